/**
 * The words of a version as a file shows them: one slot for each heading and each wording, in reading order, and which
 * paragraph of a file says which.
 *
 * Equal words decide, in the longest common order (Hunt and Szymanski, 1977); what is left between two of them pairs by
 * likeness and is told, since there the file does not say what the version says.
 */
import { sameNum } from '#shared/legal/numerals.ts'
import { type Candidate, matchUp } from '#shared/legal/similarity.ts'
import { headedKinds, type Lang, type Unit } from '#shared/legal/unit.ts'
import { tidy } from '../block.ts'
import { labelOf } from './labels.ts'
import type { Pair } from './pairs.ts'

export interface Slot {
  readonly unit: Unit
  /** `number` where a heading is its number alone. */
  readonly part: 'heading' | 'text' | 'number'
  readonly words: string
  readonly lang: Lang
  readonly at: number
}

/** A paragraph of the file and the slot whose words it holds. */
export interface Placed {
  readonly slot: Slot
  /** What stands before the words: the number, as the file prints it. */
  readonly label: string
  /** The file's old words, without the number. */
  readonly words: string
}

export const slotsOf = (units: readonly Unit[], lang: Lang): Slot[] => {
  const slots: Slot[] = []
  const visit = (unit: Unit) => {
    const [heading, text] = [tidy(unit.heading?.[lang] ?? ''), tidy(unit.text?.[lang] ?? '')]
    const add = (part: Slot['part'], words: string) =>
      slots.push({ unit, part, words, lang, at: slots.length })
    if (heading !== '') add('heading', heading)
    else if (unit.num !== '' && headedKinds.has(unit.kind)) add('number', '')
    if (text !== '') add('text', text)
    unit.children.forEach(visit)
  }
  units.forEach(visit)
  return slots
}

/** Letters and digits alone: quotation marks and spaces change on their way through a word processor. */
const keyOf = (words: string): string =>
  words
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, '')

const numberKey = (kind: string, num: string): string => `#${kind} ${num}`

const placedIn = (slot: Slot, text: string, words: string): Placed => ({
  slot,
  label: text.slice(0, text.length - words.length),
  words,
})

/** The slots that a paragraph may be, in their order. */
const candidates = (text: string, lang: Lang, byKey: ReadonlyMap<string, readonly Slot[]>): Placed[] => {
  const label = labelOf(text, lang)
  const whole = (byKey.get(keyOf(text)) ?? []).map((slot) => placedIn(slot, text, text))
  if (!label) return whole
  const numbered =
    label.rest === ''
      ? (byKey.get(numberKey(label.kind, label.num)) ?? []).map((slot) => placedIn(slot, text, ''))
      : (byKey.get(keyOf(label.rest)) ?? [])
          .filter(({ unit }) => unit.num === '' || sameNum(unit.num, label.num))
          .map((slot) => placedIn(slot, text, label.rest))
  return [...new Map([...whole, ...numbered].map((each) => [each.slot, each])).values()].sort(
    (a, b) => a.slot.at - b.slot.at,
  )
}

interface Link {
  readonly pair: number
  readonly placed: Placed
  readonly previous: Link | undefined
}

/** The longest run of paragraphs that are slots in the slots' order. */
const inOrder = (pairs: readonly Pair[], lang: Lang, slots: readonly Slot[]): Map<number, Placed> => {
  const byKey = new Map<string, Slot[]>()
  for (const slot of slots) {
    const key = slot.part === 'number' ? numberKey(slot.unit.kind, slot.unit.num) : keyOf(slot.words)
    if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), slot])
  }
  const piles: Link[] = []
  for (const [pair, { before }] of pairs.entries()) {
    if (before === undefined || before === '') continue
    // From the last candidate on, so that one paragraph is one slot.
    for (const placed of candidates(before, lang, byKey).reverse()) {
      let [low, high] = [0, piles.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (piles[middle]!.placed.slot.at < placed.slot.at) low = middle + 1
        else high = middle
      }
      piles[low] = { pair, placed, previous: piles[low - 1] }
    }
  }
  const found = new Map<number, Placed>()
  for (let link = piles.at(-1); link; link = link.previous) found.set(link.pair, link.placed)
  return found
}

/** What lies between two paragraphs that are certain. */
const likely = (
  pairs: readonly Pair[],
  slots: readonly Slot[],
  lang: Lang,
  sure: Map<number, Placed>,
): void => {
  const certain = [...sure].sort(([a], [b]) => a - b)
  const taken = new Set(certain.map(([, { slot }]) => slot.at))
  let [from, first] = [certain[0]?.[0] ?? 0, certain[0]?.[1].slot.at ?? 0]
  for (const [to, { slot }] of certain) {
    const free = slots.slice(first, slot.at).filter(({ at, part }) => !taken.has(at) && part !== 'number')
    const open = pairs
      .slice(from, to)
      .map((pair, at) => ({ pair, at: from + at }))
      .filter(({ pair: { before }, at }) => before && !sure.has(at))
    ;[from, first] = [to, slot.at]
    if (free.length === 0 || open.length === 0) continue
    const split = new Map(
      open.map(({ pair: { before }, at }) => {
        const label = labelOf(before!, lang)
        return [at, label?.sure && label.rest !== '' ? label : { num: '', rest: before! }]
      }),
    )
    const theirs = free.map(
      (each): Candidate<number> => ({
        unit: each.at,
        key: each.unit.num,
        wording: each.words,
      }),
    )
    const ours = open.map(
      ({ at }): Candidate<number> => ({
        unit: at,
        key: split.get(at)!.num,
        wording: split.get(at)!.rest,
      }),
    )
    for (const [at, slotAt] of matchUp(theirs, ours))
      sure.set(at, placedIn(slots[slotAt]!, pairs[at]!.before!, split.get(at)!.rest))
  }
}

export interface Matched {
  /** By the number of a pair. */
  readonly placed: ReadonlyMap<number, Placed>
  /** Languages that the file holds words of, the fullest first. */
  readonly langs: readonly Lang[]
  /** Slots between the first and the last found ones that no paragraph holds. */
  readonly missing: readonly Slot[]
}

/** Finds a version's words in a file. A paragraph that is in two languages' words counts for the fuller language. */
export const matchSlots = (
  pairs: readonly Pair[],
  units: readonly Unit[],
  langs: readonly Lang[],
): Matched => {
  const placed = new Map<number, Placed>()
  const missing: Slot[] = []
  const all = langs
    .map((lang) => {
      const slots = slotsOf(units, lang)
      return { lang, slots, found: inOrder(pairs, lang, slots) }
    })
    .filter(({ found }) => found.size > 0)
    .sort((a, b) => b.found.size - a.found.size)
  const used: Lang[] = []
  for (const { lang, slots, found } of all) {
    for (const at of [...found.keys()]) if (placed.has(at)) found.delete(at)
    // Words that two languages share, a name or a number, do not make a file bilingual.
    if (found.size === 0 || (used.length > 0 && found.size * 20 < slots.length)) continue
    used.push(lang)
    const others = new Set(placed.keys())
    likely(pairs, slots, lang, found)
    for (const [at, each] of found) if (!others.has(at)) placed.set(at, each)
    const taken = new Set([...found.values()].map(({ slot }) => slot.at))
    const [low, high] = [Math.min(...taken), Math.max(...taken)]
    missing.push(
      ...slots.filter(({ at, part }) => at > low && at < high && !taken.has(at) && part !== 'number'),
    )
  }
  return { placed, langs: used, missing }
}
