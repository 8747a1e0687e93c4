/** A wording with an author's edits in it: words changed, units gone, new ones where they were written. */
import { type Block, toTree } from '#shared/document/blocks.ts'
import { placeBehind } from '#shared/legal/placing.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import { headedKinds, type Lang, type Unit } from '#shared/legal/unit.ts'
import type { VersionIndex } from '#shared/legal/version-index.ts'
import { wordingOf } from '#shared/legal/wording.ts'
import type { Edit } from './edits.ts'
import { labelOf } from './labels.ts'

export type NewEdit = Extract<Edit, { type: 'new' }>

/** How a text writes its articles: words behind a number may be a title or the first wording. */
export interface Manner {
  readonly headings: boolean
  /** An unnumbered wording under an article's heading is the article's own, not an alinea. */
  readonly ownText: boolean
}

export const mannerOf = (units: readonly Unit[], lang: Lang): Manner => {
  const articles: Unit[] = []
  const visit = (unit: Unit) => {
    if (unit.kind === 'article') articles.push(unit)
    else unit.children.forEach(visit)
  }
  units.forEach(visit)
  return {
    headings: articles.length === 0 || articles.some(({ heading }) => heading?.[lang]),
    ownText: articles.some(({ text }) => text?.[lang]),
  }
}

/** New paragraphs as units. */
export const newUnits = (edits: readonly NewEdit[], manner: Manner): WordingUnit[] => {
  const blocks: Block[] = []
  for (const { text, lang } of edits) {
    const label = labelOf(text, lang)
    const last = blocks.at(-1)
    const isUnderHead = last !== undefined && (last.kind === 'heading' || headedKinds.has(last.kind as never))
    if (!label?.sure) {
      const kind = isUnderHead && manner.ownText ? 'text' : 'alinea'
      blocks.push({ kind, num: '', text })
    } else if (headedKinds.has(label.kind)) {
      blocks.push({ kind: label.kind, num: label.num, text: '' })
      if (label.rest !== '')
        blocks.push({ kind: manner.headings ? 'heading' : 'text', num: '', text: label.rest })
    } else blocks.push({ kind: label.kind, num: label.num, text: label.rest })
  }
  return toTree(blocks)
}

const slotKey = (eId: string | undefined, part: string): string => `${eId ?? ''} ${part}`

/** Runs of new paragraphs that were written one behind the other. */
export const runsOfNew = (edits: readonly Edit[]): NewEdit[][] => {
  const runs: NewEdit[][] = []
  let before: Edit | undefined
  for (const edit of edits) {
    if (edit.type === 'new') {
      const isNext = before?.type === 'new' && before.behind === edit.behind && before.lang === edit.lang
      if (isNext) runs.at(-1)!.push(edit)
      else runs.push([edit])
    }
    before = edit
  }
  return runs
}

/** What `place` says in `lang` once the edits are made. */
export const reworded = (
  index: VersionIndex,
  place: Parameters<typeof wordingOf>[1],
  lang: Lang,
  all: readonly Edit[],
  manner: Manner,
): WordingUnit[] => {
  const edits = all.filter((edit) => edit.lang === lang)
  const worded = new Map(
    edits.flatMap((edit) =>
      edit.type === 'words'
        ? [[slotKey(edit.placed.slot.unit.eId, edit.placed.slot.part), edit] as const]
        : [],
    ),
  )
  const gone = new Set(
    edits.flatMap((edit) =>
      edit.type === 'gone' ? [slotKey(edit.placed.slot.unit.eId, edit.placed.slot.part)] : [],
    ),
  )
  const added = new Map<string, WordingUnit[]>()
  for (const run of runsOfNew(edits))
    for (const unit of newUnits(run, manner)) {
      const { parent, after } = placeBehind(index, run[0]!.behind?.slot.unit.eId ?? null, unit.kind)
      const key = slotKey(parent ?? '', after ?? '')
      added.set(key, [...(added.get(key) ?? []), unit])
    }
  const taken = new Set<string>()
  const at = (parent: string | null, after: string | null): WordingUnit[] => {
    const key = slotKey(parent ?? '', after ?? '')
    taken.add(key)
    return added.get(key) ?? []
  }
  const edited = (unit: WordingUnit): WordingUnit[] => {
    const eId = unit.from!
    const children = [
      ...at(eId, null),
      ...unit.children.flatMap((child) => [...edited(child), ...at(eId, child.from!)]),
    ]
    const isGone = (part: string) => gone.has(slotKey(eId, part))
    const wasSaid = unit.heading !== undefined || unit.text !== undefined
    const went =
      (unit.heading === undefined || isGone('heading')) &&
      (unit.text === undefined || isGone('text')) &&
      (wasSaid || isGone('number') || unit.children.length > 0) &&
      !(unit.heading === undefined && unit.num !== '' && headedKinds.has(unit.kind) && !isGone('number'))
    if (went && children.length === 0) return []
    const heading = worded.get(slotKey(eId, 'heading')) ?? worded.get(slotKey(eId, 'number'))
    const text = worded.get(slotKey(eId, 'text'))
    const said = (words: string | undefined, part: string, edit: typeof text) =>
      isGone(part) ? undefined : edit ? edit.words : words
    const [head, own] = [said(unit.heading, 'heading', heading), said(unit.text, 'text', text)]
    const { heading: _heading, text: _text, ...rest } = unit
    return [
      {
        ...rest,
        num: heading?.num ?? text?.num ?? unit.num,
        ...(head && { heading: head }),
        ...(own && { text: own }),
        children,
      },
    ]
  }
  const parent = index.get(place.unit)?.parent ?? null
  const first = wordingOf(index, place, lang)
  const units = first.flatMap((unit, position) => [
    ...(position === 0 ? at(parent, previous(index, unit.from!)) : []),
    ...edited(unit),
    ...at(parent, unit.from!),
  ])
  // What was written behind the unit's end, of a rank that it cannot hold, stands behind it all the same.
  for (const [key, rest] of added) if (!taken.has(key)) units.push(...rest)
  return units
}

const previous = (index: VersionIndex, eId: string): string | null => {
  const { siblings, position } = index.get(eId)!
  return siblings[position - 1]?.eId ?? null
}
