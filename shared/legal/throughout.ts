/**
 * A bundle that does one thing everywhere («по всему тексту слова «…» заменить словами «…»») is told in one formula.
 *
 * Only where it is true: all members make the same replacement of words and nothing else, and nowhere in the text do the
 * old words stay. A word is replaced where it stands as that word, not inside another.
 */
import { redline } from '../redline/redline.ts'
import { isWord, tokens } from '../redline/tokens.ts'
import { changes } from './changes.ts'
import { byOrigin } from './origins.ts'
import type { LegalSuggestion } from './suggestion.ts'
import { flatten } from './tree.ts'
import type { Lang, PlainUnit } from './unit.ts'

export interface Replacement {
  readonly words: string
  readonly by: string
}

/** What is replaced throughout: one form of a term, or each of its forms by one of the new term. */
export interface Throughout extends Replacement {
  readonly forms?: readonly Replacement[]
}

/** The wording with every occurrence replaced, the longest first where several begin alike. */
export const replaceThroughout = (text: string, { forms, ...one }: Throughout): string => {
  const all = (forms ?? [one]).filter(({ words }) => text.includes(words))
  if (all.length === 0) return text
  const sought = all
    .map(({ words, by }) => ({ by, parts: tokens(words) }))
    .sort((a, b) => b.parts.length - a.parts.length)
  const parts = tokens(text)
  let out = ''
  for (let at = 0; at < parts.length; ) {
    const found = sought.find((each) => each.parts.every((part, offset) => parts[at + offset] === part))
    if (found) {
      out += found.by
      at += found.parts.length
    } else out += parts[at++]
  }
  return out
}

/** A base text with a replacement made throughout. */
export const replacedIn = (units: readonly PlainUnit[], replacement: Throughout): PlainUnit[] =>
  units.map((unit) => ({
    ...unit,
    ...(unit.heading !== undefined && { heading: replaceThroughout(unit.heading, replacement) }),
    ...(unit.text !== undefined && { text: replaceThroughout(unit.text, replacement) }),
    children: replacedIn(unit.children, replacement),
  }))

export interface Edit {
  readonly before: string
  readonly after: string
}

/** What the members of a bundle replace throughout the text, if that is all they do in this language. */
export const throughoutOf = (
  members: readonly LegalSuggestion[],
  base: readonly PlainUnit[],
  agreed: readonly PlainUnit[],
  lang: Lang,
): Replacement | undefined => {
  const edits = members.map((member) => editsOf(member, lang))
  if (edits.some((each) => each === undefined)) return undefined
  // A member that changes another language only says nothing of this one.
  const saying = edits.filter((each) => each !== undefined && each.length > 0)
  if (saying.length < 2) return undefined
  const all = saying.flatMap((each) => each ?? [])
  return openings(all[0]!).find(
    (each) =>
      all.every(({ before, after }) => replaceThroughout(before, each) === after) &&
      holds(each, base, agreed),
  )
}

/** The texts that a suggestion changes; nothing where it changes anything else. */
export const editsOf = ({ op, before, after }: LegalSuggestion, lang: Lang): Edit[] | undefined => {
  const was = before[lang]
  const is = after[lang]
  if (op !== 'replace' || !was || !is) return undefined
  const units = byOrigin(was)
  const found: Edit[] = []
  for (const change of changes(was, is)) {
    if (change.type === 'text') found.push({ before: units.get(change.unit)?.text ?? '', after: change.text })
    else if (change.type === 'heading')
      found.push({ before: units.get(change.unit)?.heading ?? '', after: change.heading })
    else return undefined
  }
  return found
}

const widest = 6

/** The first words that an edit replaces, then with more and more of the words around them, as a term may begin earlier. */
export const openings = ({ before, after }: Edit): Replacement[] => {
  const parts = redline(before, after)
  const first = parts.findIndex(({ type }) => type !== 'same')
  const [gone, come] = [parts[first], parts[first + 1]]
  if (gone?.type !== 'deleted' || come?.type !== 'inserted') return []
  const left = first > 0 ? tokens(parts[first - 1]!.text) : []
  const following = parts[first + 2]
  const right = following?.type === 'same' ? tokens(following.text) : []
  const found: (Replacement & { readonly size: number })[] = []
  for (let before = 0; before <= Math.min(widest, left.length); before++)
    for (let after = 0; after <= Math.min(widest, right.length); after++) {
      const head = left.slice(left.length - before).join('')
      const tail = right.slice(0, after).join('')
      const words = `${head}${gone.text}${tail}`
      const by = `${head}${come.text}${tail}`
      const ends = tokens(words)
      if (isWord(ends[0] ?? '') && isWord(ends.at(-1) ?? '') && words.trim() === words && by.trim() === by)
        found.push({ words, by, size: before + after })
    }
  return found.sort((a, b) => a.size - b.size).map(({ words, by }) => ({ words, by }))
}

/** Whether the agreed text has the new words wherever the base has the old ones, in all that is still there. */
export const holds = (
  replacement: Throughout,
  base: readonly PlainUnit[],
  agreed: readonly PlainUnit[],
): boolean => {
  const now = new Map(flatten(agreed).map((unit) => [unit.wId, unit]))
  return flatten(base).every((unit) => {
    const after = now.get(unit.wId)
    return (['heading', 'text'] as const).every((part) => {
      const was = unit[part] ?? ''
      const replaced = replaceThroughout(was, replacement)
      return replaced === was || !after || after[part] === replaced
    })
  })
}
