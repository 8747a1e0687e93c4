/**
 * A page: what an exported file says, before it is HTML, Markdown or Word.
 *
 * Every kind of export builds one of these from its model, and every format writes one of these out: so each kind
 * comes in each format, and a text is escaped in one place per format. Text here is what people typed, unescaped;
 * only the writers know markup.
 */
import type { Lang } from '#shared/legal/unit.ts'

/** Who changed something, when: Word shows it with the change, which its reader can accept or reject. */
export interface Tracked {
  /** Unique in the page. */
  readonly id: number
  readonly author: string
  /** ISO 8601. */
  readonly date: string
  /** Nobody's own change: a number that shifted with others. */
  readonly itself?: true
}

/** A mark that leads to another place of the file, and can be led to: of a note, or of the words that it is about. */
export interface Reference {
  /** The note's number. */
  readonly number: number
  /** Names of places are unique in the page. */
  readonly id: string
  readonly to: string
}

/** A stretch of words. Inserted and deleted are shown with a line as well as a colour. */
export interface Run {
  readonly text: string
  readonly mark?: 'inserted' | 'deleted'
  readonly tracked?: Tracked
  readonly bold?: boolean
  readonly italic?: boolean
  /** Followed only where it is http, https or mailto; otherwise the words stay plain. */
  readonly link?: string
  readonly ref?: Reference
}

/** A paragraph that comes or goes as a whole, its end included. */
export interface Whole extends Tracked {
  readonly mark: 'inserted' | 'deleted'
}

/** What begins and ends at a paragraph: bookmarks, and ranges of comments by their numbers in the page. */
export interface Ranges {
  readonly bookmarks?: {
    readonly start: readonly { readonly id: number; readonly name: string }[]
    readonly end: readonly number[]
  }
  readonly comments?: { readonly start: readonly number[]; readonly end: readonly number[] }
}

/** A comment of the page; `parent` is the one that it answers. */
export interface PageComment {
  readonly id: number
  readonly parent?: number
  readonly author: string
  /** ISO 8601. */
  readonly date: string
  readonly text: string
  readonly resolved: boolean
}

export interface Heading extends Ranges {
  readonly type: 'heading'
  /** 1 is the highest below the page's title; at most 5. */
  readonly level: number
  readonly lang: Lang
  readonly runs: readonly Run[]
  readonly align: 'center' | 'start'
  readonly whole?: Whole
}

export interface Paragraph extends Ranges {
  readonly type: 'paragraph'
  /** `body` is law, `note` is talk about it (smaller), `label` names what follows, `about` stands under the title. */
  readonly role: 'body' | 'note' | 'label' | 'about'
  readonly lang: Lang
  /** Levels of numbering above this one within its article: 0 for a paragraph, 1 for its points. */
  readonly depth: number
  readonly runs: readonly Run[]
  readonly whole?: Whole
}

/** A box that a reader must not miss: what the file cannot decide for them. `quiet` only sets notes off from the law. */
export interface Notice {
  readonly type: 'notice'
  readonly quiet?: true
  readonly lang: Lang
  readonly blocks: readonly (Heading | Paragraph)[]
}

export interface Column {
  readonly heading: readonly Paragraph[]
  /** Percent of the table's width; the columns of a table add up to 100. */
  readonly width: number
}

export interface Cell {
  readonly blocks: readonly (Heading | Paragraph)[]
  /** How many rows this cell covers; the rows below leave it out. */
  readonly rows?: number
}

export interface Table {
  readonly type: 'table'
  /** Named for those who hear the page rather than see it. */
  readonly caption: string
  readonly lang: Lang
  /** Lines between cells; without them the table is two columns of running text. */
  readonly ruled: boolean
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Block = Heading | Paragraph | Notice | Table

export interface Page {
  /** The organisation's letterhead, above the title. */
  readonly head?: readonly Paragraph[]
  /** The file's own title in each of its languages, in their order. */
  readonly titles: readonly { readonly lang: Lang; readonly text: string }[]
  /** The first is the language of everything that says no other. */
  readonly langs: readonly Lang[]
  readonly orientation: 'portrait' | 'landscape'
  readonly blocks: readonly Block[]
  /** For formats that have comments. */
  readonly comments?: readonly PageComment[]
}

/** One column of running text for each language, headed by what it is called. */
export const inColumns = (
  langs: readonly Lang[],
  caption: string,
  named: (lang: Lang) => string,
  rows: Table['rows'],
): Table => ({
  type: 'table',
  caption,
  lang: langs[0]!,
  ruled: false,
  columns: langs.map((lang) => ({ width: 100 / langs.length, heading: [label(lang, named(lang))] })),
  rows,
})

export const body = (lang: Lang, text: string, depth = 0): Paragraph => ({
  type: 'paragraph',
  role: 'body',
  lang,
  depth,
  runs: [{ text }],
})

export const note = (lang: Lang, ...runs: readonly Run[]): Paragraph => ({
  type: 'paragraph',
  role: 'note',
  lang,
  depth: 0,
  runs,
})

export const label = (lang: Lang, text: string): Paragraph => ({
  type: 'paragraph',
  role: 'label',
  lang,
  depth: 0,
  runs: [{ text, bold: true }],
})
