/**
 * eIds: a unit's path in its version, by Akoma Ntoso's naming (OASIS, Naming Convention 1.0, section 5).
 *
 * `art_61-1__para_2__point_1`. Articles carry no container prefix, since their numbers run through the whole text;
 * where a container starts their numbers over, its articles carry it. Duplicates take `-2`, `-3` in order. Roman and
 * spelt numbers appear as Arabic ones, so that an eId does not depend on the script somebody typed.
 */
import { normaliseNum, numKey } from './numerals.ts'
import { countedThrough, type Kind } from './unit.ts'

const prefixes: Readonly<Record<Kind, string>> = {
  preamble: 'preamble',
  part: 'part',
  title: 'title',
  section: 'sec',
  chapter: 'chp',
  article: 'art',
  paragraph: 'para',
  point: 'point',
  subpoint: 'subpoint',
  alinea: 'al',
  annex: 'annex',
}

/** What eIds need to know of a unit. */
export interface Numbered {
  readonly kind: Kind
  readonly num: string
  readonly children: readonly Numbered[]
}

const slug = (num: string): string =>
  num
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, '-')
    .replace(/^-+|-+$/g, '')

/** The number as an eId shows it: `IV` → 4, `IV a` → 4a, «второй» → 2, `61¹` → 61-1. */
const eIdNumber = (kind: Kind, num: string): string => {
  const bare = normaliseNum(num)
  if (!countedThrough.has(kind)) return slug(bare.replace(/\./g, '-'))
  const [value, ...rest] = numKey(bare)
  if (value === undefined || (/^\p{L}$/u.test(bare) && !/^[IVXLCDM]$/.test(bare))) return slug(bare)
  const letter = /^(?:\d+|[IVXLCDM]+)\s?([a-z])(?![a-z])/.exec(bare)?.[1]
  return [`${value}${letter ?? ''}`, ...rest.slice(letter ? 1 : 0)].join('-')
}

/** Containers of articles that count from 1 again although articles before them were numbered. */
const restarting = (units: readonly Numbered[]): ReadonlySet<Numbered> => {
  const found = new Set<Numbered>()
  const seen = new Set<string>()
  const visit = (unit: Numbered): void => {
    const own = unit.children
      .filter((child) => child.kind === 'article')
      .map((child) => eIdNumber('article', child.num))
    const again = own.filter((num) => seen.has(num)).length
    if (own.length > 0 && again > 0 && (own[0] === '1' || again * 2 > own.length) && unit.kind !== 'article')
      found.add(unit)
    for (const num of own) seen.add(num)
    unit.children.forEach(visit)
  }
  const top = units.filter((unit) => unit.kind === 'article')
  for (const unit of top) seen.add(eIdNumber('article', unit.num))
  units.forEach(visit)
  return found
}

/** The eId of every unit of a version's whole tree. */
export const assignEIds = <T extends Numbered>(units: readonly T[]): ReadonlyMap<T, string> => {
  const eIds = new Map<T, string>()
  const taken = new Set<string>()
  const startsOver = restarting(units)
  const suffixes = new Map<string, number>()
  const unique = (wanted: string): string => {
    let eId = wanted
    let n = suffixes.get(wanted) ?? 1
    while (taken.has(eId)) eId = `${wanted}-${++n}`
    suffixes.set(wanted, n)
    taken.add(eId)
    return eId
  }
  const visit = (siblings: readonly T[], parent: string, over: boolean): void => {
    let alineas = 0
    for (const unit of siblings) {
      const label = unit.kind === 'alinea' ? String(++alineas) : eIdNumber(unit.kind, unit.num)
      const own = label === '' ? prefixes[unit.kind] : `${prefixes[unit.kind]}_${label}`
      const free = parent === '' || unit.kind === 'annex' || (unit.kind === 'article' && !over)
      const eId = unique(free ? own : `${parent}__${own}`)
      eIds.set(unit, eId)
      visit(unit.children as readonly T[], eId, over || startsOver.has(unit))
    }
  }
  visit(units, '', false)
  return eIds
}

/**
 * The same trees with the eIds of this version. A wId is kept where there is one, and is the eId where there is none,
 * as at first publication. Units without eId and wId are welcome.
 */
export const withEIds = <T extends Numbered & { readonly eId?: string; readonly wId?: string }>(
  units: readonly T[],
): (T & { readonly eId: string; readonly wId: string })[] => {
  const eIds = assignEIds(units)
  const rebuild = (unit: T): T & { readonly eId: string; readonly wId: string } => {
    const eId = eIds.get(unit)!
    return { ...unit, eId, wId: unit.wId || eId, children: (unit.children as readonly T[]).map(rebuild) }
  }
  return units.map(rebuild)
}
