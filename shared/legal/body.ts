/**
 * The wording under one heading: numbered units in their order, unnumbered wording where it belongs.
 *
 * Unnumbered wording after a numbered unit is ambiguous. It belongs to that unit if its list goes on afterwards, or if
 * it is a paragraph; after the last point of a list it is the closing words of whatever holds the list.
 */
import { type Item, type MarkerItem, type MarkerStyle, nestedMarker } from './classify.ts'
import { type Node, newAlinea, newNode } from './node.ts'
import { compareNums } from './numerals.ts'
import { restoreSuperscripts } from './superscripts.ts'
import type { Kind } from './unit.ts'

/** How a text numbers: with `(1)` for its paragraphs, as German and Commonwealth laws do, or with `1.`. */
export type Numbers = 'dots' | 'brackets'

type Level = Extract<Kind, 'paragraph' | 'point' | 'subpoint'>

const levels: Readonly<Record<Numbers, Readonly<Record<MarkerStyle, Level>>>> = {
  dots: {
    dot: 'paragraph',
    round: 'paragraph',
    bracket: 'point',
    ordinal: 'point',
    degree: 'point',
    letter: 'subpoint',
    roundLetter: 'subpoint',
  },
  brackets: {
    round: 'paragraph',
    dot: 'point',
    bracket: 'point',
    ordinal: 'point',
    degree: 'point',
    roundLetter: 'point',
    letter: 'subpoint',
  },
}
const depth: Readonly<Record<Level, number>> = { paragraph: 1, point: 2, subpoint: 3 }

/** Which numbering a text uses, by what its articles open with. */
export const numbersOf = (openings: readonly MarkerItem[]): Numbers => {
  const round = openings.filter((marker) => marker.style === 'round').length
  return round >= 2 && round > openings.filter((marker) => marker.style === 'dot').length
    ? 'brackets'
    : 'dots'
}

const isRomanSmall = (num: string): boolean => /^(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})$/.test(num)

interface Open {
  readonly node: Node
  readonly level: Level
  readonly style: MarkerStyle
}

interface Placing {
  readonly item: MarkerItem
  readonly level: Level
}

const levelOf = (item: MarkerItem, numbers: Numbers, previous: MarkerItem | undefined): Level => {
  const level = levels[numbers][item.style]
  const single =
    item.num.length === 1 && previous?.style === item.style && compareNums(previous.num, item.num) < 0
  return item.style === 'roundLetter' &&
    isRomanSmall(item.num) &&
    !(single && previous.num === 'h') &&
    (item.num !== 'v' || previous?.num === 'iv') &&
    (item.num !== 'x' || previous?.num === 'ix')
    ? 'subpoint'
    : level
}

/** The markers with their levels, second markers on one line taken apart, lost superscripts restored list by list. */
const withLevels = (
  items: readonly Item[],
  numbers: Numbers,
  lost: (item: MarkerItem) => void,
): (Item | Placing)[] => {
  const placed: (Item | Placing)[] = []
  let previous: MarkerItem | undefined
  for (const item of items) {
    if (item.type !== 'marker') {
      placed.push(item)
      continue
    }
    const inner = nestedMarker(item.text, item.line)
    for (const marker of inner ? [{ ...item, text: '' }, inner] : [item]) {
      placed.push({ item: marker, level: levelOf(marker, numbers, previous) })
      previous = marker
    }
  }
  for (const list of lists(placed)) {
    const restored = restoreSuperscripts(list.map((i) => (placed[i] as Placing).item.num))
    for (const [n, i] of list.entries()) {
      const { item, level } = placed[i] as Placing
      if (restored[n]!.lost) {
        lost(item)
        placed[i] = { item: { ...item, num: restored[n]!.num }, level }
      }
    }
  }
  return placed
}

/** The positions of each run of siblings: a list ends where one above it goes on. */
const lists = (placed: readonly (Item | Placing)[]): number[][] => {
  const all: number[][] = []
  const open = new Map<Level, number[]>()
  for (const [i, entry] of placed.entries()) {
    if (!('level' in entry)) continue
    for (const level of open.keys()) if (depth[level] > depth[entry.level]) open.delete(level)
    const list = open.get(entry.level)
    if (list) list.push(i)
    else {
      const started = [i]
      open.set(entry.level, started)
      all.push(started)
    }
  }
  return all
}

/** For each position the next numbered unit after it. */
const followers = (placed: readonly (Item | Placing)[]): (Placing | undefined)[] => {
  const next: (Placing | undefined)[] = []
  let seen: Placing | undefined
  for (let i = placed.length - 1; i >= 0; i--) {
    next[i] = seen
    const entry = placed[i]!
    if ('level' in entry) seen = entry
  }
  return next
}

const listed = /^[-–—•]/u

/** Puts the items under `host`. `lost` hears of each restored superscript, `unsure` of words that may close another list. */
export const buildBody = (
  host: Node,
  items: readonly Item[],
  numbers: Numbers,
  lost: (item: MarkerItem) => void,
  unsure: (closing: Node) => void,
): void => {
  const placed = withLevels(items, numbers, lost)
  const open: Open[] = []
  /** The unit that announced a list of unnumbered lines with a colon. */
  let announcing: Node | undefined
  let last = ''

  const following = followers(placed)

  const ownerOf = (text: string, i: number): Node => {
    const deepest = open.at(-1)
    if (!deepest) return host
    if (announcing === deepest.node && (listed.test(text) || /^\p{Ll}/u.test(text))) return deepest.node
    const next = following[i]
    const goesOn = next
      ? depth[next.level] > depth[deepest.level] ||
        (next.level === deepest.level && compareNums(next.item.num, deepest.node.num) > 0)
      : false
    if (goesOn || deepest.level === 'paragraph') return deepest.node
    open.pop()
    return open.at(-1)?.node ?? host
  }

  for (const [i, entry] of placed.entries()) {
    if ('level' in entry) {
      const { item, level } = entry
      while (open.length > 0 && depth[open.at(-1)!.level] >= depth[level]) open.pop()
      const node = newNode(level, item.num, item.line.line, item.line.text)
      if (item.text !== '') node.text = item.text
      ;(open.at(-1)?.node ?? host).children.push(node)
      open.push({ node, level, style: item.style })
      announcing = /:$/.test(item.text) ? node : undefined
      last = item.text
    } else if (entry.type === 'text') {
      const below = open.at(-1)?.level === 'subpoint' ? open.length : 0
      const owner = ownerOf(entry.text, i)
      const wording = newAlinea(entry.text, entry.line.line)
      owner.children.push(wording)
      // Words that close an inner list with others around it may as well close the outer one.
      if (open.length < below && open.length > 1 && following[i]?.level !== 'point') unsure(wording)
      if (/:$/.test(entry.text)) announcing = owner
      else if (!(announcing === owner && (listed.test(entry.text) || /[;,]$/.test(last))))
        announcing = undefined
      last = entry.text
    }
  }
}
