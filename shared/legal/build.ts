/** The tree of a source: headings open units by their rank, what stands under them is their title and their wording. */
import { withBareNumbers } from './bare-numbers.ts'
import { buildBody, type Numbers } from './body.ts'
import type { HeadingItem, Item } from './classify.ts'
import type { Doubt } from './doubts.ts'
import type { Front } from './front.ts'
import { type Node, newAlinea, newNode } from './node.ts'
import type { Outline } from './outline.ts'
import { titleOf } from './titles.ts'

/** A doubt about a node that has no eId yet. */
export interface Remark {
  readonly node: Node
  readonly why: Doubt['why']
}

/** The tree under construction. Headings are given in order, each with what stands under it. */
export class Tree {
  readonly roots: Node[] = []
  readonly remarks: Remark[] = []
  readonly #outline: Outline
  readonly #numbers: Numbers
  readonly #open: { node: Node; rank: number }[] = []

  constructor(outline: Outline, numbers: Numbers) {
    this.#outline = outline
    this.#numbers = numbers
  }

  heading(item: HeadingItem, body: readonly Item[]): Node {
    const rank = this.#outline.order.indexOf(item.kind)
    while (this.#open.length > 0 && this.#open.at(-1)!.rank >= rank) this.#open.pop()
    const parent = this.#open.at(-1)?.node
    const node = newNode(item.kind, item.num, item.line.line, item.line.text)
    const titled = titleOf(
      item,
      body,
      this.#outline,
      this.#open.some((open) => open.node.kind === 'article'),
    )
    if (titled.heading !== undefined) node.heading = titled.heading
    if (titled.runIn !== undefined) node.children.push(newAlinea(titled.runIn, item.line.line))
    if (titled.doubt) this.remarks.push({ node, why: titled.doubt })
    this.body(node, titled.body)
    ;(parent?.children ?? this.roots).push(node)
    this.#open.push({ node, rank })
    return node
  }

  body(host: Node, items: readonly Item[]): void {
    for (const item of items)
      if (item.type === 'text' && item.line.level > 0)
        this.remarks.push({ node: newNode('alinea', '', item.line.line, item.text), why: 'unknown-heading' })
    const lost = new Set<number>()
    const bare = withBareNumbers(items)
    const [first] = bare.read
    if (first)
      this.remarks.push({
        node: newNode('paragraph', first.num, first.line.line, first.line.text),
        why: 'bare-number',
      })
    buildBody(
      host,
      bare.items,
      this.#numbers,
      (item) => lost.add(item.line.line),
      (node) => this.remarks.push({ node, why: 'closing-words' }),
    )
    if (lost.size > 0) this.#remarkLost(host, lost)
  }

  front(front: Front): void {
    for (const preamble of front.preambles) {
      const node = newNode('preamble', '', preamble.line, preamble.heading ?? '')
      if (preamble.heading !== undefined) node.heading = preamble.heading
      this.body(node, preamble.items)
      this.roots.push(node)
    }
  }

  #remarkLost(node: Node, lines: ReadonlySet<number>): void {
    for (const child of node.children) {
      if (child.kind !== 'alinea' && lines.has(child.line) && child.num.includes('-'))
        this.remarks.push({ node: child, why: 'maybe-lost-superscript' })
      this.#remarkLost(child, lines)
    }
  }
}
