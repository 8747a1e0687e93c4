/**
 * A tree of units as the lines it is read in: each heading and each wording in order, with the number before it.
 *
 * Lines of two languages belong together by unit and part, so that a wording which only one of them has leaves a gap
 * and never shifts what follows.
 */
import { displayNum, headingLabel } from '#shared/legal/naming.ts'
import type { Kind, Lang, NamingProfile, PlainUnit } from '#shared/legal/unit.ts'

export interface Line {
  /** The unit's eId and which part of it this is; the same in every language. */
  readonly key: string
  readonly kind: Kind
  /** For a heading its level among headings, from 1; for a wording its depth within its article, from 0. */
  readonly level: number
  readonly part: 'heading' | 'text'
  /** The number as it is printed, «Статья 9.» or «1)»; '' where the unit has none or it stands above. */
  readonly label: string
  readonly text: string
}

/** Kinds that hold others and are read as headings, with a title or with nothing but their number. */
const headed = new Set<Kind>(['preamble', 'part', 'title', 'section', 'chapter', 'article', 'annex'])

/** «Статья 1.» where a title follows, «Статья 1» where none does. A preamble says what it is only if its text does. */
const headLabel = ({ kind, num, heading }: PlainUnit, lang: Lang, naming: NamingProfile): string => {
  if (num === '' && (kind === 'preamble' || heading !== undefined)) return ''
  const label = headingLabel(naming, kind, num, lang)
  return heading ? `${label}.` : label
}

const own = (unit: PlainUnit, lang: Lang, naming: NamingProfile, level: number, depth: number): Line[] => {
  const line = (part: Line['part'], at: number, label: string, text: string): Line => ({
    key: `${unit.eId}/${part}`,
    kind: unit.kind,
    level: at,
    part,
    label,
    text,
  })
  const holder = headed.has(unit.kind)
  const label = holder ? headLabel(unit, lang, naming) : displayNum(unit.kind, unit.num, naming)
  const heading = unit.heading ?? ''
  if (holder || heading !== '') {
    return [
      ...(label || heading ? [line('heading', level, label, heading)] : []),
      ...(unit.text ? [line('text', depth, '', unit.text)] : []),
    ]
  }
  return label || unit.text ? [line('text', depth, label, unit.text ?? '')] : []
}

/** The lines of a tree, in the order they are read. */
export const outline = (
  units: readonly PlainUnit[],
  lang: Lang,
  naming: NamingProfile,
  level = 1,
  depth = 0,
): Line[] =>
  units.flatMap((unit) => {
    const holder = headed.has(unit.kind)
    return [
      ...own(unit, lang, naming, level, depth),
      ...outline(unit.children, lang, naming, holder ? level + 1 : level, holder ? 0 : depth + 1),
    ]
  })

/** Lines of two languages side by side, in the first one's order; what only the second has follows what it stood after. */
export const paired = (
  first: readonly Line[],
  second: readonly Line[],
): (readonly [Line | undefined, Line | undefined])[] => {
  const inFirst = new Set(first.map(({ key }) => key))
  const after = new Map<string, Line[]>()
  const partner = new Map<string, Line>()
  let last = ''
  for (const line of second) {
    if (inFirst.has(line.key)) {
      partner.set(line.key, line)
      last = line.key
    } else after.set(last, [...(after.get(last) ?? []), line])
  }
  const alone = (key: string) => (after.get(key) ?? []).map((line) => [undefined, line] as const)
  return [
    ...alone(''),
    ...first.flatMap((line) => [[line, partner.get(line.key)] as const, ...alone(line.key)]),
  ]
}
