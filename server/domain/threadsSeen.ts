/**
 * Threads as a reader may see them: of what the group keeps to itself nothing, and no talk about a suggestion that the reader
 * does not see. Others read a shared thread in its group's name, unless the group shows its authors, and with quoted
 * words only where they are in the wording that they see: a quote of what stood there before is a draft.
 */
import { may } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import { plainRichText } from '#shared/document/richText.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Thread } from './ports/discussion.ts'
import type { Person, Proposal } from './ports/proposals.ts'
import type { Suggestion } from './ports/suggestions.ts'
import type { View } from './visible.ts'

interface Anchor {
  readonly lang: string
  readonly field: string
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
}

const wordsOf = ({ num, heading = '', text = '', children }: WordingUnit): string =>
  [num, heading, text, ...children.map(wordsOf)].join('\n')

const wordsIn = ({ after, reason }: Suggestion, { lang, field }: Anchor): string =>
  field === 'reason' ? plainRichText(reason[lang] ?? []) : (after[lang] ?? []).map(wordsOf).join('\n')

const anchorSeen = (anchor: Anchor, on: Suggestion | undefined): Anchor | undefined => {
  if (anchor.field === 'base') return anchor
  const words = on ? wordsIn(on, anchor) : ''
  if (!words.includes(anchor.quote)) return undefined
  const kept = (around: string): string => (words.includes(around) ? around : '')
  return { ...anchor, prefix: kept(anchor.prefix), suffix: kept(anchor.suffix) }
}

const outside = (
  { anchor, ...thread }: Thread,
  { group, authorsShown }: Proposal,
  on: Suggestion | undefined,
): Thread => {
  const named = (person: Person): Person => (authorsShown ? person : { id: '', name: group.name })
  const seen = anchor === undefined ? undefined : anchorSeen(anchor as Anchor, on)
  return {
    ...thread,
    author: named(thread.author),
    ...(seen && { anchor: seen }),
    ...(thread.resolved && { resolved: { ...thread.resolved, by: named(thread.resolved.by) } }),
    comments: thread.comments.map((comment) => ({ ...comment, author: named(comment.author) })),
  }
}

/** Of a proposal's threads those that the reader sees, as they see them; `suggestions` are those that they see. */
export const threadsSeen = (
  actor: Actor,
  proposal: Proposal,
  view: View,
  suggestions: readonly Suggestion[],
  threads: readonly Thread[],
): readonly Thread[] => {
  const seen = new Map(suggestions.map((suggestion) => [suggestion.id, suggestion]))
  return threads
    .filter((thread) => may(actor, 'thread.read', { proposal, thread }))
    .filter(({ suggestion }) => suggestion === undefined || seen.has(suggestion))
    .map((thread) =>
      view === 'inside' ? thread : outside(thread, proposal, seen.get(thread.suggestion ?? '')),
    )
}
