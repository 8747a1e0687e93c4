/**
 * What one search of one reader may show: decided by the same functions as the lists of the API, each proposal read once.
 *
 * [SEARCH-1] Readers outside the group find a proposal's suggestions and note as of its last submission, the agreed ones alone;
 * while it was never submitted, as they stand.
 */
import type { Actor } from '#shared/access/subjects.ts'
import { found } from './errors.ts'
import type { Thread } from './ports/discussion.ts'
import type { Proposal } from './ports/proposals.ts'
import type { Entry } from './ports/search.ts'
import type { Stores } from './ports/store.ts'
import type { Suggestion } from './ports/suggestions.ts'
import { threadsSeen } from './threadsSeen.ts'
import { frozenOnce, proposalSeen, suggestionsIn, viewOf, viewOrNotFound } from './visible.ts'

/** What is told of an entry that the reader may see. */
export interface Shown {
  readonly proposal?: Proposal
  readonly suggestion?: Suggestion
  readonly thread?: Thread
  /** The unit of a text shown on a proposal's page. */
  readonly unit?: string
  /** Whether the text's newest version holds it. */
  readonly newest: boolean
}

export interface Reach {
  /** The versions of texts whose units are searched. */
  readonly texts: readonly { readonly textId: string; readonly version: number }[]
  /** What may be told of an entry; undefined when nothing. */
  shown(entry: Entry): Promise<Shown | undefined>
}

type Needed = Pick<Stores, 'texts' | 'proposals' | 'suggestions' | 'discussion' | 'versions'>

/** What a reader sees of one proposal. */
interface InProposal {
  readonly proposal: Proposal
  readonly layer: Entry['layer']
  readonly suggestions: ReadonlyMap<string, Suggestion>
  /** Threads by the ids of their comments. */
  readonly threads: ReadonlyMap<string, Thread>
}

const inProposal = async (stores: Needed, actor: Actor, id: string): Promise<InProposal | undefined> => {
  const proposal = await stores.proposals.get(id)
  const view = proposal && viewOf(actor, proposal)
  if (!proposal || !view) return undefined
  const live = await stores.suggestions.ofProposal(id)
  const frozen = frozenOnce(stores.versions)
  const seen = await suggestionsIn(frozen, actor, proposal, view, live)
  const suggestions = new Map(seen.map((suggestion) => [suggestion.id, suggestion]))
  const wasSubmitted = view === 'outside' && (await frozen.versions.lastAt(id, 'submitted')) !== undefined
  const threads = threadsSeen(actor, proposal, view, seen, await stores.discussion.ofProposal(id))
  return {
    proposal: await proposalSeen(frozen, proposal, view),
    layer: wasSubmitted ? 'submitted' : 'live',
    suggestions,
    threads: new Map(
      threads.flatMap((thread) => thread.comments.map(({ id: comment }) => [comment, thread])),
    ),
  }
}

interface Within {
  readonly text?: string
  readonly version?: number
  readonly proposal?: Proposal
}

const textsIn = async (
  { texts }: Pick<Needed, 'texts'>,
  { text, version, proposal }: Within,
): Promise<Reach['texts']> => {
  if (proposal) return [{ textId: proposal.textId, version: proposal.version }]
  if (text === undefined) return texts.list()
  return [{ textId: text, version: found(await texts.get(text, version)).version }]
}

/** Throws `not-found` when the reader may not know of the text or the proposal that is to be searched. */
export const reachOf = async (stores: Needed, actor: Actor, within: Within): Promise<Reach> => {
  if (within.proposal) viewOrNotFound(actor, within.proposal)
  const searched = await textsIn(stores, within)
  const versions = new Map(searched.map(({ textId, version }) => [textId, version]))
  const newest = new Map((await stores.texts.list()).map(({ textId, version }) => [textId, version]))
  const proposals = new Map<string, Promise<InProposal | undefined>>()

  const visible = (id: string): Promise<InProposal | undefined> => {
    const known = proposals.get(id) ?? inProposal(stores, actor, id)
    proposals.set(id, known)
    return known
  }

  return {
    texts: searched,
    async shown({ kind, layer, textId, version, subject, proposal: id }) {
      const isNewest = newest.get(textId) === version
      if (kind === 'unit') {
        if (versions.get(textId) !== version) return undefined
        return {
          newest: isNewest,
          ...(within.proposal && { proposal: within.proposal, unit: subject }),
        }
      }
      const seen = id === undefined ? undefined : await visible(id)
      if (!seen) return undefined
      const { proposal } = seen
      if (kind === 'comment') {
        const thread = seen.threads.get(subject)
        const suggestion =
          thread?.suggestion === undefined ? undefined : seen.suggestions.get(thread.suggestion)
        return thread && { proposal, thread, newest: isNewest, ...(suggestion && { suggestion }) }
      }
      if (layer !== seen.layer) return undefined
      if (kind === 'note') return { proposal, newest: isNewest }
      const suggestion = seen.suggestions.get(subject)
      return suggestion && { proposal, suggestion, newest: isNewest }
    },
  }
}
