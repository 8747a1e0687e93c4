/**
 * Who changed what, and what was said of it, for pages that have no tracked changes and no margin for comments: numbered
 * notes behind each article, which lead to their words and back.
 *
 * The numbers stand in brackets, not raised: a raised number is a number of the law (61¹).
 */
import type { Lang } from '#shared/legal/unit.ts'
import { clean } from './clean.ts'
import { localeOf } from './locale.ts'
import {
  type Block,
  type Heading,
  label,
  type Notice,
  note,
  type Page,
  type PageComment,
  type Paragraph,
  type Run,
  type Tracked,
} from './page.ts'
import { wordsIn } from './words.ts'

interface Note {
  readonly number: number
  readonly lang: Lang
  readonly by: Pick<Tracked, 'author' | 'date'>
  readonly said?: PageComment
}

type Words = Heading | Paragraph

const isWords = (block: Block): block is Words => 'runs' in block

const nameOf = ({ author, date }: Note['by']): string => JSON.stringify([author, date])

const markOf = ({ number }: Note, from: 'ref' | 'note'): Run => ({
  text: `[${number}]`,
  ref: { number, id: `${from}-${number}`, to: `${from === 'ref' ? 'note' : 'ref'}-${number}` },
})

/** A mark behind a run: on its words, before the space that they end in, which is no change to look at. */
const marked = (run: Run, marks: readonly Run[]): Run[] => {
  if (marks.length === 0) return [run]
  const words = run.text.trimEnd()
  const space = run.text.slice(words.length)
  return [{ ...run, text: words }, ...marks, ...(space === '' ? [] : [{ text: space }])]
}

const day = (lang: Lang, date: string): string =>
  new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))

const signed = (lang: Lang, { author, date }: Note['by']): string =>
  Number.isNaN(Date.parse(date)) ? author : `${author}, ${day(lang, date)}`

/** Somebody's name and day, and what they said. */
const told = (lang: Lang, by: Note['by'], said: PageComment | undefined): Run[] => [
  { text: `${signed(lang, by)}${said ? ':' : '.'}`, bold: true },
  ...(said ? [{ text: ` ${clean(said.text).trim()}` }] : []),
  ...(said?.resolved && said.parent === undefined
    ? [{ text: ` (${wordsIn(lang).resolved})`, italic: true }]
    : []),
]

class Notes {
  readonly #comments: readonly PageComment[]
  #waiting: Note[] = []
  #last = 0

  constructor({ comments = [] }: Page) {
    this.#comments = comments
  }

  #next(lang: Lang, by: Note['by'], said: PageComment | undefined): Note {
    const made = { number: ++this.#last, lang, by, ...(said && { said }) }
    this.#waiting.push(made)
    return made
  }

  /** A block with the marks of its notes; an author's reason is one note with the change that it is for. */
  mark<T extends Words>(block: T): T {
    const { lang, runs } = block
    const opened = new Set(block.comments?.start)
    const roots = this.#comments.filter(({ id, parent }) => opened.has(id) && parent === undefined)
    const last = new Map<string, number>()
    for (const [at, { tracked, mark }] of runs.entries())
      if (mark && tracked && !tracked.itself) last.set(nameOf(tracked), at)
    const own = new Set<PageComment>()
    const out = runs.flatMap((run, at) => {
      const { tracked } = run
      if (!tracked || last.get(nameOf(tracked)) !== at) return [run]
      const reason = roots.find((root) => nameOf(root) === nameOf(tracked) && !own.has(root))
      if (reason) own.add(reason)
      return marked(run, [markOf(this.#next(lang, tracked, reason), 'ref')])
    })
    const others = roots.filter((root) => !own.has(root))
    const marks = others.map((root) => markOf(this.#next(lang, root, root), 'ref'))
    return { ...block, runs: [...out, ...marks] }
  }

  /** The notes of what came since they were last told. */
  flush(): Notice[] {
    const waiting = this.#waiting
    if (waiting.length === 0) return []
    this.#waiting = []
    const { lang } = waiting[0]!
    const blocks = [label(lang, wordsIn(lang).notes), ...waiting.map((each) => this.#paragraph(each))]
    return [{ type: 'notice', quiet: true, lang, blocks }]
  }

  /** A note and what was answered, in one paragraph: in Markdown a note is no longer than that. */
  #paragraph(given: Note): Paragraph {
    const { lang, by, said } = given
    const answers = this.#comments.filter(({ parent }) => said !== undefined && parent === said.id)
    return note(
      lang,
      markOf(given, 'note'),
      { text: ' ' },
      ...told(lang, by, said),
      ...answers.flatMap((answer) => [{ text: '\n— ' }, ...told(lang, answer, answer)]),
    )
  }
}

/** The page with its notes; as it was where nothing is tracked and nothing said. */
export const withNotes = (page: Page): Page => {
  const notes = new Notes(page)
  let lang: Lang | undefined
  const blocks = page.blocks.flatMap((block) => {
    const before = block.type === 'heading' || block.lang !== lang ? notes.flush() : []
    lang = block.lang
    return [...before, isWords(block) ? notes.mark(block) : block]
  })
  return { ...page, blocks: [...blocks, ...notes.flush()] }
}
