/**
 * Where a unit stands, as a citation names it: the steps from the outermost holder to the unit itself.
 *
 * Articles and the containers above them are cited alone, unless their eId carries the container's (numbering that
 * starts over: `sec_2__art_1`). The one unnumbered part of an article, paragraph or preamble is that unit itself.
 */
import type { Term } from './grammar/terms.ts'
import { termOf } from './grammar/terms.ts'
import { headedKinds, type Kind, type Lang, type Localized, type NamingProfile } from './unit.ts'

/** Any unit that can be cited: `Unit` and `PlainUnit` both are. */
export interface Citable {
  readonly eId: string
  readonly kind: Kind
  readonly num: string
  readonly heading?: Localized | string
  readonly text?: Localized | string
  readonly children: readonly Citable[]
}

/** What tells a unit from its siblings: its number, its place among the unnumbered ones, its title, or nothing. */
export type Mark =
  | { readonly type: 'number'; readonly number: string }
  | { readonly type: 'ordinal'; readonly ordinal: number }
  | { readonly type: 'title'; readonly title: string }
  | { readonly type: 'none' }

export interface Step {
  readonly kind: Kind
  readonly term: Term
  readonly mark: Mark
}

/** The steps that a citation of the last unit of `path` names. With `exact`, an only part is named as well. */
export const stepsOf = (
  path: readonly Citable[],
  lang: Lang,
  naming: NamingProfile,
  exact = false,
): readonly Step[] => {
  const cited = exact ? path : withoutOnlyPart(path)
  const named: number[] = []
  for (let index = cited.length - 1; index >= 0; index--) {
    const unit = cited[index]!
    const inner = named[0] === undefined ? undefined : cited[named[0]]!
    if (!inner || !headedKinds.has(inner.kind) || inner.eId.startsWith(`${unit.eId}__`)) named.unshift(index)
  }
  return named.flatMap((index) => {
    const unit = cited[index]!
    const holder = cited[index - 1]
    const term = termOf(unit.kind, holder?.kind, naming)
    return [...partOver(unit, holder, naming), { kind: unit.kind, term, mark: markOf(unit, holder, lang) }]
  })
}

/** Where numbers start over within one holder, the part that opens the list tells them apart. */
const partOver = (unit: Citable, holder: Citable | undefined, naming: NamingProfile): Step[] => {
  if (!holder || unit.num === '' || headedKinds.has(unit.kind)) return []
  const alike = holder.children.filter(({ kind, num }) => kind === unit.kind && num === unit.num)
  const before = holder.children.slice(0, holder.children.indexOf(unit))
  const ordinal = ownPart(holder) + before.filter(isPart).length
  if (alike.length < 2 || ordinal === 0) return []
  return [{ kind: 'alinea', term: termOf('alinea', holder.kind, naming), mark: { type: 'ordinal', ordinal } }]
}

const isPart = ({ kind, num }: Citable): boolean => kind === 'alinea' && num === ''

/** A unit's own wording is its first part. */
const ownPart = (holder: Citable | undefined): number => (wording(holder?.text) === '' ? 0 : 1)

const withoutOnlyPart = (path: readonly Citable[]): readonly Citable[] => {
  const unit = path.at(-1)
  const holder = path.at(-2)
  const only = unit?.kind === 'alinea' && unit.num === '' && holder?.children.length === 1
  return only && wording(holder.text) === '' ? path.slice(0, -1) : path
}

/** Unnumbered parts are counted in order, the holder's own wording being the first of them. */
const markOf = (unit: Citable, holder: Citable | undefined, lang: Lang): Mark => {
  if (unit.num !== '') return { type: 'number', number: unit.num }
  if (unit.kind === 'preamble') return { type: 'none' }
  const title = wording(unit.heading, lang)
  if (title !== '') return { type: 'title', title }
  const alike = holder?.children.filter(({ kind, num }) => kind === unit.kind && num === '') ?? []
  if (unit.kind !== 'alinea' && alike.length < 2) return { type: 'none' }
  const own = unit.kind === 'alinea' ? ownPart(holder) : 0
  return { type: 'ordinal', ordinal: own + Math.max(0, alike.indexOf(unit)) + 1 }
}

const wording = (value: Localized | string | undefined, lang?: Lang): string => {
  if (value === undefined || typeof value === 'string') return value ?? ''
  return (
    (lang === undefined ? undefined : value[lang]) ?? Object.values(value).find((text) => text !== '') ?? ''
  )
}
