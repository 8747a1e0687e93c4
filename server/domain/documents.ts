/**
 * The documents behind rows: the seeds that they start from, and the rows' columns computed from them.
 *
 * Pure but for the versions that it reads; the rooms hold the documents, the materialiser moves what is computed.
 */
import * as Y from 'yjs'
import { type RichBlock, richTextOf } from '#shared/document/richText.ts'
import { seed, seedClientId, seedNote, seedUnits } from '#shared/document/seed.ts'
import { wordingOf as wordingIn } from '#shared/document/toUnits.ts'
import { sameWording, wordingHash } from '#shared/document/wordingHash.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang } from '#shared/legal/unit.ts'
import type { VersionIndex } from '#shared/legal/version-index.ts'
import { wordingOf } from '#shared/legal/wording.ts'
import { isInsertion, type Placed } from './place.ts'
import type { CommittedState } from './ports/rooms.ts'
import type { Materialised, Suggestion, Wording } from './ports/suggestions.ts'

/** The frozen `before` of a suggestion, in each language of its text. */
export const beforeOf = (index: VersionIndex, place: Placed, languages: readonly Lang[]): Wording =>
  Object.fromEntries(languages.map((lang) => [lang, wordingOf(index, place, lang)]))

/** The units that a suggestion's wording starts from in one language. */
export const seedWording = (
  index: VersionIndex,
  suggestion: Pick<Suggestion, 'op' | 'unit' | 'unitEnd' | 'before'>,
  lang: Lang,
): readonly WordingUnit[] =>
  suggestion.op === 'replace' ? (suggestion.before[lang] ?? []) : seedUnits(index, suggestion, lang)

/** A suggestion's seeds: one deterministic update for each language that its base wording has. */
export const seedsOf = (
  index: VersionIndex,
  suggestion: Pick<Suggestion, 'op' | 'unit' | 'unitEnd' | 'before'>,
): ReadonlyMap<Lang, Uint8Array> =>
  new Map(
    Object.keys(suggestion.before).map((lang) => [lang, seed(seedWording(index, suggestion, lang), lang)]),
  )

/** The seeds of a proposal's note. */
export const noteSeeds = (languages: readonly Lang[]): readonly Uint8Array[] => languages.map(seedNote)

type Kept = Pick<Suggestion, 'op' | 'unit' | 'unitEnd' | 'destination' | 'before' | 'confirmed'>

/**
 * Languages that nobody touched while another was changed, and nobody confirmed. Deletes and moves say the same in every
 * language; in an insertion an empty wording is an untouched one.
 */
export const outOfStep = (
  index: VersionIndex,
  suggestion: Kept,
  after: Wording,
  languages: readonly Lang[],
): Lang[] => {
  if (suggestion.op === 'delete' || suggestion.op === 'move') return []
  const untouched = languages.filter((lang) =>
    after[lang] === undefined ? true : sameWording(seedWording(index, suggestion, lang), after[lang]),
  )
  if (untouched.length === languages.length) return []
  return untouched.filter((lang) => !suggestion.confirmed[lang])
}

const reading = <T>(state: Uint8Array, read: (doc: Y.Doc) => T): T => {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, state)
    return read(doc)
  } finally {
    doc.destroy()
  }
}

/** A document that has no seed in a language says nothing in it: the language was added later. An emptied one deletes. */
const isSeeded = (doc: Y.Doc, lang: Lang): boolean => Y.getState(doc.store, seedClientId(lang)) > 0

/** What a suggestion's committed document says. */
export const materialise = (
  index: VersionIndex,
  languages: readonly Lang[],
  suggestion: Kept,
  { state, seq }: CommittedState,
): Materialised =>
  reading(state, (doc) => {
    const worded = Object.keys(suggestion.before).filter((lang) => isSeeded(doc, lang))
    const after: Wording = Object.fromEntries(worded.map((lang) => [lang, wordingIn(doc, lang)]))
    const said = languages.map((lang) => [lang, richTextOf(doc, 'reason', lang)] as const)
    return {
      after: isInsertion(suggestion.op) ? withoutUntouched(index, suggestion, after) : after,
      reason: Object.fromEntries(said.filter(([, blocks]) => blocks.length > 0)),
      wordingHash: wordingHash({ ...suggestion, after }),
      outOfStep: outOfStep(index, suggestion, after, languages),
      materialisedSeq: seq,
    }
  })

/** An insertion that says nothing in a language has no wording there, while it has one in another. */
const withoutUntouched = (index: VersionIndex, suggestion: Kept, after: Wording): Wording => {
  const worded = Object.entries(after).filter(
    ([lang, units]) => !sameWording(seedWording(index, suggestion, lang), units),
  )
  return worded.length === 0 ? after : Object.fromEntries(worded)
}

/** What a proposal's note says, by language. */
export const noteOf = (
  languages: readonly Lang[],
  state: Uint8Array,
): Readonly<Record<Lang, readonly RichBlock[]>> =>
  reading(state, (doc) =>
    Object.fromEntries(
      languages
        .map((lang) => [lang, richTextOf(doc, 'note', lang)] as const)
        .filter(([, blocks]) => blocks.length > 0),
    ),
  )
