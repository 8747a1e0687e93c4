/** What a Word file's changes come to in a proposal: the rows that would be made, and what is there already. */
import type { Actor } from '#shared/access/subjects.ts'
import type { ImportDoubt } from '#shared/api/imports.ts'
import type { ImportedSuggestion } from '#shared/api/redlines.ts'
import type { NewSuggestion } from '#shared/api/suggestions.ts'
import { wordingHash } from '#shared/document/wordingHash.ts'
import { paragraphsOf } from '#shared/document/write.ts'
import { citeSuggestion } from '#shared/legal/citation.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { outOfStep } from './documents.ts'
import { Refusal } from './errors.ts'
import { newRow } from './makingSuggestions.ts'
import type { Thread } from './ports/discussion.ts'
import type { StatedComment, StatedSuggestion, StatedThread } from './ports/importer.ts'
import type { Proposal } from './ports/proposals.ts'
import type { NewSuggestion as NewRow } from './ports/suggestions.ts'
import { wordingRows } from './suggestionRows.ts'
import type { ReadyVersion } from './versionsOfTexts.ts'

const sources: Readonly<Record<string, (author: string) => string>> = {
  ru: (author) => `Из файла Word: ${author}`,
  kk: (author) => `Word файлынан: ${author}`,
}

/** Who is said to have written something, in a language of the text. */
const statedIn = (lang: Lang, author: string): string =>
  (sources[lang] ?? ((name: string) => `From the Word file: ${name}`))(author.trim() === '' ? '—' : author)

/** The author's words, then whose they are said to be. */
const reasonsOf = ({ wording, reason, author }: StatedSuggestion, first: Lang): Record<Lang, string> => {
  const langs = [...new Set([...Object.keys(wording), ...Object.keys(reason)])]
  return Object.fromEntries(
    (langs.length > 0 ? langs : [first]).map((lang) => [
      lang,
      [reason[lang], statedIn(lang, author)].filter(Boolean).join('\n'),
    ]),
  )
}

export interface Planned {
  readonly stated: StatedSuggestion
  /** Its words are in it; its document gets them after it is stored. */
  readonly row: NewRow
  readonly reason: Readonly<Record<Lang, string>>
  /** The suggestion of the proposal that says the same. */
  readonly known: string | undefined
}

/** Suggestions of a proposal that say something already, by what they say. */
export type Known = ReadonlyMap<string, string>

export interface Plan {
  readonly wanted: readonly Planned[]
  /** What could not be placed. */
  readonly doubts: readonly ImportDoubt[]
}

export interface Ground {
  readonly actor: Actor
  readonly version: ReadyVersion
  readonly proposal: Proposal
  readonly known: Known
  readonly at: string
  readonly newId: () => string
}

const given = ({ text, heading, children, ...unit }: WordingUnit): WordingUnit => ({
  ...unit,
  ...(heading !== undefined && heading !== '' && { heading }),
  ...(text !== undefined && text !== '' && { text }),
  children: children.map(given),
})

const planOf = (
  { actor, version, proposal, known, at, newId }: Ground,
  stated: StatedSuggestion,
): Planned | ImportDoubt => {
  const { op, unit, unitEnd, destination, rank } = stated
  const place: NewSuggestion = {
    op,
    unit,
    ...(unitEnd !== undefined && { unitEnd }),
    ...(destination && { destination }),
    rank,
    state: 'open',
  }
  try {
    const row = newRow(version, proposal, actor, place, newId(), at)
    const words = Object.entries(stated.wording).map(([lang, units]) => [lang, units.map(given)] as const)
    const after = { ...row.after, ...Object.fromEntries(words) }
    const reason = reasonsOf(stated, version.text.languages[0]!)
    const hash = wordingHash({ ...row, after })
    return {
      stated,
      reason,
      known: known.get(hash),
      row: {
        ...row,
        after,
        reason: Object.fromEntries(Object.entries(reason).map(([lang, said]) => [lang, paragraphsOf(said)])),
        wordingHash: hash,
        outOfStep: outOfStep(version.index, row, after, version.text.languages),
        carriedBy: actor.id,
      },
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const file = JSON.stringify(stated.wording).slice(0, 300)
    return { code: 'change-outside', unit, text: stated.author, file }
  }
}

export const planImport = (ground: Ground, stated: readonly StatedSuggestion[]): Plan => {
  const plans = stated.map((each) => planOf(ground, each))
  return {
    wanted: plans.filter((each): each is Planned => 'stated' in each),
    doubts: plans.filter((each): each is ImportDoubt => 'code' in each),
  }
}

export const bodyOf = ({ author, text }: StatedComment, lang: Lang): string =>
  [text, statedIn(lang, author)].filter((part) => part.trim() !== '').join('\n\n')

const lines = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

/** Whether a thread begins with these words, as they were exported or as an earlier import wrote them. */
export const saysTheSame = (thread: Thread, { comments }: StatedThread, lang: Lang): boolean => {
  const [first] = comments
  const body = lines(thread.comments[0]?.body ?? '')
  return first !== undefined && (body === lines(first.text) || body === lines(bodyOf(first, lang)))
}

export const importedRow = (
  { text, index }: ReadyVersion,
  { stated, reason, row, known }: Planned,
  id: string | undefined,
  knownThreads: number,
): ImportedSuggestion => ({
  ...(id !== undefined && { id }),
  status: known === undefined ? 'new' : 'known',
  op: row.op,
  unit: row.unit,
  ...(row.unitEnd !== undefined && { unitEnd: row.unitEnd }),
  ...(row.destination && { destination: row.destination }),
  citation: Object.fromEntries(
    text.languages.map((lang) => [lang, citeSuggestion(text.units, row, lang, text.naming)]),
  ),
  before: wordingRows(index, row.before),
  after: wordingRows(index, row.after),
  author: stated.author,
  date: stated.date,
  reason: { ...reason },
  threads: { new: stated.threads.length - knownThreads, known: knownThreads },
})
