/**
 * The body of a Word file as blocks: paragraphs with their computed numbers, tables as rows.
 *
 * A paragraph whose end is gone (an accepted deletion, a rejected insertion of the mark) goes on in the next one, which
 * says how the whole looks, as in Word.
 */
import type { Note } from '#shared/legal/doubts.ts'
import { type Block, tidy } from '../block.ts'
import { labelled } from '../html/lists.ts'
import { Lines } from '../lines.ts'
import { tooComplex } from '../refused.ts'
import { rowLines } from '../rows.ts'
import { child, elements, settingOf, type XmlElement } from '../xml.ts'
import type { NotesById } from './notes.ts'
import type { Numbers } from './numbering.ts'
import { type Piece, piecesOf, type Reading } from './runs.ts'
import { levelOf, type Style } from './styles.ts'

const mostBlocks = 200_000

export interface BodyParts {
  readonly reading: Reading
  readonly numbers: Numbers
  readonly footnotes: NotesById
  readonly endnotes: NotesById
}

const isContentsBox = (sdt: XmlElement): boolean =>
  /table of contents/i.test(settingOf(child(child(sdt, 'sdtPr'), 'docPartObj'), 'docPartGallery') ?? '')

export class Body {
  readonly notes: Note[] = []
  readonly #lines = new Lines()
  readonly #parts: BodyParts
  #carried: Piece[] = []
  #contents = 0

  constructor(parts: BodyParts) {
    this.#parts = parts
  }

  get blocks(): readonly Block[] {
    return this.#lines.blocks
  }

  /** Reads one child of the body, a cell or a container. */
  read(element: XmlElement): void {
    const { tally, losses } = this.#parts.reading
    if (tally.isGone(element.name)) return
    switch (element.name) {
      case 'p':
        this.#paragraph(element)
        break
      case 'tbl':
        this.finish()
        losses.add('tables')
        this.#table(element)
        break
      case 'sdt': {
        const isContents = isContentsBox(element)
        if (isContents) this.#contents++
        this.#all(child(element, 'sdtContent'))
        if (isContents) this.#contents--
        break
      }
      case 'customXml':
      case 'smartTag':
      case 'ins':
      case 'del':
      case 'moveFrom':
      case 'moveTo':
        this.#all(element)
        break
      case 'AlternateContent':
        this.#all(child(element, 'Choice') ?? child(element, 'Fallback'))
        break
    }
  }

  /** Writes down a paragraph whose mark is gone and that nothing follows. */
  finish(): void {
    if (this.#carried.length === 0) return
    const carried = this.#carried
    this.#carried = []
    this.#write(carried, 0, '', false)
  }

  #all(parent: XmlElement | undefined): void {
    for (const element of elements(parent)) this.read(element)
  }

  #paragraph(element: XmlElement): void {
    const { reading } = this.#parts
    const now = child(element, 'pPr')
    const before = child(child(now, 'pPrChange'), 'pPr')
    const pPr = reading.tally.mode !== 'accept' && before ? before : now
    const style = reading.styles.of(settingOf(pPr, 'pStyle'))
    const pieces = [...this.#carried, ...piecesOf(element, style, reading)]
    this.#carried = []
    if (elements(child(now, 'rPr')).some(({ name }) => reading.tally.isGone(name))) {
      this.#carried = pieces
      return
    }
    const level = levelOf(settingOf(pPr, 'outlineLvl')) ?? style.level
    this.#write(pieces, level, this.#label(pPr, style), style.isContents)
  }

  #label(pPr: XmlElement | undefined, style: Style): string {
    const numPr = child(pPr, 'numPr')
    const numId = settingOf(numPr, 'numId') ?? style.numId
    if (numId === undefined || numId === '0') return ''
    return this.#parts.numbers.next(numId, Number(settingOf(numPr, 'ilvl') ?? style.ilvl ?? 0))
  }

  #write(pieces: readonly Piece[], level: number, label: string, isContents: boolean): void {
    const { losses } = this.#parts.reading
    const { blocks } = this.#lines
    const notes: string[] = []
    let unlabelled = label
    const end = () => {
      const block = this.#lines.end()
      if (!block) return
      if (isContents || this.#contents > 0) {
        blocks.pop()
        losses.add('contents')
        this.notes.push({ line: blocks.length + 1, text: block.text })
      } else if (unlabelled !== '') {
        const text = labelled(unlabelled, block.text)
        const bold = block.bold > 0 ? block.bold + text.length - block.text.length : 0
        blocks[blocks.length - 1] = { ...block, text, bold }
        unlabelled = ''
      }
      if (blocks.length > mostBlocks) throw tooComplex(`The file has more than ${mostBlocks} paragraphs.`)
    }
    this.#lines.level = level
    for (const piece of pieces) {
      if (piece.type === 'words') this.#lines.add(piece.text, piece.bold)
      else if (piece.type === 'note') notes.push(tidy(this.#parts[piece.of].get(piece.id) ?? ''))
      else if (piece.type === 'break' && level > 0) this.#lines.add(' ', false)
      else if (piece.type === 'break') end()
    }
    // A number alone is a line: «Статья 5.» may be computed, with its title in the next paragraph.
    if (this.#lines.isEmpty && /\p{L}\s*\S*\d/u.test(unlabelled)) {
      this.#lines.add(unlabelled, false)
      unlabelled = ''
    }
    end()
    for (const text of notes) {
      losses.add('footnotes')
      if (text !== '') this.notes.push({ line: Math.max(1, blocks.length), text })
    }
    for (const piece of pieces) if (piece.type === 'box') this.#all(piece.content)
  }

  #table(table: XmlElement): void {
    for (const row of elements(table)) {
      if (row.name === 'sdt' || row.name === 'ins' || row.name === 'del') {
        if (!this.#parts.reading.tally.isGone(row.name)) this.#table(child(row, 'sdtContent') ?? row)
      } else if (row.name === 'tr') this.#row(row)
    }
  }

  #row(row: XmlElement): void {
    const { tally } = this.#parts.reading
    if (elements(child(row, 'trPr')).some(({ name }) => tally.isGone(name))) return
    const { blocks } = this.#lines
    const start = blocks.length
    const cells: Block[][] = []
    for (const cell of elements(row).flatMap((each) =>
      each.name === 'sdt' ? elements(child(each, 'sdtContent')) : [each],
    )) {
      if (cell.name !== 'tc') continue
      if (elements(child(cell, 'tcPr')).some(({ name }) => tally.isGone(name))) continue
      const from = blocks.length
      this.#all(cell)
      this.finish()
      cells.push(blocks.slice(from))
    }
    blocks.splice(start, blocks.length - start, ...rowLines(cells))
  }
}

/** Whether a child of the body is handed over by itself. */
export const standsInBody = (_element: XmlElement, path: readonly XmlElement[]): boolean =>
  path.at(-1)?.name === 'body'
