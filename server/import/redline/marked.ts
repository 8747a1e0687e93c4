/** The suggestions of a redline of ours, put together again from what its bookmarks cover. */
import { type Destination, saysSomething } from '#shared/legal/suggestion.ts'
import type { ReadMark } from '#shared/redline/bookmarks.ts'
import type { Edit } from './edits.ts'
import { type Context, type FoundSuggestion, languagesOf, made, type Place, replaced } from './found.ts'
import { labelOf } from './labels.ts'
import { type NewEdit, newUnits } from './reword.ts'
import type { Placed } from './slots.ts'

const wordingOfNew = ({ manners }: Context, edits: readonly Edit[]): FoundSuggestion['wording'] =>
  Object.fromEntries(
    languagesOf(edits).flatMap((lang) => {
      const units = newUnits(
        edits.filter((edit): edit is NewEdit => edit.type === 'new' && edit.lang === lang),
        manners.get(lang)!,
      )
      return saysSomething(units) ? [[lang, units]] : []
    }),
  )

/** The siblings that a bookmark covers: the outermost units whose words it holds. */
const coveredBy = (
  { index }: Context,
  name: (mark: ReadMark) => boolean,
  marks: readonly (readonly ReadMark[])[],
  placed: ReadonlyMap<number, Placed>,
): Omit<Place, 'op'> | undefined => {
  const units = new Set<string>()
  for (const [pair, { slot }] of placed) if (marks[pair]!.some(name)) units.add(slot.unit.eId)
  const hasUpper = (eId: string): boolean => {
    for (let up = index.get(eId)!.parent; up !== null; up = index.get(up)!.parent)
      if (units.has(up)) return true
    return false
  }
  let tops = [...units].filter((eId) => !hasUpper(eId))
  // A unit that says nothing itself is covered with all that stands in it.
  for (;;) {
    const parent = tops.length > 0 ? index.get(tops[0]!)!.parent : null
    const up = parent === null ? undefined : index.get(parent)!.unit
    const isSilent = up && up.num === '' && !up.text && !up.heading
    if (!isSilent || up.children.some(({ eId }) => !tops.includes(eId))) break
    tops = [up.eId]
  }
  tops.sort((a, b) => index.get(a)!.order - index.get(b)!.order)
  const parents = new Set(tops.map((eId) => index.get(eId)!.parent))
  if (tops.length === 0 || parents.size > 1) return undefined
  return { unit: tops[0]!, ...(tops.length > 1 && { unitEnd: tops.at(-1)! }) }
}

const isBare = (edit: Edit): boolean => edit.type === 'new' && labelOf(edit.text, edit.lang)?.rest === ''

/** The suggestion of a redline of ours; undefined where its place is no longer whole. */
export const restored = (
  context: Context,
  mark: ReadMark,
  edits: readonly Edit[],
  marks: readonly (readonly ReadMark[])[],
  placed: ReadonlyMap<number, Placed>,
): FoundSuggestion | 'nothing' | undefined => {
  const here = (wanted: (op: ReadMark['op']) => boolean) =>
    coveredBy(context, ({ number, op }) => number === mark.number && wanted(op), marks, placed)
  const place = here((op) => !/^move(?!From)/.test(op))
  if (!place) return undefined
  switch (mark.op) {
    case 'replace': {
      // A unit that is new in another language shows its number alone in this one.
      const speaking = new Set(edits.filter((edit) => !isBare(edit)).map(({ lang }) => lang))
      const spoken = edits.filter(({ lang }) => speaking.has(lang))
      return spoken.length === 0 ? 'nothing' : replaced(context, place, spoken)
    }
    case 'delete':
      return edits.every(({ type }) => type === 'gone') ? made({ op: 'delete', ...place }, edits) : undefined
    case 'insertBefore':
    case 'insertAfter': {
      const unit = mark.op === 'insertAfter' ? (place.unitEnd ?? place.unit) : place.unit
      if (edits.some(({ type }) => type !== 'new')) return undefined
      const wording = wordingOfNew(context, edits)
      // In this language it says nothing but its number.
      return Object.keys(wording).length === 0 ? 'nothing' : made({ op: mark.op, unit }, edits, wording)
    }
    default: {
      const goal = here((op) => /^move(?!From)/.test(op))
      const way = marks.flat().find(({ number, op }) => number === mark.number && op !== 'moveFrom')?.op
      if (!goal || !way) return undefined
      const destination: Destination =
        way === 'moveBefore'
          ? { before: goal.unit }
          : way === 'moveAfter'
            ? { after: goal.unitEnd ?? goal.unit }
            : { firstIn: goal.unit }
      return made({ op: 'move', ...place, destination }, edits)
    }
  }
}
