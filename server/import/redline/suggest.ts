/**
 * Suggestions out of a file's changes: one for each clause and author, one for each whole unit that comes, goes or moves.
 * Where the file is a redline of ours its bookmarks tell which changes belong together.
 */
import type { Lang, TextVersion } from '#shared/legal/unit.ts'
import type { VersionIndex } from '#shared/legal/version-index.ts'
import { type MarkedOp, type ReadMark, readBookmark } from '#shared/redline/bookmarks.ts'
import type { Edit, Loose } from './edits.ts'
import type { Context, FoundSuggestion } from './found.ts'
import { restored } from './marked.ts'
import type { Pair } from './pairs.ts'
import { mannerOf } from './reword.ts'
import type { Placed } from './slots.ts'
import { moved, unmarked } from './unmarked.ts'

/** In a draft that renumbers itself, numbers that moved along are nobody's suggestion. */
const withoutNumbers = ({ version }: Context, edits: readonly Edit[]): Edit[] =>
  version.numbering === 'keep'
    ? [...edits]
    : edits.flatMap((edit): Edit[] => {
        if (edit.type !== 'words' || edit.num === undefined) return [edit]
        const { num: _, ...rest } = edit
        return edit.words === edit.placed.words ? [] : [rest]
      })

/** What a suggestion of an operation can do to paragraphs: bring new ones, or change and take away those that are there. */
const canGain: ReadonlySet<MarkedOp> = new Set([
  'replace',
  'insertBefore',
  'insertAfter',
  'moveBefore',
  'moveAfter',
  'moveIn',
])
const canLose: ReadonlySet<MarkedOp> = new Set(['replace', 'delete', 'moveFrom'])

export interface Suggested {
  readonly suggestions: readonly FoundSuggestion[]
  /** New paragraphs for which there is no place. */
  readonly loose: readonly Loose[]
}

export const suggestionsOf = (
  version: TextVersion,
  index: VersionIndex,
  pairs: readonly Pair[],
  placed: ReadonlyMap<number, Placed>,
  all: readonly Edit[],
  langs: readonly Lang[],
): Suggested => {
  const manners = new Map(version.languages.map((lang) => [lang, mannerOf(version.units, lang)]))
  const context: Context = { version, index, langs, manners }
  const marks: (readonly ReadMark[])[] = pairs.map(({ bookmarks }) =>
    bookmarks.flatMap((name): ReadMark[] => {
      const mark = readBookmark(name)
      return mark ? [mark] : []
    }),
  )
  const spans = new Map<string, number>()
  const wholly = ({ number, op, lang }: ReadMark) => `${number} ${op} ${lang}`
  for (const mark of marks.flat()) spans.set(wholly(mark), (spans.get(wholly(mark)) ?? 0) + 1)
  const byMark = new Map<number, { mark: ReadMark; edits: Edit[] }>()
  const byAuthor = new Map<string, Edit[]>()
  const free = (edit: Edit) => {
    const own = byAuthor.get(edit.author)
    if (own) own.push(edit)
    else byAuthor.set(edit.author, [edit])
  }
  for (const edit of withoutNumbers(context, all)) {
    const mark = marks[edit.pair]!.filter(
      (each) => each.isBy(edit.author, edit.date) && (edit.type === 'new' ? canGain : canLose).has(each.op),
    ).sort((a, b) => spans.get(wholly(a))! - spans.get(wholly(b))!)[0]
    if (!mark) free(edit)
    else {
      const group = byMark.get(mark.number) ?? { mark, edits: [] }
      group.edits.push(edit)
      byMark.set(mark.number, group)
    }
  }
  const loose: Loose[] = []
  const found: FoundSuggestion[] = []
  for (const { mark, edits } of byMark.values()) {
    const suggestion = restored(context, mark, edits, marks, placed)
    if (suggestion === 'nothing') continue
    if (suggestion) found.push(suggestion)
    else edits.forEach(free)
  }
  for (const edits of byAuthor.values())
    found.push(
      ...moved(
        context,
        unmarked(
          context,
          [...edits].sort((a, b) => a.pair - b.pair),
          loose,
        ),
        pairs,
      ),
    )
  const order = (each: FoundSuggestion) => Math.min(...each.pairs)
  return { suggestions: found.sort((a, b) => order(a) - order(b)), loose }
}
