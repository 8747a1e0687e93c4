/**
 * A changed wording as instructions on single words («слова «…» заменить словами «…»»), where that is shorter than the
 * whole wording and cannot be misread: every phrase named occurs once, and following the instructions gives the new
 * wording exactly, but for white space.
 */
import { redline } from '../redline/redline.ts'
import { isWord, tokens } from '../redline/tokens.ts'

export type WordEdit =
  | { readonly type: 'replace'; readonly words: string; readonly by: string }
  | { readonly type: 'insertAfter' | 'insertBefore'; readonly words: string; readonly added: string }
  | { readonly type: 'delete'; readonly words: string }

const mostPlaces = 3
const mostWords = 12

/** `undefined` where the whole wording had better be put anew. */
export const wordEdits = (before: string, after: string): WordEdit[] | undefined => {
  const base = tokens(before)
  const regions = regionsOf(before, after)
  if (base.length === 0 || regions.length === 0 || regions.length > mostPlaces) return undefined
  const changed = regions.map(({ from, to, added }) =>
    Math.max(wordCount(base.slice(from, to)), wordCount(tokens(added))),
  )
  const total = changed.reduce((sum, count) => sum + count, 0)
  if (total > mostWords || total * 2 > wordCount(base)) return undefined
  const edits: WordEdit[] = []
  for (const [at, region] of regions.entries()) {
    const edit = editOf(base, region, regions[at - 1]?.to ?? 0, regions[at + 1]?.from ?? base.length)
    if (!edit) return undefined
    edits.push(edit)
  }
  return spaced(follow(before, edits)) === spaced(after) ? edits : undefined
}

/** Does to a wording what the edits say. */
export const follow = (wording: string, edits: readonly WordEdit[]): string => edits.reduce(done, wording)

const done = (text: string, edit: WordEdit): string => {
  switch (edit.type) {
    case 'replace':
      return replaced(text, edit.words, edit.by)
    case 'delete':
      return replaced(text, edit.words, '')
    case 'insertAfter':
      return replaced(text, edit.words, `${edit.words}${isWord(edit.added) ? ' ' : ''}${edit.added}`)
    case 'insertBefore':
      return replaced(text, edit.words, `${edit.added} ${edit.words}`)
  }
}

const replaced = (text: string, words: string, by: string): string => {
  const at = text.indexOf(words)
  return at < 0 ? text : text.slice(0, at) + by + text.slice(at + words.length)
}

/** White space is no matter of wording; none stands before a closing mark. */
const spaced = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?)»])/g, '')
    .trim()

/** Tokens `from` to `to` of the base go, `added` comes. */
interface Region {
  readonly from: number
  readonly to: number
  readonly added: string
}

const regionsOf = (before: string, after: string): Region[] => {
  const found: { from: number; to: number; added: string }[] = []
  let at = 0
  let open = false
  for (const { type, text } of redline(before, after)) {
    if (type === 'same') {
      at += tokens(text).length
      open = false
      continue
    }
    if (!open) found.push({ from: at, to: at, added: '' })
    open = true
    const region = found.at(-1)!
    if (type === 'inserted') region.added += text
    else {
      at += tokens(text).length
      region.to = at
    }
  }
  return found
}

const wordCount = (parts: readonly string[]): number => parts.filter(isWord).length

const editOf = (
  base: readonly string[],
  region: Region,
  least: number,
  most: number,
): WordEdit | undefined => {
  const added = region.added.trim()
  const gone = base.slice(region.from, region.to).join('').trim()
  if (gone === '' && isWordy(added)) return insertion(base, region.from, added, least, most)
  // Words that are named must be words, and found once: their neighbours are named with them until they are.
  let { from, to } = region
  for (let tries = 0; ; tries++) {
    const words = base.slice(from, to).join('').trim()
    if (isWordy(words) && once(base, words)) {
      const by = [...base.slice(from, region.from), region.added, ...base.slice(region.to, to)]
        .join('')
        .trim()
      return by === '' ? { type: 'delete', words } : { type: 'replace', words, by }
    }
    if (tries > 12) return undefined
    if (from > least) from--
    else if (to < most) to++
    else return undefined
  }
}

const insertion = (
  base: readonly string[],
  at: number,
  added: string,
  least: number,
  most: number,
): WordEdit | undefined => {
  for (let from = at - 1; from >= least; from--) {
    const words = base.slice(from, at).join('').trim()
    if (isWordy(words) && isWord(words) && once(base, words)) return { type: 'insertAfter', words, added }
  }
  for (let to = at + 1; to <= most; to++) {
    const words = base.slice(at, to).join('').trim()
    if (isWordy(words) && once(base, words)) return { type: 'insertBefore', words, added }
  }
  return undefined
}

const isWordy = (text: string): boolean => tokens(text).some(isWord)

/** Once as a run of whole tokens and, so that nobody finds it inside another word, once as letters. */
const once = (base: readonly string[], words: string): boolean => {
  const text = base.join('')
  const first = text.indexOf(words)
  return first >= 0 && text.indexOf(words, first + 1) < 0
}
