/** Both wording cells of a row: the units before and after, paired by `from`, each pair redlined against the other. */
import { redline, type Segment } from '../redline/redline.ts'
import type { ComparisonBlock } from './comparison.ts'
import { displayNum, headingLabel } from './naming.ts'
import { byOrigin } from './origins.ts'
import type { WordingUnit } from './suggestion.ts'
import { headedKinds, type Lang, type NamingProfile } from './unit.ts'

export interface Cells {
  readonly current: ComparisonBlock[]
  readonly proposed: ComparisonBlock[]
}

export const cells = (
  before: readonly WordingUnit[],
  after: readonly WordingUnit[],
  lang: Lang,
  naming: NamingProfile,
): Cells => {
  const was = byOrigin(before)
  const is = byOrigin(after)
  const other =
    (map: ReadonlyMap<string, WordingUnit>, same: ReadonlyMap<string, WordingUnit>) => (unit: WordingUnit) =>
      unit.from && same.get(unit.from) === unit ? map.get(unit.from) : undefined
  return {
    current: blocks(before, other(is, was), 'deleted', lang, naming),
    proposed: blocks(after, other(was, is), 'inserted', lang, naming),
  }
}

const blocks = (
  units: readonly WordingUnit[],
  other: (unit: WordingUnit) => WordingUnit | undefined,
  mark: 'inserted' | 'deleted',
  lang: Lang,
  naming: NamingProfile,
  level = 0,
): ComparisonBlock[] =>
  units.flatMap((unit) => {
    const pair = other(unit)
    const marked = (part: 'heading' | 'text') => side(pair?.[part], unit[part], mark)
    const { kind } = unit
    const heading = marked('heading')
    const text = marked('text')
    const own: ComparisonBlock[] = []
    if (headedKinds.has(kind) && (unit.num !== '' || heading.length > 0))
      own.push({ kind, part: 'heading', label: title(unit, heading, lang, naming), level, segments: heading })
    else if (heading.length > 0) own.push({ kind, part: 'heading', label: '', level, segments: heading })
    const label = headedKinds.has(kind) ? '' : displayNum(kind, unit.num, naming)
    if (text.length > 0 || label !== '') own.push({ kind, part: 'text', label, level, segments: text })
    return [...own, ...blocks(unit.children, other, mark, lang, naming, level + 1)]
  })

/** A containing unit's own word goes before its heading: «Статья 9.»; alone it has no full stop. */
const title = (
  { kind, num }: WordingUnit,
  heading: readonly Segment[],
  lang: Lang,
  naming: NamingProfile,
): string => {
  if (num === '') return ''
  return `${headingLabel(naming, kind, num, lang)}${heading.length > 0 ? '.' : ''}`
}

const side = (
  other: string | undefined,
  own: string | undefined,
  mark: 'inserted' | 'deleted',
): Segment[] => {
  const parts = mark === 'deleted' ? redline(own ?? '', other ?? '') : redline(other ?? '', own ?? '')
  return parts.filter(({ type }) => type === 'same' || type === mark)
}
