/** The texts that a formula speaks of, and how a place in them is named. */
import { type Step, stepsOf } from './place.ts'
import { pathTo } from './tree.ts'
import type { Lang, NamingProfile, PlainUnit } from './unit.ts'

/** The texts that an act stands between, in one language. `within` is the article that its clause has named. */
export interface FormulaTexts {
  readonly base: readonly PlainUnit[]
  readonly agreed: readonly PlainUnit[]
  readonly naming: NamingProfile
  readonly lang: Lang
  readonly within?: string
}

/** The steps to a unit of the base, without those that the clause has named already; all where nothing would be left. */
export const stepsTo = (texts: FormulaTexts, eId: string, exact = false): readonly Step[] => {
  const { base, lang, naming, within } = texts
  const path = pathTo(base, eId)
  const steps = stepsOf(path, lang, naming, exact)
  if (within === undefined || !path.some((holding) => holding.eId === within)) return steps
  const article = steps.findIndex(({ kind }) => kind === 'article')
  return article + 1 < steps.length ? steps.slice(article + 1) : steps
}
