/**
 * A text as somebody brought it, in any format, as units with all that there is to tell about the reading.
 *
 * Pure but for the clock: the same bytes give the same units. Everything that a file may be refused for comes back as a
 * value with a stable code.
 */
import type { ChangeMode, Encoding, Loss, TrackedChanges } from '#shared/api/imports.ts'
import type { Doubt, Note } from '#shared/legal/doubts.ts'
import { parse } from '#shared/legal/parse.ts'
import type { Lang, PlainUnit } from '#shared/legal/unit.ts'
import { readAkn } from './akn/read.ts'
import { parseBlocks } from './document.ts'
import { readDocx } from './docx/read.ts'
import { formatOf, type OtherFormat, type ReadableFormat } from './format.ts'
import { readHtml } from './html/read.ts'
import { type FileRefusal, Unreadable } from './refused.ts'
import { decodeText } from './text.ts'

export interface Given {
  /** A file, or words; a Word file among words is base64. */
  readonly content: string | Uint8Array
  /** What the sender takes it for; a file's own first bytes overrule it. */
  readonly format: ReadableFormat
  readonly lang: Lang
  readonly changes: ChangeMode
  /** The most bytes that are read. */
  readonly limit: number
}

export interface ReadText {
  readonly units: readonly PlainUnit[]
  /** Lines are those of `source`'s blocks or lines, from 1. */
  readonly doubts: readonly Doubt[]
  readonly notes: readonly Note[]
  readonly title?: string
  readonly losses: readonly Loss[]
  readonly changes?: TrackedChanges
  readonly encoding?: Encoding
  /** What it was read as. */
  readonly format: ReadableFormat
  /** The words as the parser read them; of Akoma Ntoso its XML. */
  readonly source: string
}

export type Outcome =
  | { readonly type: 'read'; readonly text: ReadText }
  | { readonly type: 'refused'; readonly refusal: FileRefusal }
  | { readonly type: 'unsupported'; readonly format: OtherFormat }

interface Decoded {
  readonly words: string
  readonly encoding?: Encoding
}

/** The encoding that a page or XML names in its first lines. */
const declaredIn = (bytes: Uint8Array): string | undefined =>
  /(?:charset\s*=\s*|encoding\s*=\s*)["']?([\w-]{3,30})/i.exec(
    new TextDecoder('windows-1252').decode(bytes.subarray(0, 4000)),
  )?.[1]

const decoded = (content: string | Uint8Array, limit: number): Decoded => {
  if (typeof content === 'string') {
    const words = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
    if (words.trim() === '')
      throw new Unreadable({ code: 'text-empty', message: 'The source holds no text. Send one that does.' })
    return { words }
  }
  const found = decodeText(content, limit, declaredIn(content))
  if (found.type === 'refused') throw new Unreadable(found.refusal)
  return { words: found.text, encoding: found.encoding }
}

const wordsFrom = (given: Given, format: Exclude<ReadableFormat, 'docx'>): ReadText => {
  const { lang, changes } = given
  const { words, encoding } = decoded(given.content, given.limit)
  const told = encoding === undefined ? { format } : { format, encoding }
  switch (format) {
    case 'text':
    case 'markdown':
      return { ...parse(words, { lang, format }), losses: [], source: words, ...told }
    case 'html': {
      const document = readHtml(words, changes)
      return { ...document, ...parseBlocks(document, lang), ...told }
    }
    case 'akn':
      return { ...readAkn(words), source: words, ...told }
  }
}

const wordFileFrom = ({ content, lang, changes, limit }: Given): ReadText => {
  const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'base64')) : content
  if (bytes.byteLength > limit)
    throw new Unreadable({ code: 'text-too-large', message: `At most ${limit} bytes are read.`, limit })
  const document = readDocx(bytes, changes)
  return { ...document, ...parseBlocks(document, lang), format: 'docx' }
}

export const readText = (given: Given): Outcome => {
  const { content } = given
  const format = typeof content === 'string' ? given.format : formatOf(content, given.format)
  if (format === 'pdf' || format === 'doc' || format === 'rtf') return { type: 'unsupported', format }
  try {
    return { type: 'read', text: format === 'docx' ? wordFileFrom(given) : wordsFrom(given, format) }
  } catch (error) {
    if (error instanceof Unreadable) return { type: 'refused', refusal: error.refusal }
    throw error
  }
}
