/** What a language must be able to say to cite. Steps are outermost first and never empty. */
import type { Case } from './grammar/case.ts'
import type { Mark, Step } from './place.ts'

export type Side = 'before' | 'after' | 'first'

export interface CitationWriter {
  unit(steps: readonly Step[], name: Case): string
  /** From the last of `steps` to its sibling marked `last`; `adjacent` when nothing stands between the two. */
  range(steps: readonly Step[], last: Mark, adjacent: boolean, name: Case): string
  heading(steps: readonly Step[], name: Case): string
  /** A new unit (`step`, or several of the kind) beside another, or at the beginning of it. */
  added(step: Step, many: boolean, side: Side, beside: readonly Step[], name: Case): string
}
