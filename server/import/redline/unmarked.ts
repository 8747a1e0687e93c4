/** Suggestions of changes that no bookmark of ours tells of: what a Word user did, clause by clause and unit by unit. */
import { sameNum } from '#shared/legal/numerals.ts'
import { placeBehind } from '#shared/legal/placing.ts'
import type { Destination, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { subtree } from '#shared/legal/version-index.ts'
import { holdsSubtree } from '#shared/legal/wording.ts'
import type { Edit, Loose } from './edits.ts'
import { type Context, type FoundSuggestion, made, type Place, replaced } from './found.ts'
import { labelOf } from './labels.ts'
import type { Pair } from './pairs.ts'
import { newUnits, runsOfNew } from './reword.ts'

const slotsOf = ({ langs }: Context, unit: Unit): string[] =>
  langs.flatMap((lang) => [
    ...(unit.heading?.[lang] ? [`${unit.eId} heading ${lang}`] : []),
    ...(unit.text?.[lang] ? [`${unit.eId} text ${lang}`] : []),
  ])

/** Units that one author took out whole, the outermost ones. */
const deletions = (context: Context, edits: readonly Edit[]): Map<string, Edit[]> => {
  const { index, version } = context
  const gone = new Map<string, Edit[]>()
  for (const edit of edits)
    if (edit.type === 'gone') {
      const { unit, part } = edit.placed.slot
      const key = `${unit.eId} ${part} ${edit.lang}`
      gone.set(key, [...(gone.get(key) ?? []), edit])
    }
  const found = new Map<string, Edit[]>()
  const visit = (unit: Unit) => {
    const slots = subtree(unit).flatMap((eId) => slotsOf(context, index.get(eId)!.unit))
    if (slots.length === 0 || !slots.some((slot) => gone.has(slot))) return
    if (slots.every((slot) => gone.has(slot))) {
      const inside = new Set(subtree(unit))
      found.set(
        unit.eId,
        edits.filter((edit) => edit.type === 'gone' && inside.has(edit.placed.slot.unit.eId)),
      )
    } else unit.children.forEach(visit)
  }
  version.units.forEach(visit)
  return found
}

/** A paragraph that was struck out whole and written anew below, number and all, is one that was reworded. */
const rewritten = (edits: readonly Edit[]): Edit[] => {
  const out: Edit[] = []
  for (const edit of edits) {
    const last = out.at(-1)
    const label = edit.type === 'new' ? labelOf(edit.text, edit.lang) : undefined
    const isAnew =
      edit.type === 'new' &&
      last?.type === 'gone' &&
      last.author === edit.author &&
      last.lang === edit.lang &&
      last.placed.slot.part === 'text' &&
      label?.sure &&
      label.kind === last.placed.slot.unit.kind &&
      sameNum(label.num, last.placed.slot.unit.num)
    if (isAnew) out[out.length - 1] = { ...last, type: 'words', words: label.rest }
    else out.push(edit)
  }
  return out
}

/** New units where a Word user wrote them, without a bookmark to say more. */
const insertions = (context: Context, edits: readonly Edit[], losses: Loose[]): FoundSuggestion[] => {
  const { index, manners } = context
  const ranks = new Map<string, number>()
  const found = new Map<string, FoundSuggestion>()
  for (const run of runsOfNew(edits)) {
    const { lang, behind } = run[0]!
    for (const unit of newUnits(run, manners.get(lang)!)) {
      const { parent, after } = placeBehind(index, behind?.slot.unit.eId ?? null, unit.kind)
      const holder = parent === null ? undefined : index.get(parent)!.unit
      const first = holder ? holder.children[0] : context.version.units[0]
      const place: Place | undefined =
        after !== null
          ? { op: 'insertAfter', unit: after }
          : first
            ? { op: 'insertBefore', unit: first.eId }
            : holder && holdsSubtree(index, holder.eId)
              ? { op: 'replace', unit: holder.eId }
              : undefined
      if (!place) {
        losses.push(...run.map(({ pair, text }) => ({ pair, text })))
        continue
      }
      const at = `${run[0]!.author} ${place.op} ${place.unit}`
      const rank = ranks.get(`${at} ${lang}`) ?? 0
      ranks.set(`${at} ${lang}`, rank + 1)
      const known = found.get(`${at} ${rank}`)
      if (place.op === 'replace') {
        found.set(`${at} ${rank}`, replaced(context, { unit: place.unit }, run))
        break
      }
      const fresh = made(place, run)
      found.set(`${at} ${rank}`, {
        ...fresh,
        rank,
        pairs: [...(known?.pairs ?? []), ...fresh.pairs],
        wording: { ...known?.wording, [lang]: [unit] },
      })
    }
  }
  return [...found.values()]
}

const spoken = (units: readonly WordingUnit[]): string =>
  units
    .map(({ heading = '', text = '', children }) => heading + text + spoken(children))
    .join('')
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** A unit that went and one with the same words that came, by Word's own account a move. */
export const moved = (
  context: Context,
  all: readonly FoundSuggestion[],
  pairs: readonly Pair[],
): FoundSuggestion[] => {
  const isMoved = ({ pairs: own }: FoundSuggestion) =>
    own.every((at) => pairs[at]!.changes.length > 0 && pairs[at]!.changes.every(({ moved }) => moved))
  const out = [...all]
  for (const gone of all) {
    if (gone.op !== 'delete' || !isMoved(gone)) continue
    const { unit } = context.index.get(gone.unit)!
    const come = out.find(
      (each) =>
        /^insert/.test(each.op) &&
        each.author === gone.author &&
        isMoved(each) &&
        Object.entries(each.wording).every(([lang, units]) => spoken(units) === spoken([plain(unit, lang)])),
    )
    if (!come) continue
    const destination: Destination = come.op === 'insertAfter' ? { after: come.unit } : { before: come.unit }
    const both = [...new Set([...gone.pairs, ...come.pairs])]
    out.splice(out.indexOf(come), 1)
    out[out.indexOf(gone)] = { ...gone, op: 'move', destination, pairs: both }
  }
  return out
}

const plain = (unit: Unit, lang: Lang): WordingUnit => ({
  kind: unit.kind,
  num: unit.num,
  heading: unit.heading?.[lang] ?? '',
  text: unit.text?.[lang] ?? '',
  children: unit.children.map((child) => plain(child, lang)),
})

/** What nobody's bookmark holds, by author. */
export const unmarked = (context: Context, given: readonly Edit[], losses: Loose[]): FoundSuggestion[] => {
  const edits = rewritten(given)
  const gone = deletions(context, edits)
  const inGone = new Set([...gone.values()].flat())
  const byUnit = new Map<string, Edit[]>()
  for (const edit of edits) {
    if (edit.type === 'new' || inGone.has(edit)) continue
    const { eId } = edit.placed.slot.unit
    byUnit.set(eId, [...(byUnit.get(eId) ?? []), edit])
  }
  return [
    ...[...byUnit].map(([unit, own]) => replaced(context, { unit }, own)),
    ...[...gone].map(([unit, own]) => made({ op: 'delete', unit }, own)),
    ...insertions(context, edits, losses),
  ]
}
