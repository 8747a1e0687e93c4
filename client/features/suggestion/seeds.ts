/** What a new suggestion starts from, in every language of the text: its base blocks, seeds and their hashes. */
import type { Block } from '#shared/document/blocks.ts'
import { blocksOf } from '#shared/document/blocks.ts'
import type { SeedPlace } from '#shared/document/seed.ts'
import { seed, seedHash, seedUnits } from '#shared/document/seed.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import type { VersionIndex } from '#shared/legal/version-index.ts'
import { wordingUnit } from '#shared/legal/wording.ts'

/** The unit's own words alone, as the page shows it: its children have rows of their own. */
export const ownBlocks = (unit: Unit, lang: Lang): Block[] => blocksOf([wordingUnit(unit, lang, false)])

/** The words that a suggestion to replace this unit begins with. */
export const baseBlocks = (index: VersionIndex, unit: string, lang: Lang): Block[] =>
  blocksOf(seedUnits(index, { op: 'replace', unit }, lang))

/** A wording as the API sends it. */
export const wordingBlocks = (units: readonly WordingUnit[] | undefined): Block[] => blocksOf(units ?? [])

export interface Start {
  readonly seeds: readonly Uint8Array[]
  readonly hashes: Readonly<Record<Lang, string>>
}

export const startOf = (index: VersionIndex, place: SeedPlace, languages: readonly Lang[]): Start => {
  const updates = languages.map((lang) => seed(seedUnits(index, place, lang), lang))
  return {
    seeds: updates,
    hashes: Object.fromEntries(languages.map((lang, at) => [lang, seedHash(updates[at]!)])),
  }
}
