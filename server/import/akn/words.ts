/** The words of an element as lines: what a reader sees, without editors' notes, with raised digits kept raised. */
import type { Note } from '#shared/legal/doubts.ts'
import { tidy } from '../block.ts'
import type { Losses } from '../losses.ts'
import { lowered, raised } from '../raised.ts'
import { rowLines } from '../rows.ts'
import { elements, type XmlElement } from '../xml.ts'

const lineElements = new Set(
  'p block item li blockList ul ol tr num heading subheading content intro wrapUp listIntroduction listWrapUp longTitle formula container recital recitals citation citations article section subsection chapter part title paragraph subparagraph point list crossHeading signature tocItem'.split(
    ' ',
  ),
)
const pictures = new Set(['img', 'object', 'math'])

export class Words {
  readonly notes: Note[] = []
  readonly #losses: Losses
  #line = 0

  constructor(losses: Losses) {
    this.#losses = losses
  }

  /** Tells which unit is being read, counted from 1: what notes refer to. */
  next(): void {
    this.#line++
  }

  note(text: string): void {
    if (text !== '') this.notes.push({ line: Math.max(1, this.#line), text })
  }

  /** All words in one line. */
  line(element: XmlElement | undefined): string {
    return element ? this.lines(element).join(' ') : ''
  }

  /** The lines of an element, none of them empty. */
  lines(element: XmlElement): string[] {
    const lines: string[] = []
    let words = ''
    /** A number or an opening quotation mark stands on the line of what follows it. */
    let joins = false
    const end = () => {
      const line = tidy(words)
      words = ''
      joins = false
      if (line !== '') lines.push(line)
    }
    const close = (mark: string) => {
      if (tidy(words) === '' && lines.length > 0) lines.push(`${lines.pop()}${mark}`)
      else words += mark
    }
    const read = (each: XmlElement, shift: (text: string) => string): void => {
      if (each.name === 'authorialNote') {
        this.#losses.add('footnotes')
        this.note(this.line({ ...each, name: 'note' }))
        return
      }
      if (each.name === 'toc') {
        this.#losses.add('contents', elements(each).length)
        return
      }
      if (each.name === 'meta' || each.name === 'documentRef' || each.name === 'componentRef') return
      if (pictures.has(each.name)) {
        this.#losses.add(each.name === 'math' ? 'formulas' : 'images')
        return
      }
      if (each.name === 'table') {
        end()
        lines.push(...this.#rows(each))
        return
      }
      const quoted = each.name === 'quotedStructure' || each.name === 'embeddedStructure'
      if (quoted) this.#losses.add('quoted-structures')
      const isLine = quoted || lineElements.has(each.name)
      if (isLine && !joins) end()
      words += quoted ? (each.attributes.startQuote ?? '') : ''
      joins ||= quoted && words !== ''
      const inner = each.name === 'sup' ? raised : each.name === 'sub' ? lowered : shift
      for (const part of each.children) {
        if (typeof part !== 'string') read(part, inner)
        else {
          words += inner(part)
          joins &&= part.trim() === ''
        }
      }
      if (quoted) close(each.attributes.endQuote ?? '')
      if (each.name === 'br' || each.name === 'eol') words += ' '
      else if (each.name === 'num') {
        words += ' '
        joins = true
      } else if (isLine) end()
    }
    read(element, (text) => text)
    end()
    return lines
  }

  #rows(table: XmlElement): string[] {
    this.#losses.add('tables')
    const rows = (parent: XmlElement): XmlElement[] =>
      elements(parent).flatMap((each) => (each.name === 'tr' ? [each] : rows(each)))
    return rows(table).flatMap((row) =>
      rowLines(
        elements(row).map((cell) => this.lines(cell).map((text) => ({ text, level: 0, bold: 0 }))),
      ).map(({ text }) => text),
    )
  }
}
