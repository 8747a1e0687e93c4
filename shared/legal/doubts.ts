/** Where the parser had to choose: a stable code for each reason, which the pages explain in their own words. */
import type { Kind } from './unit.ts'

export const doubtCodes = [
  /** Numbers jump: `num` follows a smaller one that is not next to it. */
  'number-gap',
  'duplicate-number',
  'number-out-of-order',
  /** Articles start over at 1 although earlier ones were numbered. */
  'numbering-restarts',
  /** One line stands for several numbers («3) – 6) исключены»). */
  'number-range',
  /** `671` after 67 was read as 67-1. */
  'maybe-lost-superscript',
  /** An ordinary line that opens like a heading; it was left as text. */
  'looks-like-heading',
  /** Numbers without a dot or a bracket were read as paragraphs. */
  'bare-number',
  /** A heading in words that name no kind of unit; it was kept as text. */
  'unknown-heading',
  /** Numbered titles under the chapters were read as the articles of a text that calls none of its units so. */
  'numbered-as-articles',
  /** A title that went on over a second line, which was joined to it. */
  'heading-joined',
  /** A sentence broken over two lines, which were joined. */
  'lines-joined',
  /** The words behind an article's number may be its heading or its text. */
  'heading-or-text',
  /** Closing words below a list within a list: of which of the two they are the close cannot be told. */
  'closing-words',
  'text-outside-article',
  'empty-article',
  'empty-unit',
  /** The source has no article at all. */
  'no-article',
  /** The source has no wording at all. */
  'no-text',
  /** Names and offices below the last article, left out as a signature. */
  'signature-left-out',
  /** A list of the headings, left out as a table of contents. */
  'contents-left-out',
] as const

export type DoubtCode = (typeof doubtCodes)[number]

/** A doubt about one line: its 1-based number in the source, its words (at most 160 characters), and why. */
export interface Doubt {
  readonly line: number
  readonly what: string
  readonly why: DoubtCode
  readonly unit?: string
  readonly kind?: Kind
  readonly num?: string
}

/** A line that is no part of the law: an editorial note, a dateline, a table of contents, a signature. */
export interface Note {
  readonly line: number
  readonly text: string
}

/** A line's words, cut for showing. */
export const cut = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text)
