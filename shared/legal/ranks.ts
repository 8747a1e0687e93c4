/** Which kinds stand in which, where only the order of units tells: from what holds most to what holds nothing. */
import type { Kind } from './unit.ts'

const ranks: Readonly<Record<Kind, number>> = {
  preamble: 0,
  annex: 0,
  part: 1,
  title: 2,
  section: 3,
  chapter: 4,
  article: 5,
  paragraph: 6,
  point: 7,
  subpoint: 8,
  alinea: 9,
}

/** Whether a unit of this kind goes into `holder`: an alinea closes an article or a paragraph rather than its last point. */
export const goesInto = (kind: Kind, holder: Kind): boolean =>
  kind === 'alinea' ? ranks[holder] <= ranks.paragraph : ranks[holder] < ranks[kind]
