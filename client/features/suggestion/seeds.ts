/** What a new suggestion starts from, in every language of the text: its base blocks, seeds and their hashes. */
import type { Block } from '#shared/document/blocks.ts'
import { blocksOf } from '#shared/document/blocks.ts'
import type { SeedUnit } from '#shared/document/seed.ts'
import { seed, seedHash, seedUnits } from '#shared/document/seed.ts'
import type { Operation, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'

/** A unit of the text in one language. */
export const inLang = (unit: Unit, lang: Lang): SeedUnit => ({
  eId: unit.eId,
  kind: unit.kind,
  num: unit.num,
  heading: unit.heading?.[lang],
  text: unit.text?.[lang],
  children: unit.children.map((child) => inLang(child, lang)),
})

/** The unit's own words alone, as the page shows it: its children have rows of their own. */
export const ownBlocks = (unit: Unit, lang: Lang): Block[] =>
  blocksOf(seedUnits('replace', [{ ...inLang(unit, lang), children: [] }]))

/** A unit with all that it holds, as a suggestion to replace it begins. */
export const baseBlocks = (unit: Unit, lang: Lang): Block[] =>
  blocksOf(seedUnits('replace', [inLang(unit, lang)]))

/** A wording as the API sends it. */
export const wordingBlocks = (units: readonly WordingUnit[] | undefined): Block[] => blocksOf(units ?? [])

export interface Start {
  readonly seeds: readonly Uint8Array[]
  readonly hashes: Readonly<Record<Lang, string>>
}

export const startOf = (op: Operation, units: readonly Unit[], languages: readonly Lang[]): Start => {
  const updates = languages.map((lang) =>
    seed(
      seedUnits(
        op,
        units.map((unit) => inLang(unit, lang)),
      ),
      lang,
    ),
  )
  return {
    seeds: updates,
    hashes: Object.fromEntries(languages.map((lang, index) => [lang, seedHash(updates[index]!)])),
  }
}
