/** What a language must be able to say to cite. Steps are outermost first and never empty. */
import type { Case } from './grammar/case.ts'
import type { Mark, Step } from './place.ts'

export type Side = 'before' | 'after' | 'first'

/** Siblings one after the other, from the first to the last; one alone is both. */
export interface Run {
  readonly first: Mark
  readonly last: Mark
  readonly count: number
}

/** The runs, each as its numbers, with a word before the last: two neighbours are two, more are from the first to the last. */
export const listed = (
  runs: readonly Run[],
  and: string,
  link: string,
  told: (mark: Mark, isLast: boolean) => string,
): string => {
  const parts = runs.flatMap(({ first, last, count }, at) => {
    const end = at === runs.length - 1
    if (count === 1) return [told(first, end)]
    if (count === 2) return [told(first, false), told(last, end)]
    return [`${told(first, false)}${link}${told(last, end)}`]
  })
  return parts.length === 1 ? parts[0]! : `${parts.slice(0, -1).join(', ')}${and}${parts.at(-1)!}`
}

export interface CitationWriter {
  unit(steps: readonly Step[], name: Case): string
  /** From the last of `steps` to its sibling marked `last`; `adjacent` when nothing stands between the two. */
  range(steps: readonly Step[], last: Mark, adjacent: boolean, name: Case): string
  /** Siblings of which some stand apart («пункты 2, 4–6 и 8»): the last of `steps` is one of them, its mark is not read. */
  list(steps: readonly Step[], runs: readonly Run[], name: Case): string
  heading(steps: readonly Step[], name: Case): string
  /** A new unit (`step`, or several of the kind) beside another, or at the beginning of it. */
  added(step: Step, many: boolean, side: Side, beside: readonly Step[], name: Case): string
}
