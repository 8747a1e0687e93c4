/**
 * Restoring a version: its wordings with their reasons, and its note, become the documents again, each started anew in the
 * next epoch. What stood before is frozen as a version of its own first, so that a restore can be undone.
 *
 * Everything else stays: states, positions, discussion. The group's decisions on what is restored are reopened, since
 * they were taken on another wording; what the commission decided, what was withdrawn, and others' private drafts are left
 * alone. Who is typing meanwhile is turned away with a stale copy, and their page sets their words aside.
 */
import * as Y from 'yjs'
import { may } from '#shared/access/may.ts'
import { type Actor, decisionInForce } from '#shared/access/subjects.ts'
import type { Restored } from '#shared/api/proposals.ts'
import type { RichBlock } from '#shared/document/richText.ts'
import { sameWording } from '#shared/document/wordingHash.ts'
import { writeRichText, writeWording } from '#shared/document/write.ts'
import type { Lang } from '#shared/legal/unit.ts'
import type { VersionIndex } from '#shared/legal/version-index.ts'
import type { Announce } from './announce.ts'
import { roomOf, settleOne } from './closing.ts'
import { change, type Desk } from './desk.ts'
import { noteSeeds, seedsOf, seedWording } from './documents.ts'
import { found, Refusal } from './errors.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { Proposal } from './ports/proposals.ts'
import type { Beginning } from './ports/rooms.ts'
import type { Suggestion } from './ports/suggestions.ts'
import type { Frozen } from './ports/versions.ts'
import type { ReadyTexts } from './versionsOfTexts.ts'
import { viewOrNotFound } from './visible.ts'
import { frozenState } from './workflow.ts'

export interface RestoringService {
  restore(actor: Actor, proposalId: string, number: number): Promise<Restored>
}

interface Parts {
  readonly desk: Desk
  readonly texts: ReadyTexts
  readonly materialiser: Materialiser
  readonly announce: Announce
}

type Rich = Readonly<Record<Lang, readonly RichBlock[]>>

const sameRich = (a: Rich, b: Rich): boolean => {
  const langs = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...langs].every((lang) => JSON.stringify(a[lang] ?? []) === JSON.stringify(b[lang] ?? []))
}

const sameDocument = (index: VersionIndex, now: Suggestion, then: Suggestion): boolean =>
  sameRich(now.reason, then.reason) &&
  Object.keys(now.before).every((lang) => {
    const seeded = seedWording(index, now, lang)
    return sameWording(now.after[lang] ?? seeded, then.after[lang] ?? seeded)
  })

/** A document's first rows: the seeds as nobody's, and what differs from them as the user's, under a fresh clientID. */
const beginning = (
  seeds: readonly Uint8Array[],
  userId: string,
  write: (doc: Y.Doc) => void,
): Beginning[] => {
  const doc = new Y.Doc()
  for (const seed of seeds) Y.applyUpdate(doc, seed)
  const before = Y.encodeStateVector(doc)
  const written: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => written.push(update))
  doc.transact(() => write(doc))
  const clients = Y.getState(doc.store, doc.clientID) > 0 ? [doc.clientID] : []
  const update = Y.encodeStateAsUpdate(doc, before)
  doc.destroy()
  return [
    ...seeds.map((seed): Beginning => ({ author: '', update: seed, clients: [] })),
    ...(written.length > 0 ? [{ author: userId, update, clients }] : []),
  ]
}

const writeRich = (doc: Y.Doc, field: 'reason' | 'note', words: Rich): void => {
  for (const [lang, blocks] of Object.entries(words)) writeRichText(doc, field, lang, blocks)
}

export const restoringService = ({ desk, texts, materialiser, announce }: Parts): RestoringService => {
  const { store, rooms } = desk

  const mayTouch = (actor: Actor, proposal: Proposal, suggestion: Suggestion): boolean =>
    (suggestion.state === 'open' || suggestion.state === 'draft') &&
    may(actor, 'suggestion.read', { proposal, suggestion }) &&
    !decisionInForce(suggestion.decisions, 'commission')

  /** The suggestions whose documents differ from the version: those to restore, and those to leave alone. */
  const differing = (actor: Actor, index: VersionIndex, now: Frozen, then: Frozen) => {
    const current = new Map(now.suggestions.map((suggestion) => [suggestion.id, suggestion]))
    const pairs = then.suggestions.flatMap((frozen) => {
      const kept = current.get(frozen.id)
      return kept && !sameDocument(index, kept, frozen) ? [{ kept, frozen }] : []
    })
    const touched = pairs.filter(({ kept }) => mayTouch(actor, now.proposal, kept))
    return { touched, left: pairs.filter((pair) => !touched.includes(pair)) }
  }

  return {
    async restore(actor, proposalId, number) {
      const proposal = found(await store.proposals.get(proposalId))
      viewOrNotFound(actor, proposal)
      permit(actor, 'version.restore', { proposal })
      const then = found(await store.versions.get(proposalId, number)).frozen
      if (then.proposal.version !== proposal.version)
        throw new Refusal('other-version', { version: then.proposal.version, now: proposal.version })
      await materialiser.proposal(proposalId)
      const now = await frozenState(store, proposalId)
      const { text, index } = await texts.get(proposal.textId, proposal.version)
      const { touched, left } = differing(actor, index, now, then)
      const decided = touched.filter(({ kept }) => decisionInForce(kept.decisions, 'group'))
      const before = await change(desk, actor, async (tx) => {
        permit(actor, 'version.restore', { proposal: found(await tx.proposals.get(proposalId)) })
        const frozen = await frozenState(tx, proposalId)
        const kept = await tx.versions.add(proposalId, {
          name: '',
          step: 'before-restore',
          by: actor.id,
          at: tx.at,
          frozen,
        })
        for (const { kept: suggestion } of decided) {
          const inForce = decisionInForce(found(await tx.suggestions.get(suggestion.id)).decisions, 'group')
          if (!inForce) continue
          await tx.suggestions.reopen(inForce.id, actor.id, tx.at)
          await settleOne(tx, suggestion.id)
          tx.note('suggestion.reopened', `suggestion/${suggestion.id}`, proposalId, {
            level: 'group',
            reason: '',
          })
        }
        for (const { kept: suggestion } of touched)
          tx.note('suggestion.restored', `suggestion/${suggestion.id}`, proposalId, { version: number })
        tx.note('version.restored', `proposal/${proposalId}`, proposalId, { version: number, before: kept })
        tx.rightsMoved()
        return kept
      })
      await rooms.stand(decided.map(({ kept }) => roomOf(kept)))
      for (const { kept, frozen } of touched) {
        const rows = beginning([...seedsOf(index, kept).values()], actor.id, (doc) => {
          for (const [lang, units] of Object.entries(frozen.after))
            if (kept.before[lang]) writeWording(doc, lang, units)
          writeRich(doc, 'reason', frozen.reason)
        })
        await rooms.restart({ type: 'suggestion', id: kept.id }, rows)
        await materialiser.suggestion(kept.id)
      }
      if (!sameRich(now.proposal.note, then.proposal.note)) {
        const rows = beginning(noteSeeds(text.languages), actor.id, (doc) =>
          writeRich(doc, 'note', then.proposal.note),
        )
        await rooms.restart({ type: 'proposal', id: proposalId }, rows)
        await materialiser.proposal(proposalId)
      }
      announce.everythingIn(now)
      return {
        restored: touched.map(({ kept }) => kept.id),
        left: left
          .filter(({ kept }) => may(actor, 'suggestion.read', { proposal, suggestion: kept }))
          .map(({ kept }) => kept.id),
        before,
      }
    },
  }
}
