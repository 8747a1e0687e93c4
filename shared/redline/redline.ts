/**
 * The redline: base wording against proposed wording, word by word.
 *
 * It is computed whenever it is shown and stored nowhere. What is `same` or `deleted` spells exactly `before`, what is
 * `same` or `inserted` spells exactly `after`; a replaced phrase is one deletion followed by one insertion.
 */
import { diffArrays } from 'diff'
import { isSpace, tokens } from './tokens.ts'

export interface Segment {
  readonly type: 'same' | 'inserted' | 'deleted'
  readonly text: string
}

/** One stretch of the comparison: common text, or a change (what goes, what comes). */
type Stretch = { same: string } | { deleted: string; inserted: string }

/** Beyond this many differing words two wordings have nothing in common that a reader would want marked. */
const mostEdits = 1_000

export const redline = (before: string, after: string): Segment[] => {
  if (before === after) return before === '' ? [] : [{ type: 'same', text: before }]
  if (before === '') return [{ type: 'inserted', text: after }]
  if (after === '') return [{ type: 'deleted', text: before }]
  return segments(gathered(stretches(before, after)))
}

/** The text before or after, spelled again from its segments. */
export const beforeOf = (parts: readonly Segment[]): string => spell(parts, 'inserted')
export const afterOf = (parts: readonly Segment[]): string => spell(parts, 'deleted')

const spell = (parts: readonly Segment[], without: Segment['type']): string =>
  parts.reduce((text, part) => (part.type === without ? text : text + part.text), '')

/** Common ends are cut off first: most edits touch a few words of a clause. */
const stretches = (before: string, after: string): Stretch[] => {
  const a = tokens(before)
  const b = tokens(after)
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const head = a.slice(0, start).join('')
  const tail = end === 0 ? '' : a.slice(a.length - end).join('')
  return [
    { same: head },
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { same: tail },
  ]
}

const middle = (a: string[], b: string[]): Stretch[] => {
  const whole = { deleted: a.join(''), inserted: b.join('') }
  if (a.length === 0 || b.length === 0) return [whole]
  const parts = diffArrays(a, b, { maxEditLength: mostEdits })
  if (!parts) return [whole]
  return parts.map(({ value, added, removed }) => {
    const text = value.join('')
    if (added) return { deleted: '', inserted: text }
    return removed ? { deleted: text, inserted: '' } : { same: text }
  })
}

/** Joins neighbouring changes, and changes parted by nothing but a space where words are replaced by others. */
const gathered = (parts: readonly Stretch[]): Stretch[] => {
  const out: Stretch[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if ('same' in part) {
      if (part.same !== '') out.push({ ...part })
    } else if (last && !('same' in last)) {
      last.deleted += part.deleted
      last.inserted += part.inserted
    } else if (last && 'same' in last && isSpace(last.same) && bridges(out.at(-2), part)) {
      out.pop()
      const change = out.at(-1) as { deleted: string; inserted: string }
      change.deleted += last.same + part.deleted
      change.inserted += last.same + part.inserted
    } else out.push({ ...part })
  }
  return out
}

const bridges = (first: Stretch | undefined, second: Stretch): boolean =>
  first !== undefined &&
  !('same' in first) &&
  !('same' in second) &&
  first.deleted + second.deleted !== '' &&
  first.inserted + second.inserted !== ''

const segments = (parts: readonly Stretch[]): Segment[] => {
  const out: Segment[] = []
  const add = (type: Segment['type'], text: string) => {
    if (text === '') return
    const last = out.at(-1)
    if (last?.type === type) out[out.length - 1] = { type, text: last.text + text }
    else out.push({ type, text })
  }
  for (const part of parts) {
    if ('same' in part) add('same', part.same)
    else {
      add('deleted', part.deleted)
      add('inserted', part.inserted)
    }
  }
  return out
}
