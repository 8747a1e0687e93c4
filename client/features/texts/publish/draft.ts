/**
 * A text between reading and publishing: its units as rows that a person can correct. The tree is made of the rows, by the
 * same rules as a wording's: kinds place a unit, and one that nobody touched stays where the parser put it.
 */
import { type Block, blocksOf, toTree } from '#shared/document/blocks.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Kind, Lang, Unit } from '#shared/legal/unit.ts'

export interface DraftUnit {
  /** The eId of the reading: what doubts point to. Corrections leave it. */
  readonly key: string
  /** The name that the unit had when it first appeared, where a file says so. */
  readonly wId?: string
  readonly kind: Kind
  readonly num: string
  readonly heading: string
  readonly text: string
  /** Left out of the text, with all that it holds. */
  readonly left: boolean
  /** How deep the reading put it, for showing. */
  readonly depth: number
  readonly placed?: Block['in']
}

const inLang = (unit: Unit, lang: Lang): WordingUnit => ({
  kind: unit.kind,
  num: unit.num,
  from: unit.eId,
  ...(unit.heading?.[lang] !== undefined && { heading: unit.heading[lang] }),
  ...(unit.text?.[lang] !== undefined && { text: unit.text[lang] }),
  children: unit.children.map((child) => inLang(child, lang)),
})

const depths = (units: readonly Unit[], depth = 0): Map<string, number> =>
  new Map(units.flatMap((unit) => [[unit.eId, depth] as const, ...depths(unit.children, depth + 1)]))

/** The first names that a file gives; a reading without such calls units by their eIds. */
const namesIn = (units: readonly Unit[]): [string, string][] =>
  units.flatMap(({ eId, wId, children }) => [
    ...(wId === eId ? [] : [[eId, wId] as [string, string]]),
    ...namesIn(children),
  ])

/** The rows of what was read, in its order. */
export const draftOf = (units: readonly Unit[], lang: Lang): DraftUnit[] => {
  const depth = depths(units)
  const names = new Map(namesIn(units))
  const rows: { -readonly [K in keyof DraftUnit]: DraftUnit[K] }[] = []
  for (const block of blocksOf(units.map((unit) => inLang(unit, lang)))) {
    const last = rows.at(-1)
    if (block.kind === 'heading' && last) last.heading = block.text
    else if (block.kind === 'text' && last) last.text = block.text
    else
      rows.push({
        key: block.from ?? '',
        ...(names.has(block.from ?? '') && { wId: names.get(block.from ?? '')! }),
        kind: block.kind as Kind,
        num: block.num,
        heading: '',
        text: block.text,
        left: false,
        depth: depth.get(block.from ?? '') ?? 0,
        placed: block.in,
      })
  }
  return rows
}

/** A row corrected. Where the new kind has no heading, a heading's words become wording: nothing is dropped. */
export const corrected = (row: DraftUnit, change: Partial<DraftUnit>): DraftUnit => {
  const next = { ...row, ...change }
  if (change.kind === undefined || change.kind === row.kind) return next
  const joins = change.kind === 'alinea' && next.heading !== ''
  return {
    ...next,
    placed: undefined,
    ...(joins && { heading: '', text: [next.heading, next.text].filter(Boolean).join(' ') }),
  }
}

/** Which rows are out: those left out, and all that stands below one of them in the reading. */
export const leftOut = (rows: readonly DraftUnit[]): ReadonlySet<string> => {
  const out = new Set<string>()
  let below: number | undefined
  for (const { key, left, depth } of rows) {
    if (below !== undefined && depth <= below) below = undefined
    if (below !== undefined) out.add(key)
    else if (left) {
      out.add(key)
      below = depth
    }
  }
  return out
}

const blocks = ({ key, kind, num, heading, text, placed }: DraftUnit): Block[] => {
  const unit: Block = {
    kind,
    num,
    from: key,
    ...(placed !== undefined && { in: placed }),
    text: heading ? '' : text,
  }
  if (!heading) return [unit]
  const below: Block[] = [{ kind: 'heading', num: '', text: heading }]
  if (text) below.push({ kind: 'text', num: '', text })
  return [unit, ...below]
}

const asUnit = (unit: WordingUnit, lang: Lang, names: ReadonlyMap<string, string>): Unit => ({
  eId: '',
  wId: names.get(unit.from ?? '') ?? '',
  kind: unit.kind,
  num: unit.num,
  ...(unit.heading !== undefined && { heading: { [lang]: unit.heading } }),
  ...(unit.text !== undefined && { text: { [lang]: unit.text } }),
  children: unit.children.map((child) => asUnit(child, lang, names)),
})

/** The units to publish, without eIds: the server gives them. */
export const unitsOf = (rows: readonly DraftUnit[], lang: Lang): Unit[] => {
  const out = leftOut(rows)
  const names = new Map(rows.flatMap(({ key, wId }) => (wId === undefined ? [] : [[key, wId] as const])))
  const tree = toTree(rows.filter(({ key }) => !out.has(key)).flatMap(blocks))
  return tree.map((unit) => asUnit(unit, lang, names))
}
