/**
 * What a reader sees of proposals and their suggestions.
 *
 * The group sees everything but others' private drafts. Others see, of a proposal that was submitted or shared, the
 * suggestions its group agreed: as they stood when it was last submitted, or, while it never was, as they stand now.
 */
import { may } from '#shared/access/may.ts'
import { type Actor, decisionInForce } from '#shared/access/subjects.ts'
import { notFound } from './errors.ts'
import type { ActEdit } from './ports/actEdits.ts'
import type { Proposal } from './ports/proposals.ts'
import type { Stores } from './ports/store.ts'
import type { Suggestion } from './ports/suggestions.ts'

export type View = 'inside' | 'outside'

type FrozenStates = Pick<Stores['versions'], 'lastAt'>

/** Frozen states, each read once, however many readers of one change or parts of one answer ask for it. */
export const frozenOnce = (versions: FrozenStates): { readonly versions: FrozenStates } => {
  const known = new Map<string, ReturnType<FrozenStates['lastAt']>>()
  return {
    versions: {
      lastAt(proposalId, step) {
        const key = `${proposalId}/${step}`
        const state = known.get(key) ?? versions.lastAt(proposalId, step)
        known.set(key, state)
        return state
      },
    },
  }
}

/** How the reader sees a proposal; undefined when not at all. */
export const viewOf = (actor: Actor, proposal: Proposal): View | undefined => {
  if (may(actor, 'proposal.readInside', { proposal })) return 'inside'
  return may(actor, 'proposal.readOutside', { proposal }) ? 'outside' : undefined
}

/** As `viewOf`; throws `not-found` when the reader may not know of it. */
export const viewOrNotFound = (actor: Actor, proposal: Proposal): View => {
  const view = viewOf(actor, proposal)
  if (!view) throw notFound()
  return view
}

/** A proposal as it is shown in this view: to others with the title and the note that it had when it was last submitted. */
export const proposalSeen = async (
  stores: { readonly versions: FrozenStates },
  proposal: Proposal,
  view: View,
): Promise<Proposal> => {
  const submitted = view === 'outside' ? await stores.versions.lastAt(proposal.id, 'submitted') : undefined
  return submitted
    ? { ...proposal, title: submitted.proposal.title, note: submitted.proposal.note }
    : proposal
}

/**
 * The edits of the amending act that this view shows. A group that goes on drafting after a submission words the act for
 * itself: others see it as it stood when the proposal was given back.
 */
export const actEditsSeen = async (
  stores: Pick<Stores, 'actEdits'> & { readonly versions: FrozenStates },
  { id, state }: Proposal,
  view: View,
): Promise<readonly ActEdit[]> => {
  const edits = await stores.actEdits.ofProposal(id)
  if (view === 'inside' || state === 'submitted' || state === 'closed') return edits
  const returned = await stores.versions.lastAt(id, 'returned')
  return returned ? edits.filter(({ at }) => at <= returned.proposal.updatedAt) : edits
}

/** What the commission decides later is public, so it joins what was frozen at submission. */
const withCommission = (frozen: Suggestion, live: Suggestion | undefined): Suggestion => ({
  ...frozen,
  decisions: [
    ...frozen.decisions.filter(({ level }) => level === 'group'),
    ...(live?.decisions ?? []).filter(({ level }) => level === 'commission'),
  ],
})

const seenOutside = (suggestion: Suggestion): boolean =>
  suggestion.state === 'open' && decisionInForce(suggestion.decisions, 'group')?.outcome === 'agreed'

/**
 * The suggestions of one proposal on one version of its text (the one that it amends now) that a reader with this view
 * sees, given all of them as they are now.
 */
export const suggestionsIn = async (
  stores: { readonly versions: FrozenStates },
  actor: Actor,
  proposal: Proposal,
  view: View,
  live: readonly Suggestion[],
  version = proposal.version,
): Promise<readonly Suggestion[]> => {
  const onVersion = (suggestion: Suggestion): boolean => suggestion.version === version
  if (view === 'inside')
    return live.filter(
      (suggestion) => onVersion(suggestion) && may(actor, 'suggestion.read', { proposal, suggestion }),
    )
  const submitted = await stores.versions.lastAt(proposal.id, 'submitted')
  if (!submitted) return live.filter((suggestion) => onVersion(suggestion) && seenOutside(suggestion))
  if (submitted.proposal.version !== version) return []
  const now = new Map(live.map((suggestion) => [suggestion.id, suggestion]))
  return submitted.suggestions
    .filter((suggestion) => onVersion(suggestion) && seenOutside(suggestion))
    .map((frozen) => withCommission(frozen, now.get(frozen.id)))
}

/** One proposal with what a reader sees of it. */
export interface Seen {
  readonly proposal: Proposal
  readonly view: View
  readonly suggestions: readonly Suggestion[]
}

/** All that stands on one version of a text, whoever may see it. */
export interface OnText {
  readonly version: number
  readonly proposals: readonly Proposal[]
  readonly suggestions: readonly Suggestion[]
}

export const onText = async (
  stores: Pick<Stores, 'proposals' | 'suggestions'>,
  textId: string,
  version: number,
): Promise<OnText> => {
  const suggestions = await stores.suggestions.ofText(textId, version)
  // A proposal that went on to a newer version leaves its suggestions here.
  const here = new Set(suggestions.map(({ proposal }) => proposal))
  const proposals = (await stores.proposals.list({ textId })).filter(
    (proposal) => proposal.version === version || here.has(proposal.id),
  )
  return { version, proposals, suggestions }
}

/** What a reader sees of all that stands on a text. */
export const seenBy = async (
  stores: { readonly versions: FrozenStates },
  actor: Actor,
  { version, proposals, suggestions }: OnText,
): Promise<readonly Seen[]> => {
  const seen: Seen[] = []
  for (const proposal of proposals) {
    const view = viewOf(actor, proposal)
    if (!view) continue
    const own = suggestions.filter((suggestion) => suggestion.proposal === proposal.id)
    seen.push({
      proposal,
      view,
      suggestions: await suggestionsIn(stores, actor, proposal, view, own, version),
    })
  }
  return seen
}
