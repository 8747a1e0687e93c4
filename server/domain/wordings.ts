/** Wordings and reasons that come through the API instead of an editor: checked, then written as the acting user. */
import type * as Y from 'yjs'
import { withText, writeRichText, writeWording } from '#shared/document/write.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { seedWording } from './documents.ts'
import { Refusal } from './errors.ts'
import type { Suggestion } from './ports/suggestions.ts'
import type { ReadyVersion } from './versionsOfTexts.ts'

/** A unit as it is given: `from`, or else `eId`, says which unit it continues. */
export interface GivenUnit extends Pick<WordingUnit, 'kind' | 'num' | 'heading' | 'text' | 'from'> {
  readonly eId?: string
  readonly children: readonly GivenUnit[]
}

/** By language: one unit's own text, or all units. */
export type GivenWording = Readonly<Record<Lang, string | readonly GivenUnit[]>>
export type GivenReason = Readonly<Record<Lang, string>>

const wordingUnit = (unit: GivenUnit): WordingUnit => {
  const from = unit.from ?? (unit.eId === '' ? undefined : unit.eId)
  return {
    kind: unit.kind,
    num: unit.num,
    ...(unit.heading !== undefined && unit.heading !== '' && { heading: unit.heading }),
    ...(unit.text !== undefined && unit.text !== '' && { text: unit.text }),
    ...(from !== undefined && { from }),
    children: unit.children.map(wordingUnit),
  }
}

/** Refuses languages that the text does not have. */
export const checkLanguages = (given: readonly string[], languages: readonly Lang[]): void => {
  const unknown = given.find((lang) => !languages.includes(lang))
  if (unknown !== undefined) throw new Refusal('unknown-language', { lang: unknown, languages })
}

/** Refuses languages that the text does not have, and words for what has none. */
export const checkGiven = (
  op: Suggestion['op'],
  languages: readonly Lang[],
  wording: GivenWording | undefined,
  reason: GivenReason | undefined,
): void => {
  checkLanguages([...Object.keys(wording ?? {}), ...Object.keys(reason ?? {})], languages)
  if ((op === 'delete' || op === 'move') && Object.keys(wording ?? {}).length > 0)
    throw new Refusal('bad-request', { issues: [{ path: 'wording', message: `A ${op} has no wording.` }] })
}

/** The units that were given for one language; a string becomes the own text of the first unit of `seeded`. */
export const unitsGiven = (
  given: string | readonly GivenUnit[],
  seeded: readonly WordingUnit[],
): readonly WordingUnit[] => (typeof given === 'string' ? withText(seeded, given) : given.map(wordingUnit))

/** The change of a document that makes it say what was given. A string becomes the own text of the first unit. */
export const writing =
  (
    { index }: ReadyVersion,
    suggestion: Pick<Suggestion, 'op' | 'unit' | 'unitEnd' | 'before'>,
    wording: GivenWording = {},
    reason: GivenReason = {},
  ) =>
  (doc: Y.Doc): void => {
    for (const [lang, given] of Object.entries(wording))
      writeWording(doc, lang, unitsGiven(given, seedWording(index, suggestion, lang)))
    for (const [lang, given] of Object.entries(reason)) writeRichText(doc, 'reason', lang, given)
  }
