/**
 * Which encoding a text is in, by its marks and by its letters.
 *
 * A wrong guess puts wrong letters into a law without anybody noticing. So an eight-bit encoding is taken only where its
 * reading looks like writing and no other reading does: enough letters, words of one script, small letters behind capitals
 * and not the other way round, the usual letters as often as usual.
 */
import type { Encoding } from '#shared/api/imports.ts'
import { asKazakh } from './cyrillic.ts'

export type Found =
  | { readonly type: 'sure'; readonly encoding: Encoding; readonly text: string }
  | { readonly type: 'unsure'; readonly looksLike?: string }

/** How much is judged, in characters. */
const judged = 200_000
/** Fewer letters beyond ASCII prove nothing. */
const fewest = 20

const decoded = (bytes: Uint8Array, label: string): string | undefined => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** What a law is typed with beyond letters. */
const typographic = /[\u00a0§©«»°±·№–—―‘’‚“”„†•…‰‹›€™¬\u00ad]/gu

interface Script {
  readonly letters: RegExp
  /** Letters that make up much of any text of the script. */
  readonly usual: RegExp
  readonly usualShare: number
}

const russian: Script = { letters: /[а-яёА-ЯЁіІ]/gu, usual: /[оеаинтсрвлк]/gu, usualShare: 0.5 }
const kazakh: Script = {
  letters: /[а-яёА-ЯЁәғқңөұүһіӘҒҚҢӨҰҮҺІ]/gu,
  usual: /[аеынтрлсдіқ]/gu,
  usualShare: 0.45,
}

/** Whether words read as Cyrillic are writing. */
const isCyrillic = (text: string, { letters, usual, usualShare }: Script): boolean => {
  const own = count(text, letters)
  const beyond = count(text, /\P{ASCII}/gu)
  const small = count(text, /[а-яёәғқңөұүһі]/gu)
  const inverted = count(text, /\p{Ll}\p{Lu}/gu)
  const mixed = count(text, /[A-Za-z]\p{Script=Cyrillic}|\p{Script=Cyrillic}[A-Za-z]/gu)
  return (
    own >= fewest &&
    (own + count(text, typographic)) / beyond >= 0.985 &&
    inverted / own <= 0.01 &&
    mixed / own <= 0.02 &&
    (small < fewest ? own < 500 : count(text, usual) / small >= usualShare)
  )
}

const western = /[àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœŒÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝªº¿¡]/gu

/** Whether words read as Latin are writing: its letters beyond ASCII stand in words of ASCII letters, and are few. */
const isWestern = (text: string): boolean => {
  const plain = count(text, /[A-Za-z]/g)
  const own = count(text, western)
  const beyond = count(text, /\P{ASCII}/gu)
  const together = count(text, /[à-ÿÀ-ß]{3,}/gu)
  return (
    plain >= fewest &&
    (own + count(text, typographic)) / beyond >= 0.985 &&
    own / plain < 0.25 &&
    together / Math.max(1, own) < 0.02
  )
}

const isWords = (text: string): boolean =>
  count(text, /[\p{Script=Cyrillic}\p{Script=Latin}\p{N}\s\p{P}]/gu) / Math.max(1, text.length) > 0.97

/** UTF-16 without a mark: half of the bytes say the same few things. */
const unmarked16 = (bytes: Uint8Array): Found | undefined => {
  if (bytes.length < 40 || bytes.length % 2 !== 0) return undefined
  const readings = (['utf-16le', 'utf-16be'] as const).flatMap((encoding) => {
    const text = decoded(bytes, encoding)
    return text !== undefined && !text.includes('\0') && isWords(text.slice(0, judged))
      ? [{ encoding, text }]
      : []
  })
  return readings.length === 1 ? { type: 'sure', ...readings[0]! } : undefined
}

const eightBit = (bytes: Uint8Array): Found => {
  const text = decoded(bytes, 'windows-1251')
  const latin = decoded(bytes, 'windows-1252') ?? ''
  const sample = (words: string) => words.slice(0, judged)
  const found: { encoding: Encoding; text: string }[] = []
  if (text !== undefined) {
    const inKazakh = asKazakh(text)
    if (isCyrillic(sample(text), russian)) found.push({ encoding: 'windows-1251', text })
    else if (isCyrillic(sample(inKazakh), kazakh)) found.push({ encoding: 'kz-1048', text: inKazakh })
  }
  if (isWestern(sample(latin))) found.push({ encoding: 'windows-1252', text: latin })
  const [only, other] = found
  if (only && (!other || other.text === only.text)) return { type: 'sure', ...only }
  return { type: 'unsure', ...likely(bytes) }
}

/** What an undecided file may be, for the message alone. */
const likely = (bytes: Uint8Array): { looksLike?: string } => {
  const sample = bytes.subarray(0, 65_536)
  for (const label of ['koi8-r', 'ibm866'])
    if (isCyrillic(decoded(sample, label) ?? '', russian)) return { looksLike: label.toUpperCase() }
  const high = sample.filter((byte) => byte >= 0x80)
  const cyrillic = high.filter((byte) => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8)
  return high.length > 0 && cyrillic.length / high.length > 0.9 ? { looksLike: 'windows-1251' } : {}
}

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte)

/**
 * The text of a file. `declared` is the name of an encoding that the file itself gives (a page's charset); it decides where
 * the bytes allow it and they are no UTF-8.
 */
export const findEncoding = (bytes: Uint8Array, declared?: string): Found => {
  for (const [encoding, mark] of [
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ] as const)
    if (startsWith(bytes, ...mark)) {
      const text = decoded(bytes, encoding)
      return text === undefined ? { type: 'unsure', looksLike: 'UTF-16' } : { type: 'sure', encoding, text }
    }
  const utf8 = bytes.includes(0) ? undefined : decoded(bytes, 'utf-8')
  if (utf8 !== undefined) return { type: 'sure', encoding: 'utf-8', text: utf8 }
  const wide = unmarked16(bytes)
  if (wide) return wide
  if (bytes.includes(0)) return { type: 'unsure' }
  const found = eightBit(bytes)
  if (found.type === 'sure') return found
  const label = declared?.toLowerCase()
  if (label !== 'windows-1251' && label !== 'windows-1252') return found
  const text = decoded(bytes, label)
  return text === undefined ? found : { type: 'sure', encoding: label, text }
}
