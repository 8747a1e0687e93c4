/**
 * A further language of a text, unit by unit.
 *
 * Units pair by kind and number along the tree; unnumbered wording pairs by its place between numbered units, letters by
 * their order, since Kazakh and Russian alphabets differ. What cannot be paired is reported with all its wording and
 * left for a person.
 */
import { numKey, sameNum } from './numerals.ts'
import { settledBy } from './settled.ts'
import { flatten } from './tree.ts'
import type { Kind, Lang, PlainUnit, Unit } from './unit.ts'

export { inLanguage, languagesOf, toUnits } from './languages.ts'
export { alignVersions, type Correction, type VersionReport } from './versions.ts'

/** A unit that only the added language has: whole, with the base units that it stands in and after. */
export interface Unpaired {
  readonly unit: PlainUnit
  readonly parent?: string
  readonly after?: string
}

export interface LanguageReport {
  /** The uppermost base units without a counterpart. */
  readonly missingInOther: readonly string[]
  readonly onlyInOther: readonly Unpaired[]
  /** Paired although their numbers differ: by order alone. */
  readonly numberDiffers: readonly { readonly eId: string; readonly base: string; readonly other: string }[]
  /** Paired, but one has a heading, or wording of its own, and the other has not. */
  readonly shapeDiffers: readonly string[]
}

/** What a person says of two units, by eId: they are one; or, where one is left out, the other has no counterpart. */
export interface LanguageCorrection {
  readonly base?: string
  readonly other?: string
}

interface Pairing {
  /** What a person has spoken of: nothing else is made of it. */
  readonly settled: ReadonlySet<Unit | PlainUnit>
  readonly pairs: Map<Unit, PlainUnit>
  readonly missing: Set<Unit>
  readonly extra: { unit: PlainUnit; parent?: Unit; after?: Unit }[]
}

const isLettered = (kind: Kind, num: string): boolean => kind === 'subpoint' && /^\p{L}/u.test(num)

const isAnchor = (a: Unit, b: PlainUnit): boolean =>
  a.kind === b.kind && a.num !== '' && b.num !== '' && !isLettered(a.kind, a.num) && sameNum(a.num, b.num)

/** Pairs of positions whose kind and number agree, in order on both sides (longest such sequence). */
const anchors = (base: readonly Unit[], other: readonly PlainUnit[]): [number, number][] => {
  const found: [number, number][] = []
  // Most texts agree from the start on: the table is for what follows the first difference.
  let start = 0
  while (base[start] && other[start] && isAnchor(base[start]!, other[start]!)) found.push([start, start++])
  const [rows, columns] = [base.length - start, other.length - start]
  const length: Uint16Array[] = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1))
  const agree = (i: number, j: number): boolean => isAnchor(base[start + i]!, other[start + j]!)
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      length[i]![j] = agree(i, j)
        ? length[i + 1]![j + 1]! + 1
        : Math.max(length[i + 1]![j]!, length[i]![j + 1]!)
  for (let i = 0, j = 0; i < rows && j < columns; )
    if (agree(i, j)) found.push([start + i++, start + j++])
    else if (length[i + 1]![j]! >= length[i]![j + 1]!) i++
    else j++
  return found
}

/** Numbered units between two anchors pair by order only where there are as many of them on both sides. */
const pairBetween = (base: readonly Unit[], other: readonly PlainUnit[]): [Unit, PlainUnit][] => {
  const found: [Unit, PlainUnit][] = []
  for (const kind of new Set(base.map((unit) => unit.kind))) {
    const [ours, theirs] = [
      base.filter((unit) => unit.kind === kind),
      other.filter((unit) => unit.kind === kind),
    ]
    const byOrder =
      ours.every((unit) => unit.num === '' || isLettered(kind, unit.num)) || ours.length === theirs.length
    if (byOrder) for (const [i, unit] of ours.entries()) if (theirs[i]) found.push([unit, theirs[i]])
  }
  return found
}

const pairSiblings = (
  allBase: readonly Unit[],
  allOther: readonly PlainUnit[],
  parent: Unit | undefined,
  out: Pairing,
): void => {
  const base = allBase.filter((unit) => !out.settled.has(unit))
  const other = allOther.filter((unit) => !out.settled.has(unit))
  const pairs = new Map<Unit, PlainUnit>()
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...anchors(base, other), [base.length, other.length] as [number, number]]) {
    for (const [a, b] of pairBetween(base.slice(i, nextI), other.slice(j, nextJ))) pairs.set(a, b)
    if (base[nextI] && other[nextJ]) pairs.set(base[nextI], other[nextJ])
    ;[i, j] = [nextI + 1, nextJ + 1]
  }
  const paired = new Map([...out.pairs, ...pairs].map(([a, b]) => [b, a]))
  for (const unit of allBase) if (!pairs.has(unit) && !out.pairs.has(unit)) out.missing.add(unit)
  let after: Unit | undefined
  for (const unit of allOther) {
    const counterpart = paired.get(unit)
    if (counterpart) after = counterpart
    else out.extra.push({ unit, ...(parent ? { parent } : {}), ...(after ? { after } : {}) })
  }
  for (const [a, b] of pairs) {
    out.pairs.set(a, b)
    pairSiblings(a.children, b.children, a, out)
  }
}

/** Articles that stand in different containers in the two languages still pair by number. */
const pairStrays = (out: Pairing): void => {
  for (const unit of [...out.missing].flatMap((missing) => flatten([missing]))) {
    if (unit.kind !== 'article' || out.settled.has(unit)) continue
    const at = out.extra.findIndex(
      (extra) => extra.unit.kind === 'article' && !out.settled.has(extra.unit) && isAnchor(unit, extra.unit),
    )
    if (at < 0) continue
    const [stray] = out.extra.splice(at, 1)
    out.missing.delete(unit)
    out.pairs.set(unit, stray!.unit)
    pairSiblings(unit.children, stray!.unit.children, unit, out)
  }
}

const merged = (unit: Unit, lang: Lang, pairs: ReadonlyMap<Unit, PlainUnit>): Unit => {
  const other = pairs.get(unit)
  const heading = other?.heading === undefined ? unit.heading : { ...unit.heading, [lang]: other.heading }
  const text = other?.text === undefined ? unit.text : { ...unit.text, [lang]: other.text }
  return {
    ...unit,
    ...(heading ? { heading } : {}),
    ...(text ? { text } : {}),
    children: unit.children.map((child) => merged(child, lang, pairs)),
  }
}

const withoutLang = (wording: Unit['text'], lang: Lang): Unit['text'] =>
  wording && Object.fromEntries(Object.entries(wording).filter(([key]) => key !== lang))

/** A language that is aligned again replaces its earlier wording. */
const without = (units: readonly Unit[], lang: Lang): Unit[] =>
  units.map(({ heading, text, ...unit }) => ({
    ...unit,
    ...(heading ? { heading: withoutLang(heading, lang) } : {}),
    ...(text ? { text: withoutLang(text, lang) } : {}),
    children: without(unit.children, lang),
  }))

/** The base units with the other language's wording beside theirs, the pairs, and everything that did not fit. */
export const alignLanguages = (
  base: readonly Unit[],
  other: readonly PlainUnit[],
  lang: Lang,
  corrections: readonly LanguageCorrection[] = [],
): {
  units: Unit[]
  report: LanguageReport
  pairs: readonly { readonly base: string; readonly other: string }[]
} => {
  const bare = without(base, lang)
  const said = corrections.map((correction) => [correction.base, correction.other] as const)
  const { pairs, units: settled } = settledBy(bare, other, said)
  const out: Pairing = { settled, pairs: new Map(pairs), missing: new Set(), extra: [] }
  for (const [a, b] of pairs) pairSiblings(a.children, b.children, a, out)
  pairSiblings(bare, other, undefined, out)
  pairStrays(out)
  const numbered = [...out.pairs].filter(
    ([a, b]) => !isLettered(a.kind, a.num) && numKey(a.num).length > 0 && !sameNum(a.num, b.num),
  )
  const shape = [...out.pairs].filter(
    ([a, b]) =>
      (a.heading === undefined) !== (b.heading === undefined) ||
      (a.text === undefined) !== (b.text === undefined),
  )
  return {
    units: bare.map((unit) => merged(unit, lang, out.pairs)),
    pairs: [...out.pairs].map(([a, b]) => ({ base: a.eId, other: b.eId })),
    report: {
      missingInOther: [...out.missing].map((unit) => unit.eId),
      onlyInOther: out.extra.map(({ unit, parent, after }) => ({
        unit,
        ...(parent ? { parent: parent.eId } : {}),
        ...(after ? { after: after.eId } : {}),
      })),
      numberDiffers: numbered.map(([a, b]) => ({ eId: a.eId, base: a.num, other: b.num })),
      shapeDiffers: shape.map(([a]) => a.eId),
    },
  }
}
