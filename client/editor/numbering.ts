/** Numbers of new blocks: what Enter, Tab and a pasted line give. */
import type { BlockKind } from '#shared/document/format.ts'
import type { Kind } from '#shared/legal/unit.ts'

const levels = ['article', 'paragraph', 'point', 'subpoint', 'alinea'] as const satisfies readonly Kind[]
type Level = (typeof levels)[number]

const isLevel = (kind: string): kind is Level => (levels as readonly string[]).includes(kind)

/** One level deeper (+1) or shallower (−1); `undefined` where there is none. */
export const shifted = (kind: BlockKind, by: 1 | -1): Level | undefined =>
  isLevel(kind) ? levels[levels.indexOf(kind) + by] : undefined

const numbered = new Set<string>(['article', 'paragraph', 'point', 'subpoint'])

/** Letters that number sub-points: ё, й, ъ, ы and ь are left out, as laws do. */
const russian = [...'абвгдежзиклмнопрстуфхцчшщэюя']
const latin = [...'abcdefghijklmnopqrstuvwxyz']

const afterLetter = (letter: string): string | undefined => {
  const alphabet = russian.includes(letter) ? russian : latin
  const index = alphabet.indexOf(letter)
  return index < 0 ? undefined : alphabet[index + 1]
}

/** The number after `num`: `2` → `3`, `9-1` → `9-2`, `а` → `б`; what cannot be counted stays unnumbered. */
export const numberAfter = (num: string): string => {
  const [, head = '', tail] = /^(.*?)(\d+)$/.exec(num) ?? []
  if (tail !== undefined) return `${head}${Number(tail) + 1}`
  return afterLetter(num) ?? ''
}

/** A number between `num` and one that is already taken: `2` → `2-1`, as laws in force insert. */
const numberBetween = (num: string, taken: ReadonlySet<string>): string => {
  if (num === '' || !/\d$/.test(num)) return numberAfter(num)
  let index = 1
  while (taken.has(`${num}-${index}`)) index += 1
  return `${num}-${index}`
}

export const firstNumber = (kind: BlockKind, lang: string): string => {
  if (kind === 'subpoint') return lang === 'en' ? 'a' : 'а'
  return numbered.has(kind) ? '1' : ''
}

/** What the block after one of this kind is: a heading is followed by wording, own text by an alinea. */
export const kindAfter = (kind: BlockKind): BlockKind =>
  kind === 'heading' || kind === 'text' ? 'alinea' : kind

/** The number for a new block after one numbered `num`, among siblings that have the numbers `taken`. */
export const nextNumber = (kind: BlockKind, num: string, taken: ReadonlySet<string>): string => {
  if (!numbered.has(kind) || num === '') return ''
  const next = numberAfter(num)
  return taken.has(next) ? numberBetween(num, taken) : next
}

export interface ReadLine {
  readonly kind?: Kind
  readonly num?: string
  readonly text: string
}

const heads: readonly { readonly kind: Kind; readonly pattern: RegExp }[] = [
  { kind: 'paragraph', pattern: /^(\d+(?:-\d+)*)\.\s+/ },
  { kind: 'point', pattern: /^(\d+(?:-\d+)*)\)\s*/ },
  { kind: 'subpoint', pattern: /^(\p{Ll})\)\s*/u },
]

/** A line of plain text as a block: its leading number says its kind. */
export const readLine = (line: string): ReadLine => {
  const text = line.trim()
  for (const { kind, pattern } of heads) {
    const match = pattern.exec(text)
    if (match) return { kind, num: match[1]!, text: text.slice(match[0].length) }
  }
  return { text }
}
