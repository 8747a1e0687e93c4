/**
 * A tree of units as the lines it is read in: each heading and each wording in order, with the number before it, in
 * every language at once. A wording that only one language has is a gap in the other and shifts nothing.
 */
import { displayNum, headingLabel } from '#shared/legal/naming.ts'
import { headedKinds, type Kind, type Lang, type NamingProfile, type Unit } from '#shared/legal/unit.ts'

export interface Line {
  readonly kind: Kind
  readonly part: 'heading' | 'text'
  /** For a heading its level among headings, from 1; for a wording its depth within its article, from 0. */
  readonly level: number
  /** The number as it is printed in a language, «Статья 9.» or «1)»; '' where the unit has none or it stands above. */
  readonly label: (lang: Lang) => string
  /** The words in a language; undefined where another language has them and this one does not. */
  readonly text: (lang: Lang) => string | undefined
}

/** «Статья 1.» where a title follows, «Статья 1» where none does. A preamble says what it is only if its text does. */
const headLabel =
  ({ kind, num, heading }: Unit, naming: NamingProfile) =>
  (lang: Lang): string => {
    if (num === '' && (kind === 'preamble' || heading?.[lang])) return ''
    const label = headingLabel(naming, kind, num, lang)
    return heading?.[lang] ? `${label}.` : label
  }

const has = (words: Unit['text']): boolean => Object.values(words ?? {}).some((text) => text !== '')

const wordsOf =
  (words: Unit['text']) =>
  (lang: Lang): string | undefined =>
    has(words) ? words?.[lang] || undefined : ''

/** The lines of a unit's own heading and text. */
export const own = (unit: Unit, naming: NamingProfile, level: number, depth: number): Line[] => {
  const { kind } = unit
  const holder = headedKinds.has(kind)
  const number = holder ? headLabel(unit, naming) : () => displayNum(kind, unit.num, naming)
  const text = (label: Line['label']): Line => ({
    kind,
    part: 'text',
    level: depth,
    label,
    text: wordsOf(unit.text),
  })
  if (holder || has(unit.heading)) {
    const heads = has(unit.heading) || unit.num !== '' || kind !== 'preamble'
    return [
      ...(heads
        ? [{ kind, part: 'heading', level, label: number, text: wordsOf(unit.heading) } as const]
        : []),
      ...(has(unit.text) ? [text(() => '')] : []),
    ]
  }
  return unit.num !== '' || has(unit.text) ? [text(number)] : []
}

/** The lines of a tree, in the order they are read. */
export const outline = (units: readonly Unit[], naming: NamingProfile, level = 1, depth = 0): Line[] =>
  units.flatMap((unit) => {
    const holder = headedKinds.has(unit.kind)
    return [
      ...own(unit, naming, level, depth),
      ...outline(unit.children, naming, holder ? level + 1 : level, holder ? 0 : depth + 1),
    ]
  })
