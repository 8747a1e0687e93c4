/**
 * Followed lines as paragraphs before the changes and after them, paired: which paragraph of the old text is which of the
 * new one. Word knows, since it keeps one paragraph for both; nothing is compared but the words that stayed.
 */
import { tidy } from '../block.ts'
import type { FollowedLine, Stretch } from '../docx/follow.ts'
import type { WordChange } from '../docx/runs.ts'
import { labelled } from '../html/lists.ts'

/** Words with their marks, in the order of the file; the marks of one paragraph's end are told by `ended`. */
export interface Pair {
  /** The paragraph before all changes; absent where it came with them. */
  readonly before?: string
  /** The paragraph after all changes; absent where it went. */
  readonly after?: string
  readonly stretches: readonly Stretch[]
  /** Whose changes these are, in the order of the file; none where nothing changed. */
  readonly changes: readonly WordChange[]
  readonly bookmarks: readonly string[]
  readonly comments: readonly string[]
  /** Number of its last line in the file, from 0. */
  readonly line: number
}

interface Paragraph {
  readonly lines: readonly number[]
  readonly text: string
}

const isThere = (side: 'before' | 'after', { inserted, deleted }: Stretch): boolean =>
  side === 'before' ? !inserted : !deleted

const wordsOf = (side: 'before' | 'after', { stretches }: FollowedLine): string =>
  stretches.map((stretch) => (isThere(side, stretch) ? stretch.text : '')).join('')

const withLabel = (label: string, text: string): string => {
  const words = tidy(text)
  if (label === '') return words
  return words === '' ? (/\p{L}\s*\S*\d/u.test(label) ? label : '') : labelled(label, words)
}

/** The paragraphs of one side. One that says nothing and whose mark is not there is none. */
const paragraphs = (lines: readonly FollowedLine[], side: 'before' | 'after'): Paragraph[] => {
  const away = side === 'before' ? 'inserted' : 'deleted'
  const found: Paragraph[] = []
  let held: number[] = []
  let text = ''
  let label = ''
  for (const [at, line] of lines.entries()) {
    const words = wordsOf(side, line)
    if (line.end[away] !== undefined && words.trim() === '' && text.trim() === '') continue
    held.push(at)
    text += words
    label = line.label[side] || label
    if (line.end[away] !== undefined) continue
    found.push({ lines: held, text: withLabel(label, text) })
    held = []
    text = ''
    label = ''
  }
  if (held.length > 0) found.push({ lines: held, text: withLabel(label, text) })
  return found
}

/** How many characters of a line stand on both sides. */
const kept = ({ stretches }: FollowedLine): number =>
  stretches.reduce((sum, { inserted, deleted, text }) => sum + (inserted || deleted ? 0 : text.length), 0)

/** Runs of paragraphs of both sides that share lines with each other and with no others. */
function* clusters(before: readonly Paragraph[], after: readonly Paragraph[]) {
  const last = (all: readonly Paragraph[]) => all.at(-1)!.lines.at(-1)!
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const old: Paragraph[] = []
    const now: Paragraph[] = []
    const first = Math.min(before[i]?.lines[0] ?? Infinity, after[j]?.lines[0] ?? Infinity)
    let reach = first
    while (
      (i < before.length && before[i]!.lines[0]! <= reach) ||
      (j < after.length && after[j]!.lines[0]! <= reach)
    ) {
      if (i < before.length && before[i]!.lines[0]! <= reach) {
        old.push(before[i++]!)
        reach = Math.max(reach, last(old))
      } else {
        now.push(after[j++]!)
        reach = Math.max(reach, last(now))
      }
    }
    yield { old, now }
  }
}

/** The pairing that keeps the most words, in order; of equal ones the first. */
const matched = (
  old: readonly Paragraph[],
  now: readonly Paragraph[],
  lines: readonly FollowedLine[],
): [number, number][] => {
  if (old.length === 1 && now.length === 1) return [[0, 0]]
  const share = (a: Paragraph, b: Paragraph) =>
    a.lines.filter((at) => b.lines.includes(at)).reduce((sum, at) => sum + kept(lines[at]!), 0)
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const both = share(old[i]!, now[j]!)
      best[i]![j] = Math.max(both > 0 ? both + best[i + 1]![j + 1]! : 0, best[i + 1]![j]!, best[i]![j + 1]!)
    }
  const found: [number, number][] = []
  for (let i = 0, j = 0; i < old.length && j < now.length; ) {
    const both = share(old[i]!, now[j]!)
    if (both > 0 && best[i]![j] === both + best[i + 1]![j + 1]!) found.push([i++, j++])
    else if (best[i + 1]![j]! >= best[i]![j + 1]!) i++
    else j++
  }
  return found
}

const changesIn = (lines: readonly FollowedLine[]): WordChange[] =>
  [
    ...lines.flatMap(({ stretches }) => stretches.filter(({ text }) => text !== '')),
    ...lines.map(({ end }) => end),
  ].flatMap(({ inserted, deleted }) => [...(inserted ? [inserted] : []), ...(deleted ? [deleted] : [])])

const cover = (lines: readonly FollowedLine[], which: 'bookmarks' | 'comments'): string[] => [
  ...new Set(lines.flatMap((line) => line[which])),
]

/** A longest cluster that is compared paragraph by paragraph; a longer one is taken side by side from its start. */
const longestCluster = 1500

/** The pairs of a document in the order of the file; a paragraph that went stands before what came in its place. */
export const pairsOf = (lines: readonly FollowedLine[]): Pair[] => {
  const pairs: Pair[] = []
  const add = (old: Paragraph | undefined, now: Paragraph | undefined) => {
    const held = [...new Set([...(old?.lines ?? []), ...(now?.lines ?? [])])].sort((a, b) => a - b)
    // A half of a paragraph that was split or joined has its own lines alone.
    const own = held.map((at) => lines[at]!)
    const changed = old?.text !== now?.text
    pairs.push({
      // An empty paragraph that got words, or lost them all, is none: so Word keeps the last one of a document.
      ...(old?.text && { before: old.text }),
      ...(now?.text && { after: now.text }),
      stretches: own.flatMap(({ stretches }) => stretches),
      changes: changed ? changesIn(own) : [],
      bookmarks: cover(own, 'bookmarks'),
      comments: cover(own, 'comments'),
      line: held.at(-1) ?? 0,
    })
  }
  for (const { old, now } of clusters(paragraphs(lines, 'before'), paragraphs(lines, 'after'))) {
    const both =
      old.length * now.length > longestCluster ** 2
        ? old.slice(0, now.length).map((_, at): [number, number] => [at, at])
        : matched(old, now, lines)
    let [i, j] = [0, 0]
    for (const [a, b] of [...both, [old.length, now.length] as [number, number]]) {
      for (const gone of old.slice(i, a)) add(gone, undefined)
      for (const come of now.slice(j, b)) add(undefined, come)
      if (old[a] && now[b]) add(old[a], now[b])
      ;[i, j] = [a + 1, b + 1]
    }
  }
  return pairs.filter(({ before = '', after = '' }) => before !== '' || after !== '')
}
