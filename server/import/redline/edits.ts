/**
 * What each author changed, clause by clause: new words of a slot, slots that went, paragraphs that came.
 *
 * Two authors' changes of one clause are kept apart where neither undid the other's: each has the words that would stand
 * if the other had changed nothing. Where they cannot be parted they are one change in both names.
 */
import type { Lang } from '#shared/legal/unit.ts'
import { readBookmark } from '#shared/redline/bookmarks.ts'
import { tidy } from '../block.ts'
import type { Stretch } from '../docx/follow.ts'
import { labelOf } from './labels.ts'
import type { Pair } from './pairs.ts'
import type { Matched, Placed } from './slots.ts'

interface Common {
  readonly pair: number
  readonly lang: Lang
  readonly author: string
  readonly date: string
  /** Another author's change of the same words competes with this one. */
  readonly contested: boolean
  /** Several authors' work that cannot be told apart; `author` names them all. */
  readonly several: boolean
}

export type Edit =
  | (Common & {
      readonly type: 'words'
      readonly placed: Placed
      readonly words: string
      readonly num?: string
    })
  | (Common & { readonly type: 'gone'; readonly placed: Placed })
  | (Common & {
      readonly type: 'new'
      readonly text: string
      /** The last slot before it in the file, if there is one. */
      readonly behind: Placed | undefined
    })

export interface Loose {
  readonly pair: number
  readonly text: string
}

export interface Edits {
  readonly edits: readonly Edit[]
  /** Changes of paragraphs that are no part of the version. */
  readonly loose: readonly Loose[]
}

const authorsOf = ({ changes }: Pair): string[] => [...new Set(changes.map(({ author }) => author))]

/** The last of some dates as Word states them; empty where there is none. */
export const latestOf = (dated: readonly { readonly date: string }[]): string =>
  dated
    .map(({ date }) => date)
    .sort()
    .at(-1) ?? ''

const dateOf = ({ changes }: Pair, author?: string): string =>
  latestOf(changes.filter((change) => author === undefined || change.author === author))

/** Somebody took out what somebody else put in. */
const entangled = ({ stretches }: Pair): boolean =>
  stretches.some(({ inserted, deleted }) => inserted && deleted && inserted.author !== deleted.author)

const wordsBy = (author: string, stretches: readonly Stretch[]): string =>
  tidy(
    stretches
      .map(({ text, inserted, deleted }) =>
        (inserted && inserted.author !== author) || deleted?.author === author ? '' : text,
      )
      .join(''),
  )

const oldWords = (stretches: readonly Stretch[]): string =>
  tidy(stretches.map(({ text, inserted }) => (inserted ? '' : text)).join(''))

/** New words of a slot: the same number taken off, or the new number that stands there now. */
const reworded = ({ label, slot }: Placed, after: string, lang: Lang): { words: string; num?: string } => {
  const marker = label.trimEnd()
  if (label === '') return { words: after }
  if (after.startsWith(label)) return { words: after.slice(label.length) }
  if (after === marker) return { words: '' }
  if (after.startsWith(marker) && !/^[\p{L}\p{N}]/u.test(after.slice(marker.length)))
    return { words: after.slice(marker.length).replace(/^[\s.:)]+/u, '') }
  const now = labelOf(after, lang)
  if (!now) return { words: after, num: '' }
  return { words: now.rest, ...(now.num !== slot.unit.num && { num: now.num }) }
}

const changesOf = (pair: Pair, at: number, placed: Placed): Edit[] => {
  if (pair.before === pair.after) return []
  const { lang } = placed.slot
  const authors = authorsOf(pair)
  const apart = authors.length > 1 && !entangled(pair)
  const common = (author: string, contested: boolean): Common => ({
    pair: at,
    lang,
    author,
    date: dateOf(pair, apart ? author : undefined),
    contested,
    several: authors.length > 1 && !apart,
  })
  const one = (author: string, after: string, contested: boolean): Edit[] => {
    const now = reworded(placed, after, lang)
    if (now.words === placed.words && now.num === undefined) return []
    return [{ type: 'words', ...common(author, contested), placed, ...now }]
  }
  if (pair.after === undefined) return [{ type: 'gone', ...common(authors.join(', '), false), placed }]
  if (!apart) return one(authors.join(', '), pair.after, false)
  // A number that Word computes stands in no run.
  const computed = pair.before!.slice(0, Math.max(0, pair.before!.length - oldWords(pair.stretches).length))
  const each = authors.flatMap((author) => one(author, computed + wordsBy(author, pair.stretches), true))
  return each.length > 1 ? each : each.map((edit) => ({ ...edit, contested: false }))
}

/** Where a text in one language ends and another begins, the redline's bookmarks say whose a new paragraph is. */
const langOf = ({ bookmarks }: Pair, langs: readonly Lang[]): Lang | undefined =>
  bookmarks.map((name) => readBookmark(name)?.lang).find((lang) => lang !== undefined && langs.includes(lang))

export const editsOf = (pairs: readonly Pair[], { placed, langs }: Matched): Edits => {
  const edits: Edit[] = []
  const loose: Loose[] = []
  const first = Math.min(...placed.keys())
  const behind = new Map<Lang, Placed>()
  let here: Lang = langs[0]!
  for (const [at, pair] of pairs.entries()) {
    const own = placed.get(at)
    if (own) {
      edits.push(...changesOf(pair, at, own))
      here = own.slot.lang
      behind.set(here, own)
      continue
    }
    if (pair.before !== undefined) {
      if (pair.before !== pair.after) loose.push({ pair: at, text: `${pair.before} → ${pair.after ?? ''}` })
      continue
    }
    const lang = langOf(pair, langs) ?? here
    // Before the text there are titles; only what is numbered like a unit is one.
    if (at < first && !labelOf(pair.after!, lang)?.sure) {
      loose.push({ pair: at, text: pair.after! })
      continue
    }
    const authors = authorsOf(pair)
    const common = {
      pair: at,
      lang,
      author: authors.join(', '),
      date: dateOf(pair),
      contested: false,
      several: authors.length > 1,
    }
    edits.push({ type: 'new', ...common, text: pair.after!, behind: behind.get(lang) })
  }
  return { edits, loose }
}
