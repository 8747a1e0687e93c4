/**
 * Everything of a proposal that its reader may see, to be kept elsewhere and checked without this server: rows as the API
 * tells them, every file in every format, and for members the frozen versions, the trail and the logs of its documents.
 *
 * [EXPORT-6] Each log is a chain of hashes that anybody can walk. What the reader may not see stays out: others' private
 * drafts as a whole, and of a suggestion that was a draft once the words typed in it before it was shown; their rows
 * are there with their hashes only, so that the chain after them can still be followed.
 */
import { may } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { HistoryEntry } from '#shared/api/proposals.ts'
import { archiveReadme } from './archiveReadme.ts'
import type { DiscussionService } from './discussion.ts'
import { found } from './errors.ts'
import type { ExportService } from './exports.ts'
import type { HistoryService } from './history.ts'
import { permit } from './permit.ts'
import type { LogReader } from './ports/logReader.ts'
import type { PackedFile, Packer } from './ports/packer.ts'
import type { Proposal } from './ports/proposals.ts'
import type { RoomRef } from './ports/rooms.ts'
import type { Stores } from './ports/store.ts'
import type { ProposalService } from './proposals.ts'
import type { SuggestionReader } from './suggestionReader.ts'
import type { ReadyTexts } from './versionsOfTexts.ts'
import { viewOrNotFound } from './visible.ts'

export interface ArchiveService {
  /** Checks rights at once; the files are made while the stream is read, and no longer once `signal` is aborted. */
  ofProposal(
    actor: Actor,
    proposalId: string,
    signal?: AbortSignal,
  ): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
}

export interface ArchiveParts {
  readonly store: Pick<Stores, 'proposals' | 'suggestions'>
  readonly texts: ReadyTexts
  readonly proposals: Pick<ProposalService, 'get'>
  readonly reader: Pick<SuggestionReader, 'rowsOfProposal'>
  readonly discussion: Pick<DiscussionService, 'list'>
  readonly history: Pick<HistoryService, 'versions' | 'version' | 'entries'>
  readonly exports: Pick<ExportService, 'allOfProposal'>
  readonly logs: LogReader
  readonly pack: Packer
}

const json = (name: string, value: unknown): PackedFile => ({
  name,
  body: `${JSON.stringify(value, null, 1)}\n`,
})

const bite = 500

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** When each suggestion was shown that had been a private draft: the last time that it stopped being one. */
const shownAt = (entries: readonly HistoryEntry[]): ReadonlyMap<string, string> => {
  const shown = new Map<string, string>()
  for (const { action, subject, detail, at } of entries) {
    const ended = action === 'suggestion.state' && detail.from === 'draft' && detail.to !== 'draft'
    if (ended && (shown.get(subject) ?? '') < at) shown.set(subject, at)
  }
  return shown
}

export const archiveService = (parts: ArchiveParts): ArchiveService => {
  const { store, texts, proposals, reader, discussion, history, exports, logs, pack } = parts

  const trailOf = async (actor: Actor, proposalId: string): Promise<HistoryEntry[]> => {
    const entries: HistoryEntry[] = []
    for (let before: number | undefined; ; before = entries.at(-1)!.seq) {
      const some = await history.entries(actor, proposalId, before, bite)
      entries.push(...some)
      if (some.length < bite) return entries.reverse()
    }
  }

  /** One line a row; rows older than `since` keep their words to themselves. */
  const logOf = async (room: RoomRef, since: string | undefined) => {
    const lines: string[] = []
    let head: { rows: number; hash: string } = { rows: 0, hash: hex(new Uint8Array(32)) }
    for (;;) {
      const some = await logs.rows(room, head.rows, bite)
      for (const { update, hash, ...row } of some) {
        const words = since !== undefined && row.at < since ? { withheld: true } : { update: base64(update) }
        lines.push(JSON.stringify({ ...row, ...words, hash: hex(hash) }))
        head = { rows: row.seq, hash: hex(hash) }
      }
      if (some.length < bite) return { head, body: lines.map((line) => `${line}\n`).join('') }
    }
  }

  async function* historyOf(actor: Actor, proposal: Proposal): AsyncGenerator<PackedFile> {
    for (const { number } of await history.versions(actor, proposal.id))
      yield json(`versions/${number}.json`, await history.version(actor, proposal.id, number))
    const trail = await trailOf(actor, proposal.id)
    yield json('history/trail.json', trail)
    const shown = shownAt(trail)
    const visible = (await store.suggestions.ofProposal(proposal.id)).filter((suggestion) =>
      may(actor, 'suggestion.read', { proposal, suggestion }),
    )
    const mine = ({ author, coauthors }: (typeof visible)[number]): boolean =>
      [author, ...coauthors].some(({ id }) => id === actor.id)
    const rooms: [RoomRef, string | undefined][] = [
      [{ type: 'proposal', id: proposal.id }, undefined],
      ...visible.map((suggestion): [RoomRef, string | undefined] => [
        { type: 'suggestion', id: suggestion.id },
        mine(suggestion) ? undefined : shown.get(`suggestion/${suggestion.id}`),
      ]),
    ]
    const heads: Record<string, { rows: number; hash: string }> = {}
    for (const [room, since] of rooms) {
      const { head, body } = await logOf(room, since)
      heads[`${room.type}/${room.id}`] = head
      yield { name: `history/rooms/${room.type}-${room.id}.ndjson`, body }
    }
    yield json('history/heads.json', heads)
  }

  async function* filesOf(
    actor: Actor,
    proposal: Proposal,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<PackedFile> {
    const { text } = await texts.get(proposal.textId, proposal.version)
    const withHistory = may(actor, 'history.read', { proposal })
    yield { name: 'README.txt', body: archiveReadme(withHistory) }
    yield json('proposal.json', await proposals.get(actor, proposal.id))
    yield json('text.json', text)
    yield json('suggestions.json', await reader.rowsOfProposal(actor, proposal.id))
    yield json('threads.json', await discussion.list(actor, proposal.id, {}))
    for await (const { name, body } of exports.allOfProposal(actor, proposal.id, 'group', signal))
      yield { name: `files/${name}`, body }
    signal?.throwIfAborted()
    if (withHistory) yield* historyOf(actor, proposal)
  }

  return {
    async ofProposal(actor, proposalId, signal) {
      const proposal = found(await store.proposals.get(proposalId))
      viewOrNotFound(actor, proposal)
      permit(actor, 'proposal.export', { proposal })
      return pack(filesOf(actor, proposal, signal))
    },
  }
}
