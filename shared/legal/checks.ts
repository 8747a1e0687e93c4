/** Doubts about a finished tree: jumps and repeats in numbering, units that hold nothing. */
import { cut, type Doubt } from './doubts.ts'
import type { Node } from './node.ts'
import { compareNums, follows, numKey, sameNum } from './numerals.ts'
import { mayBeTitle } from './outline.ts'
import type { Kind } from './unit.ts'

type Report = (node: Node, why: Doubt['why']) => void

const isContainer = (kind: Kind): boolean => ['part', 'title', 'section', 'chapter'].includes(kind)

const compare = (previous: Node, node: Node, report: Report): void => {
  if (numKey(node.num).length === 0 || numKey(previous.num).length === 0) return
  if (sameNum(previous.num, node.num)) report(node, 'duplicate-number')
  else if (compareNums(previous.num, node.num) > 0) report(node, 'number-out-of-order')
  else if (!follows(previous.num, node.num)) report(node, 'number-gap')
}

const isRange = (node: Node): boolean => /^[-–—]\s*\d/.test(node.text ?? '')

/**
 * Lists inside one unit. A list may start over after unnumbered wording, and go on from the unit before: points that
 * hang under chapters count through all of them.
 */
const checkLists = (siblings: readonly Node[], report: Report, before: Node | undefined): void => {
  const last = new Map<Kind, Node>()
  const spoken = new Set<Kind>()
  for (const child of siblings) {
    if (child.kind === 'alinea') for (const kind of last.keys()) spoken.add(kind)
    if (!['paragraph', 'point', 'subpoint'].includes(child.kind)) continue
    const previous = last.get(child.kind)
    const starts = numKey(child.num)[0] === 1 || child.num === 'i'
    if (isRange(child)) report(child, 'number-range')
    const goesOn = before?.kind === child.kind && follows(before.num, child.num)
    if (!previous && numKey(child.num).length > 0 && !starts && !goesOn) report(child, 'number-gap')
    else if (previous && !(starts && spoken.has(child.kind)) && !isRange(previous))
      compare(previous, child, report)
    last.set(child.kind, child)
    spoken.delete(child.kind)
  }
}

const checkArticles = (roots: readonly Node[], report: Report): void => {
  let previous: Node | undefined
  const visit = (node: Node): void => {
    if (node.kind === 'annex') previous = undefined
    if (node.kind === 'article') {
      const restarts = previous && numKey(node.num)[0] === 1 && numKey(previous.num)[0]! > 1
      if (restarts) report(node, 'numbering-restarts')
      else if (previous) compare(previous, node, report)
      previous = node
    }
    node.children.forEach(visit)
  }
  roots.forEach(visit)
}

/** Sections and chapters may count through the whole text or start over in each parent. */
const checkContainers = (roots: readonly Node[], report: Report): void => {
  const last = new Map<Kind, { node: Node; parent: Node | undefined }>()
  const visit = (node: Node, parent: Node | undefined): void => {
    if (isContainer(node.kind)) {
      const previous = last.get(node.kind)
      const startsOver = previous && previous.parent !== parent && numKey(node.num)[0] === 1
      if (previous && !startsOver) compare(previous.node, node, report)
      last.set(node.kind, { node, parent })
    }
    for (const child of node.children) visit(child, node)
  }
  for (const root of roots) visit(root, undefined)
}

const checkContents = (roots: readonly Node[], report: Report): void => {
  let loose: Node | undefined
  const visit = (node: Node): void => {
    checkLists(node.children, report, isContainer(node.kind) ? loose : undefined)
    if (isContainer(node.kind)) loose = node.children.findLast(({ kind }) => kind === 'paragraph') ?? loose
    if (node.children.length === 0 && node.text === undefined && node.kind !== 'preamble')
      report(node, node.kind === 'article' ? 'empty-article' : 'empty-unit')
    const end = node.children.at(-1)
    if (end?.kind === 'alinea' && node.children.length > 1 && end.text!.length <= 80 && mayBeTitle(end.text!))
      report(end, 'looks-like-heading')
    node.children.forEach(visit)
  }
  // A source without headings has its paragraphs at the top.
  checkLists(roots, report, undefined)
  roots.forEach(visit)
}

const checkLoose = (roots: readonly Node[], report: Report): void => {
  const visit = (node: Node, inArticle: boolean): void => {
    const loose = isContainer(node.kind) && !inArticle
    const wording = node.children.find((child) => !isContainer(child.kind) && child.kind !== 'article')
    if (loose && wording) report(wording, 'text-outside-article')
    for (const child of node.children) visit(child, inArticle || node.kind === 'article')
  }
  for (const root of roots) visit(root, false)
}

/** Every doubt that the tree itself gives, in no particular order. */
export const checkTree = (roots: readonly Node[]): { node: Node; why: Doubt['why'] }[] => {
  const found: { node: Node; why: Doubt['why'] }[] = []
  const report: Report = (node, why) => found.push({ node, why })
  checkArticles(roots, report)
  checkContainers(roots, report)
  checkContents(roots, report)
  checkLoose(roots, report)
  return found
}

/** A doubt about a node that has its eId. */
export const doubtAbout = (node: Node, why: Doubt['why'], unit: string | undefined): Doubt => ({
  line: node.line,
  what: cut(node.words),
  why,
  ...(unit ? { unit } : {}),
  kind: node.kind,
  num: node.num,
})
