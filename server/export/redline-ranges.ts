/**
 * What stands beside the words of a redline: a bookmark over each suggestion's place, so that the file can be brought back as
 * the same suggestions, and comments at the words that they are about.
 */
import type { RedlineComment, ShownSuggestion } from '#shared/legal/redline-marks.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { rangeOf, subtree, type VersionIndex } from '#shared/legal/version-index.ts'
import { holdsSubtree } from '#shared/legal/wording.ts'
import { bookmarkName, type MarkedOp } from '#shared/redline/bookmarks.ts'
import type { Heading, PageComment, Paragraph, Ranges } from './page.ts'

/** A line of the redline, and the unit that it belongs to in each text. */
export interface MarkedLine {
  readonly block: Heading | Paragraph
  readonly before?: Unit
  readonly after?: Unit
}

export interface RangesMaterial {
  readonly shown: readonly ShownSuggestion[]
  readonly comments: readonly RedlineComment[]
  readonly index: VersionIndex
}

/** Numbers that are unique in a page. */
export interface Counter {
  next(): number
}

type Holds = (line: MarkedLine) => boolean

const inBase =
  (eIds: ReadonlySet<string>): Holds =>
  ({ before }) =>
    before !== undefined && eIds.has(before.eId)

const either =
  (a: Holds, b: Holds): Holds =>
  (line) =>
    a(line) || b(line)

/** What each bookmark of a suggestion covers. */
const spansOf = (
  { op, unit, unitEnd, destination, units }: ShownSuggestion,
  index: VersionIndex,
): { readonly op: MarkedOp; readonly holds: Holds }[] => {
  const range = rangeOf(index, unit, unitEnd)
  const whole = new Set(range.flatMap((each) => subtree(each)))
  const own = new Set(range.flatMap((each) => (holdsSubtree(index, each.eId) ? subtree(each) : [each.eId])))
  const made = new Set(units)
  const byIt: Holds = ({ after }) => after !== undefined && made.has(after.eId)
  switch (op) {
    case 'replace':
      return [{ op, holds: either(inBase(own), byIt) }]
    case 'delete':
      return [{ op, holds: inBase(whole) }]
    case 'insertBefore':
    case 'insertAfter':
      return [{ op, holds: either(inBase(whole), byIt) }]
    case 'move': {
      const goal = destination && Object.values(destination)[0]
      const standing = goal === undefined ? undefined : index.get(goal)
      if (!standing || !destination) return []
      const wIds = new Set([...whole].map((eId) => index.get(eId)!.unit.wId))
      const gone: Holds = ({ before, after }) => !after && before !== undefined && whole.has(before.eId)
      const come: Holds = ({ before, after }) => !before && after !== undefined && wIds.has(after.wId)
      const isIn = 'firstIn' in destination
      const beside = new Set(isIn ? [standing.unit.eId] : subtree(standing.unit))
      const way = isIn ? 'moveIn' : 'after' in destination ? 'moveAfter' : 'moveBefore'
      return [
        { op: 'moveFrom', holds: gone },
        { op: way, holds: either(inBase(beside), come) },
      ]
    }
  }
}

interface Span {
  readonly first: number
  readonly last: number
}

/** Runs of lines without another's line between them: what somebody else brought in there is no part of it. */
const spansIn = (lines: readonly MarkedLine[], holds: Holds): Span[] => {
  const spans: { first: number; last: number }[] = []
  for (const [at, line] of lines.entries()) {
    if (!holds(line)) continue
    const last = spans.at(-1)
    if (last && last.last === at - 1) last.last = at
    else spans.push({ first: at, last: at })
  }
  return spans
}

/** Where a comment's range lies: what the suggestion changes, or the unit. */
const placeOf = (
  { on }: RedlineComment,
  lines: readonly MarkedLine[],
  { shown, index }: RangesMaterial,
): Span | undefined => {
  if ('suggestion' in on) {
    const suggestion = shown.find(({ id }) => id === on.suggestion)
    if (!suggestion) return undefined
    const made = new Set(suggestion.units)
    const places = spansOf(suggestion, index)
    const changed = lines.findIndex(
      ({ before, after, block }) =>
        ((after && made.has(after.eId)) || (before && suggestion.op === 'delete')) &&
        (block.whole || block.runs.some(({ mark }) => mark)) &&
        places.some(({ holds }) => holds({ block, before: before!, after: after! })),
    )
    if (changed >= 0) return { first: changed, last: changed }
    const [span] = places.flatMap(({ holds }) => spansIn(lines, holds))
    return span && { first: span.first, last: span.first }
  }
  const standing = index.get(on.unit)
  if (!standing) return undefined
  for (const eId of subtree(standing.unit)) {
    const at = lines.findIndex(({ before }) => before?.eId === eId)
    if (at >= 0) return { first: at, last: at }
  }
  return undefined
}

interface Marking {
  readonly start: Map<number, { id: number; name: string }[]>
  readonly end: Map<number, number[]>
  readonly opened: Map<number, number[]>
  readonly closed: Map<number, number[]>
}

const push = <T>(map: Map<number, T[]>, at: number, value: T): void => {
  map.set(at, [...(map.get(at) ?? []), value])
}

/** The lines of one language with their ranges, and the comments that stand there. */
export const withRanges = (
  lines: readonly MarkedLine[],
  lang: Lang,
  material: RangesMaterial,
  bookmarks: Counter,
  comments: Counter,
): { readonly blocks: (Heading | Paragraph)[]; readonly comments: PageComment[] } => {
  const marks: Marking = { start: new Map(), end: new Map(), opened: new Map(), closed: new Map() }
  for (const [at, suggestion] of material.shown.entries())
    for (const { op, holds } of spansOf(suggestion, material.index))
      for (const [piece, span] of spansIn(lines, holds).entries()) {
        const id = bookmarks.next()
        const mark = {
          number: at + 1,
          op,
          author: suggestion.author,
          at: suggestion.at,
          lang,
          piece: piece + 1,
        }
        push(marks.start, span.first, { id, name: bookmarkName(mark) })
        push(marks.end, span.last, id)
      }
  const said: PageComment[] = []
  for (const comment of material.comments) {
    const span = placeOf(comment, lines, material)
    if (!span) continue
    const { author, at, text, resolved, answers } = comment
    const id = comments.next()
    said.push({ id, author, date: at, text, resolved })
    const ids = [id]
    for (const answer of answers) {
      const own = comments.next()
      ids.push(own)
      said.push({ id: own, parent: id, author: answer.author, date: answer.at, text: answer.text, resolved })
    }
    for (const each of ids) {
      push(marks.opened, span.first, each)
      push(marks.closed, span.last, each)
    }
  }
  const blocks = lines.map(({ block }, at) => {
    const [start, end] = [marks.start.get(at) ?? [], marks.end.get(at) ?? []]
    const [opened, closed] = [marks.opened.get(at) ?? [], marks.closed.get(at) ?? []]
    const ranges: Ranges = {
      ...(start.length + end.length > 0 && { bookmarks: { start, end } }),
      ...(opened.length + closed.length > 0 && { comments: { start: opened, end: closed } }),
    }
    return { ...block, ...ranges }
  })
  return { blocks, comments: said }
}
