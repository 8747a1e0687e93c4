/** Tracked changes and comments as they occur anywhere in a Word file, and which words a reading leaves out. */
import type { ChangeMode, TrackedChanges } from '#shared/api/imports.ts'
import type { Losses } from '../losses.ts'
import { childrenOf, readXml, type XmlElement } from '../xml.ts'

const authorless = new Set(['moveFromRangeStart', 'moveToRangeStart'])

/** `follow` leaves no words out: they say what was done to them. */
export type Reads = ChangeMode | 'follow'

export class Tally {
  readonly mode: Reads
  readonly #counts = { ins: 0, del: 0, moveFrom: 0, moveTo: 0 }
  readonly #authors = new Set<string>()
  readonly #losses: Losses
  #comments = 0

  constructor(mode: Reads, losses: Losses) {
    this.mode = mode
    this.#losses = losses
  }

  /** Sees every element of the document as it is read. */
  see({ name, attributes }: XmlElement): void {
    const counted = name === 'ins' || name === 'del' || name === 'moveFrom' || name === 'moveTo'
    const formats = name === 'rPrChange' || name === 'pPrChange'
    if (counted) this.#counts[name]++
    if (formats) this.#losses.add('format-changes')
    if ((counted || formats || authorless.has(name)) && attributes.author)
      this.#authors.add(attributes.author)
  }

  comments(xml: string | undefined): void {
    if (xml === undefined) return
    for (const { attributes } of childrenOf(readXml(xml), 'comment')) this.comment(attributes)
    this.#losses.add('comments', this.#comments)
  }

  comment({ author }: { readonly author?: string }): void {
    this.#comments++
    if (author) this.#authors.add(author)
  }

  /** Whether what such an element marks is no part of the text in this reading. */
  isGone(name: string): boolean {
    if (this.mode === 'follow') return false
    return this.mode === 'accept'
      ? name === 'del' || name === 'moveFrom' || name === 'cellDel'
      : name === 'ins' || name === 'moveTo' || name === 'cellIns'
  }

  get found(): TrackedChanges | undefined {
    const { ins, del, moveFrom, moveTo } = this.#counts
    const moves = Math.max(moveFrom, moveTo)
    if (ins + del + moves + this.#comments + this.#authors.size === 0) return undefined
    return {
      mode: this.mode === 'follow' ? 'suggest' : this.mode,
      insertions: ins,
      deletions: del,
      moves,
      comments: this.#comments,
      authors: [...this.#authors].sort(),
    }
  }
}
