/**
 * HTML as blocks: what a browser would show as lines, without menus, scripts and looks.
 *
 * The markup is read as a stream by a tolerant parser, so that Word's pages, unclosed elements and pages without any
 * structure all come out as the words that a person sees.
 */
import { Parser } from 'htmlparser2'
import type { ChangeMode, TrackedChanges } from '#shared/api/imports.ts'
import type { Note } from '#shared/legal/doubts.ts'
import { type Block, levelled } from '../block.ts'
import type { BlockDocument } from '../document.ts'
import { Lines } from '../lines.ts'
import { Losses } from '../losses.ts'
import { lowered, raised } from '../raised.ts'
import { tooComplex } from '../refused.ts'
import { rowLines } from '../rows.ts'
import { type Attributes, type Fate, isBlock, type Look, lookOf } from './frame.ts'
import { type List, labelled, labelOf, listOf } from './lists.ts'

const deepest = 1000
const mostBlocks = 200_000

interface Frame {
  readonly name: string
  readonly fate: Fate
  readonly bold: boolean
  readonly shift: Look['shift']
  readonly level: number
  readonly pre: boolean
}

interface Row {
  readonly start: number
  readonly cells: number[]
}

const root: Frame = { name: '', fate: 'text', bold: false, shift: undefined, level: 0, pre: false }

class HtmlReader {
  readonly losses = new Losses()
  readonly notes: Note[] = []
  readonly #lines = new Lines()
  readonly #frames: Frame[] = [root]
  readonly #lists: List[] = []
  readonly #rows: Row[] = []
  readonly #counts = { ins: 0, del: 0 }
  readonly #changes: ChangeMode
  #label: string | undefined

  constructor(changes: ChangeMode) {
    this.#changes = changes
  }

  get blocks(): readonly Block[] {
    return this.#lines.blocks
  }

  get changes(): TrackedChanges | undefined {
    const { ins, del } = this.#counts
    return ins + del === 0
      ? undefined
      : { mode: this.#changes, insertions: ins, deletions: del, moves: 0, comments: 0, authors: [] }
  }

  open(name: string, attributes: Attributes): void {
    if (this.#frames.length > deepest)
      throw tooComplex(
        `Elements lie more than ${deepest} deep in each other. Save the page again, or paste its text.`,
      )
    const outer = this.#frames.at(-1)!
    if (isBlock(name)) this.end()
    const look = lookOf(name, attributes)
    const fate =
      outer.fate === 'text' ? this.#fateOf(look) : outer.fate === 'dropped' ? 'dropped' : outer.fate
    if (outer.fate === 'text' && look.loss) this.losses.add(look.loss)
    this.#frames.push({
      name,
      fate: look.fate === 'dropped' ? 'dropped' : fate,
      bold: look.bold ?? outer.bold,
      shift: look.shift ?? outer.shift,
      level: /^h[1-6]$/.test(name) ? Number(name[1]) : outer.level,
      pre: outer.pre || name === 'pre',
    })
    this.#lines.level = this.#frames.at(-1)!.level
    if (name === 'br') this.#break()
    if (name === 'ol' || name === 'ul') this.#lists.push(listOf(name, attributes, this.#lists))
    const list = this.#lists.at(-1)
    if (name === 'li' && list) this.#label = labelOf(list, attributes.value)
    if (name === 'tr') this.#rows.push({ start: this.blocks.length, cells: [] })
    if (name === 'td' || name === 'th') this.#rows.at(-1)?.cells.push(this.blocks.length)
  }

  close(name: string): void {
    if (isBlock(name)) this.end()
    if (name === 'ol' || name === 'ul') this.#lists.pop()
    if (name === 'li') this.#label = undefined
    if (name === 'tr') this.#endRow()
    if (this.#frames.length > 1) this.#frames.pop()
    this.#lines.level = this.#frames.at(-1)!.level
  }

  text(words: string): void {
    const { fate, bold, shift, pre } = this.#frames.at(-1)!
    if (fate === 'dropped') return
    const shifted = shift === 'raised' ? raised(words) : shift === 'lowered' ? lowered(words) : words
    const lines = pre ? shifted.split('\n') : [shifted]
    for (const [i, line] of lines.entries()) {
      if (i > 0) this.end()
      this.#lines.add(line, bold)
    }
  }

  end(): void {
    const { blocks } = this.#lines
    const block = this.#lines.end()
    if (!block) return
    if (blocks.length > mostBlocks)
      throw tooComplex(`The page has more than ${mostBlocks} lines. Bring it in parts.`)
    const { fate } = this.#frames.at(-1)!
    if (fate === 'note' || fate === 'contents') {
      blocks.pop()
      this.notes.push({ line: Math.max(1, blocks.length), text: block.text })
    } else if (this.#label !== undefined) {
      const text = labelled(this.#label, block.text)
      const bold = block.bold > 0 ? block.bold + text.length - block.text.length : 0
      blocks[blocks.length - 1] = { ...block, text, bold }
      this.#label = undefined
    }
  }

  #fateOf({ fate, change }: Look): Fate {
    if (!change) return fate
    this.#counts[change]++
    return (change === 'ins') === (this.#changes === 'accept') ? fate : 'dropped'
  }

  /** A broken line is a line of its own; in a heading it is white space. */
  #break(): void {
    const { level, fate } = this.#frames.at(-1)!
    if (fate === 'dropped') return
    if (level > 0) this.#lines.add(' ', false)
    else this.end()
  }

  #endRow(): void {
    const row = this.#rows.pop()
    if (!row) return
    const { blocks } = this.#lines
    const cells = row.cells.map((start, i) => blocks.slice(start, row.cells[i + 1] ?? blocks.length))
    const before = blocks.slice(row.start, row.cells[0] ?? blocks.length)
    blocks.splice(row.start, blocks.length - row.start, ...before, ...rowLines(cells))
  }
}

/** Reads a page. Throws `Unreadable` on nesting and length beyond any law's. */
export const readHtml = (source: string, changes: ChangeMode): BlockDocument => {
  const reader = new HtmlReader(changes)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (words) => reader.text(words),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(source)
  reader.end()
  const tracked = reader.changes
  return {
    blocks: levelled(reader.blocks),
    notes: reader.notes,
    losses: reader.losses.list(),
    ...(tracked && { changes: tracked }),
  }
}
