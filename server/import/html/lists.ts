/** Labels of list items: what a browser shows before them and no element holds. */
import { lettered, romanSmall } from '../numerals.ts'

export interface List {
  readonly ordered: boolean
  readonly type: string
  /** 1 for a list that lies in no other ordered one. */
  readonly depth: number
  next: number
}

/** An item whose words bring their own number needs no label. */
const ownLabel = /^(?:\(?(?:\d{1,3}(?:[-.]\d{1,3})*[⁰¹²³⁴⁵⁶⁷⁸⁹]*|\p{Ll})[.)]|[-–—•])\s?/u

export const listOf = (
  name: string,
  { type = '', start = '' }: Readonly<Record<string, string>>,
  outer: readonly List[],
): List => {
  const first = Number.parseInt(start, 10)
  return {
    ordered: name === 'ol',
    type,
    depth: outer.filter(({ ordered }) => ordered).length + 1,
    next: Number.isSafeInteger(first) ? first : 1,
  }
}

/** `1.` in an outer list, `1)` in an inner one, `a)` and `(i)` where the list says so, a dash where it counts nothing. */
export const labelOf = (list: List, value: string | undefined): string => {
  if (!list.ordered) return '–'
  const given = Number.parseInt(value ?? '', 10)
  const number = Number.isSafeInteger(given) ? given : list.next
  list.next = number + 1
  if (/^a$/i.test(list.type)) return `${lettered(number)})`
  if (/^i$/i.test(list.type)) return `(${romanSmall(number)})`
  return list.depth === 1 ? `${number}.` : `${number})`
}

export const labelled = (label: string, text: string): string =>
  ownLabel.test(text) ? text : `${label} ${text}`
