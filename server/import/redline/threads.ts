/**
 * A file's comments beside what they are about: the author's own comment on a change is its reason, anybody else's a thread
 * on the suggestion; a comment on words that nobody changes is a thread on their unit.
 */
import type { Lang } from '#shared/legal/unit.ts'
import type { WordComment } from '../docx/comments.ts'
import type { FoundSuggestion } from './found.ts'
import type { Pair } from './pairs.ts'
import type { Placed } from './slots.ts'

export interface FoundThread {
  readonly resolved: boolean
  readonly comments: readonly { readonly author: string; readonly date: string; readonly text: string }[]
}

export interface PlacedComments {
  /** By suggestion: its reason by language, and its threads. */
  readonly reasons: readonly Readonly<Record<Lang, string>>[]
  readonly onSuggestions: readonly (readonly FoundThread[])[]
  readonly onUnits: readonly (FoundThread & { readonly unit: string })[]
  /** Comments that stand by nothing of the version. */
  readonly lost: readonly string[]
}

const comment = ({ author, date, text }: WordComment) => ({ author, date, text })

export const placeComments = (
  comments: readonly WordComment[],
  pairs: readonly Pair[],
  placed: ReadonlyMap<number, Placed>,
  suggestions: readonly FoundSuggestion[],
): PlacedComments => {
  const reasons: Record<Lang, string>[] = suggestions.map(() => ({}))
  const onSuggestions: FoundThread[][] = suggestions.map(() => [])
  const onUnits: (FoundThread & { unit: string })[] = []
  const lost: string[] = []
  const covered = new Map<string, number[]>()
  for (const [at, { comments: ids }] of pairs.entries())
    for (const id of ids) covered.set(id, [...(covered.get(id) ?? []), at])
  const langAt = (at: number): Lang | undefined => {
    for (let near = at; near >= 0; near--) if (placed.has(near)) return placed.get(near)!.slot.lang
    return undefined
  }
  for (const root of comments.filter(({ parent }) => parent === undefined)) {
    const answers = comments.filter(({ parent }) => parent === root.id)
    if (root.text === '' && answers.length === 0) continue
    const at = covered.get(root.id) ?? []
    const here = suggestions.flatMap(({ pairs: own, author }, number) =>
      own.some((each) => at.includes(each))
        ? [{ number, author, first: own.find((each) => at.includes(each))! }]
        : [],
    )
    const own = here.find(({ author }) => author === root.author)
    const thread: FoundThread = {
      resolved: root.resolved,
      comments: [...(own || root.text === '' ? [] : [root]), ...answers].map(comment),
    }
    if (own) {
      const lang = langAt(own.first)!
      const known = reasons[own.number]![lang]
      reasons[own.number]![lang] = known === undefined ? root.text : `${known}\n${root.text}`
      if (answers.length > 0) onSuggestions[own.number]!.push(thread)
      continue
    }
    const unit = at.map((each) => placed.get(each)?.slot.unit.eId).find((eId) => eId !== undefined)
    if (here.length > 0) onSuggestions[here[0]!.number]!.push(thread)
    else if (unit !== undefined) onUnits.push({ unit, ...thread })
    else lost.push(...[root, ...answers].map(({ author, text }) => `${author}: ${text}`))
  }
  return { reasons, onSuggestions, onUnits, lost }
}
