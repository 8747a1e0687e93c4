/**
 * A Word file with its tracked changes followed instead of resolved: paragraphs whose words say who put them in and who
 * took them out, with the numbers that Word shows before and after, and the comments that stand by them.
 */
import type { Loss, TrackedChanges } from '#shared/api/imports.ts'
import { tidy } from '../block.ts'
import { Losses } from '../losses.ts'
import { tooComplex } from '../refused.ts'
import { child, elements, readXml, settingOf, type XmlElement } from '../xml.ts'
import { standsInBody } from './body.ts'
import { commentsIn, type WordComment } from './comments.ts'
import { type NotesById, notesIn } from './notes.ts'
import { type Numbers, numbersOf } from './numbering.ts'
import { openWord } from './package.ts'
import { type Marks, marked, type Piece, piecesOf, pointOf, type Reading } from './runs.ts'
import { stylesOf } from './styles.ts'
import { Tally } from './tally.ts'

/** Some words that share their marks. */
export interface Stretch extends Marks {
  readonly text: string
}

/** One paragraph, or one line of it. */
export interface FollowedLine {
  readonly stretches: readonly Stretch[]
  /** What was done to the mark at its end. */
  readonly end: Marks
  /** The computed number, before the changes and after them. */
  readonly label: { readonly before: string; readonly after: string }
  /** Names of the bookmarks that cover a part of it. */
  readonly bookmarks: readonly string[]
  /** Ids of the comments that cover a part of it. */
  readonly comments: readonly string[]
}

export interface FollowedDocument {
  readonly lines: readonly FollowedLine[]
  readonly comments: readonly WordComment[]
  /**
   * Footnotes' words with the line at which each stands, from 0: those that the file had. One that somebody put in is a
   * comment of theirs.
   */
  readonly notes: readonly { readonly line: number; readonly text: string }[]
  readonly losses: readonly Loss[]
  readonly changes?: TrackedChanges
}

const mostLines = 200_000

/** What is open while the file is read: names of bookmarks and comments by their ids. */
class Covers {
  readonly #open = new Map<string, string>()
  #here = new Set<string>()

  /** `words` are there on the line before this point. What ends where a line begins covers nothing of it. */
  take({ end, id, name }: Extract<Piece, { type: 'point' }>, words: boolean): void {
    if (end === 'end') {
      const ended = this.#open.get(id)
      this.#open.delete(id)
      if (ended !== undefined && !words) this.#here.delete(ended)
    } else {
      // LibreOffice begins a bookmark anew at an inserted paragraph, under another number, and ends only the last.
      for (const [known, open] of this.#open) if (name !== '' && open === name) this.#open.delete(known)
      this.#open.set(id, name || id)
      this.#here.add(name || id)
    }
  }

  /** Something that stands in this line alone. */
  stand(name: string): void {
    this.#here.add(name)
  }

  /** What covers a part of the line that ends here. */
  ended(): string[] {
    const here = [...this.#here]
    this.#here = new Set(this.#open.values())
    return here
  }
}

interface Parts {
  readonly reading: Reading
  readonly before: Numbers
  readonly after: Numbers
  /** As they were, and as they are with their own changes. */
  readonly notes: Readonly<Record<'before' | 'after', Readonly<Record<'footnotes' | 'endnotes', NotesById>>>>
}

class Follower {
  readonly lines: FollowedLine[] = []
  readonly notes: { line: number; text: string }[] = []
  readonly addedNotes: WordComment[] = []
  readonly #bookmarks = new Covers()
  readonly #comments = new Covers()
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  read(element: XmlElement, marks?: Marks): void {
    const point = pointOf(element)
    if (point) this.#point(point, false)
    switch (element.name) {
      case 'p':
        this.#paragraph(element, marks)
        break
      case 'tbl':
        this.#parts.reading.losses.add('tables')
        this.#table(element, marks)
        break
      case 'sdt':
        this.#all(child(element, 'sdtContent'), marks)
        break
      case 'AlternateContent':
        this.#all(child(element, 'Choice') ?? child(element, 'Fallback'), marks)
        break
      case 'customXml':
      case 'smartTag':
      case 'ins':
      case 'del':
      case 'moveFrom':
      case 'moveTo':
        this.#all(element, marked(marks, element))
        break
    }
  }

  #all(parent: XmlElement | undefined, marks?: Marks): void {
    for (const element of elements(parent)) this.read(element, marks)
  }

  #point(point: Extract<Piece, { type: 'point' }>, words: boolean): void {
    if (point.of === 'bookmark') this.#bookmarks.take(point, words)
    else this.#comments.take(point, words)
  }

  /** Rows that came or went do so with all their words; each cell's paragraphs are lines of their own. */
  #table(table: XmlElement, marks?: Marks): void {
    for (const row of elements(table)) {
      if (row.name !== 'tr') {
        this.#table(child(row, 'sdtContent') ?? row, marked(marks, row))
        continue
      }
      const rowMarks = elements(child(row, 'trPr')).reduce(marked, marks)
      for (const cell of elements(row))
        this.#all(cell.name === 'sdt' ? child(cell, 'sdtContent') : cell, rowMarks)
    }
  }

  #paragraph(element: XmlElement, around?: Marks): void {
    const { reading } = this.#parts
    const now = child(element, 'pPr')
    const style = reading.styles.of(settingOf(now, 'pStyle'))
    const end = elements(child(now, 'rPr')).reduce(marked, around) ?? {}
    const pieces = piecesOf(element, style, reading, around)
    let label = this.#label(now, end)
    let stretches: Stretch[] = []
    const boxes: XmlElement[] = []
    const close = (mark: Marks) => {
      if (this.lines.length >= mostLines) throw tooComplex(`The file has more than ${mostLines} paragraphs.`)
      this.lines.push({
        stretches,
        end: mark,
        label,
        bookmarks: this.#bookmarks.ended(),
        comments: this.#comments.ended(),
      })
      stretches = []
      label = { before: '', after: '' }
    }
    for (const piece of pieces) {
      if (piece.type === 'words') stretches.push({ text: piece.text, ...piece.marks })
      else if (piece.type === 'break') close(piece.marks ?? {})
      else if (piece.type === 'box') boxes.push(piece.content)
      else if (piece.type === 'point') this.#point(piece, stretches.length > 0)
      else this.#note(piece)
    }
    close(end)
    for (const box of boxes) this.#all(box, around)
  }

  #note({ of, id, marks = {} }: Extract<Piece, { type: 'note' }>): void {
    const { before, after } = this.#parts.notes
    if (marks.inserted && !marks.deleted) {
      const { author, date } = marks.inserted
      const name = `${of} ${id}`
      this.addedNotes.push({ id: name, author, date, text: tidy(after[of].get(id) ?? ''), resolved: false })
      this.#comments.stand(name)
      return
    }
    this.#parts.reading.losses.add('footnotes')
    const text = tidy(before[of].get(id) || after[of].get(id) || '')
    if (text !== '') this.notes.push({ line: this.lines.length, text })
  }

  /** Numbers are counted twice: through the paragraphs that were there, and through those that are there now. */
  #label(now: XmlElement | undefined, end: Marks): FollowedLine['label'] {
    const { reading, before, after } = this.#parts
    const was = child(child(now, 'pPrChange'), 'pPr') ?? now
    const next = (numbers: Numbers, pPr: XmlElement | undefined): string => {
      const style = reading.styles.of(settingOf(pPr, 'pStyle'))
      const numPr = child(pPr, 'numPr')
      const numId = settingOf(numPr, 'numId') ?? style.numId
      if (numId === undefined || numId === '0') return ''
      return numbers.next(numId, Number(settingOf(numPr, 'ilvl') ?? style.ilvl ?? 0))
    }
    return {
      before: end.inserted ? '' : next(before, was),
      after: end.deleted ? '' : next(after, now),
    }
  }
}

/** Reads a file. Throws `Unreadable` on what is damaged, hostile or no Word file. */
export const followDocx = (bytes: Uint8Array): FollowedDocument => {
  const parts = openWord(bytes)
  const losses = new Losses()
  const tally = new Tally('follow', losses)
  const styles = stylesOf(parts.styles)
  const reading = { styles, tally, losses }
  const notesAs = (mode: 'accept' | 'reject') => {
    const quiet = { styles, tally: new Tally(mode, new Losses()), losses: new Losses() }
    return {
      footnotes: notesIn(parts.footnotes, 'footnote', quiet),
      endnotes: notesIn(parts.endnotes, 'endnote', quiet),
    }
  }
  const follower = new Follower({
    reading,
    before: numbersOf(parts.numbering, styles),
    after: numbersOf(parts.numbering, styles),
    notes: { before: notesAs('reject'), after: notesAs('accept') },
  })
  readXml(
    parts.document,
    standsInBody,
    (element) => follower.read(element),
    (element) => tally.see(element),
  )
  const comments = commentsIn(parts.comments, parts.commentsExtended)
  // Comments are carried one by one; whoever carries them says which were not.
  for (const comment of comments) tally.comment(comment)
  comments.push(...follower.addedNotes)
  losses.add('headers-footers', parts.headersAndFooters)
  return {
    lines: follower.lines,
    comments,
    notes: follower.notes,
    losses: losses.list(),
    ...(tally.found && { changes: tally.found }),
  }
}
