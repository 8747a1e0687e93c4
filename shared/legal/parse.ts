/**
 * The structure parser: plain text or Markdown → units.
 *
 * It goes from lines to candidates (`classify`, `joining`), lets the whole text decide about headings (`headings`,
 * `outline`), builds the tree (`titles`, `body`) and then looks at it again (`checks`). It never guesses in silence:
 * what it chose is in `doubts`, what it left out is in `notes`, and every other word of the source is in `units`.
 */
import { numbersOf } from './body.ts'
import { Tree } from './build.ts'
import { checkTree, doubtAbout } from './checks.ts'
import type { HeadingItem, Item, MarkerItem } from './classify.ts'
import { cut, type Doubt, type Note } from './doubts.ts'
import { assignEIds } from './eid.ts'
import { readFront } from './front.ts'
import { settleHeadings } from './headings.ts'
import { joinLines } from './joining.ts'
import { lexiconOf } from './lexicon.ts'
import { type Format, readLines } from './lines.ts'
import { type Node, newNode } from './node.ts'
import { bodyAfter, outlineOf } from './outline.ts'
import { localLetters } from './script.ts'
import { withoutSignature } from './signature.ts'
import { restoreSuperscripts } from './superscripts.ts'
import type { Lang, PlainUnit } from './unit.ts'

export { type Doubt, type DoubtCode, doubtCodes, type Note } from './doubts.ts'
export type { Format } from './lines.ts'

export interface ParseOptions {
  readonly lang: Lang
  readonly format: Format
}

export interface Parsed {
  readonly units: readonly PlainUnit[]
  readonly doubts: readonly Doubt[]
  /** What was left out: editorial notes, datelines, contents, signatures. */
  readonly notes: readonly Note[]
  readonly title?: string
}

const restoreArticles = (items: readonly Item[], remarked: (item: HeadingItem) => void): Item[] => {
  const restored = [...items]
  const at = [...items.keys()].filter(
    (i) => items[i]!.type === 'heading' && (items[i] as HeadingItem).kind === 'article',
  )
  const nums = restoreSuperscripts(at.map((i) => (items[i] as HeadingItem).num))
  for (const [n, i] of at.entries()) {
    if (!nums[n]!.lost) continue
    const item = { ...(items[i] as HeadingItem), num: nums[n]!.num }
    restored[i] = item
    remarked(item)
  }
  return restored
}

const openings = (items: readonly Item[]): MarkerItem[] => {
  const first: MarkerItem[] = []
  let waiting = true
  for (const item of items) {
    if (item.type === 'heading') waiting = true
    else if (item.type === 'marker' && waiting) {
      first.push(item)
      waiting = false
    }
  }
  return first
}

const toUnit = (node: Node, eIds: ReadonlyMap<Node, string>): PlainUnit => {
  const eId = eIds.get(node)!
  return {
    eId,
    wId: eId,
    kind: node.kind,
    num: node.num,
    ...(node.heading !== undefined ? { heading: node.heading } : {}),
    ...(node.text !== undefined ? { text: node.text } : {}),
    children: node.children.map((child) => toUnit(child, eIds)),
  }
}

/** Parses a source into the units of one language. Pure; never throws on any string. */
export const parse = (source: string, { lang, format }: ParseOptions): Parsed => {
  const lexicon = lexiconOf(lang)
  const read = readLines(source, format)
  const joined = joinLines(read.lines, lexicon, format)
  const settled = settleHeadings(joined.items, lexicon)
  const signature = withoutSignature(settled.items)
  const lostArticles = new Set<number>()
  const items = restoreArticles(signature.items, (item) => lostArticles.add(item.line.line))

  const notes: Note[] = [...settled.notes, ...signature.notes]
  for (const item of items) if (item.type === 'note') notes.push({ line: item.line.line, text: item.text })
  const doubts: Doubt[] = [...joined.doubts, ...settled.doubts]
  const signed = signature.notes[0]
  if (signed) doubts.push({ line: signed.line, what: cut(signed.text), why: 'signature-left-out' })

  const outline = outlineOf(items)
  const tree = new Tree(outline, numbersOf(openings(items)))
  const firstHeading = items.findIndex((item) => item.type === 'heading')
  const hasHeadings = firstHeading >= 0
  const above = items.filter((item, i) => item.type !== 'note' && (!hasHeadings || i < firstHeading))
  let title = read.title
  if (hasHeadings) {
    const front = readFront(above, lexicon, read.title)
    title = front.title
    for (const note of front.notes) notes.push(note)
    for (const doubt of front.doubts) doubts.push(doubt)
    tree.front(front)
  } else {
    const top = above[0]
    const titled = top?.type === 'text' && above.length > 1 && top.line.level === 1
    if (titled) title = top.text
    const host = newNode('preamble', '', 1, '')
    tree.body(host, titled ? above.slice(1) : above)
    for (const node of host.children) tree.roots.push(node)
  }
  for (const [i, item] of items.entries()) {
    if (item.type !== 'heading') continue
    const node = tree.heading(item, bodyAfter(items, i))
    if (lostArticles.has(item.line.line)) tree.remarks.push({ node, why: 'maybe-lost-superscript' })
  }
  localLetters(tree.roots, lang)

  const eIds = assignEIds(tree.roots)
  for (const { node, why } of [...tree.remarks, ...checkTree(tree.roots)])
    doubts.push(doubtAbout(node, why, eIds.get(node)))
  const top = read.lines[0]
  if (!top) doubts.push({ line: 1, what: '', why: 'no-text' })
  else if (!items.some((item) => item.type === 'heading' && item.kind === 'article'))
    doubts.push({ line: top.line, what: cut(top.text), why: 'no-article' })

  const byLine = (a: { line: number }, b: { line: number }) => a.line - b.line
  return {
    units: tree.roots.map((node) => toUnit(node, eIds)),
    doubts: doubts.sort(byLine),
    notes: notes.sort(byLine),
    ...(title ? { title } : {}),
  }
}
