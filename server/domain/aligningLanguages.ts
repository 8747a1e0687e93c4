/** Reading a further language of a text and pairing it, unit by unit, with the units that are there. */
import type { AddLanguage } from '#shared/api/texts.ts'
import type { PublishVersion } from '#shared/api/textVersions.ts'
import { alignLanguages, inLanguage, type LanguageReport, languagesOf } from '#shared/legal/align.ts'
import type { Doubt } from '#shared/legal/parse.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { Refusal } from './errors.ts'
import { checkUnits } from './knownUnits.ts'
import type { Importer, ImportReport } from './ports/importer.ts'
import { checkTitle, reportOf, unitsToPublish, type WithFile } from './texts.ts'

export interface LanguageAligned extends ImportReport {
  readonly report: LanguageReport
  /** Units of the text and of the language that are one, by eId. */
  readonly pairs: readonly { readonly base: string; readonly other: string }[]
  /** The language as it was read. */
  readonly other: readonly Unit[]
  readonly doubts: readonly Doubt[]
}

export interface FurtherLanguage {
  readonly lang: Lang
  /** The text with the language beside those that it had. */
  readonly units: readonly Unit[]
  /** Absent where neither the request nor the file names the text in it. */
  readonly title?: string
  /** Whether the request names it, and not the file alone. */
  readonly titled: boolean
  readonly source: { readonly format: string; readonly source: string }
  readonly aligned: LanguageAligned
}

export const readLanguage = async (
  base: readonly Unit[],
  given: WithFile<Omit<AddLanguage, 'preview'>>,
  importer: Importer,
  signal?: AbortSignal,
): Promise<FurtherLanguage> => {
  const { lang } = given
  const read = await unitsToPublish(given, importer, signal)
  const corrections = given.alignment ?? []
  checkUnits(
    corrections.map((said) => said.base),
    base,
  )
  checkUnits(
    corrections.map((said) => said.other),
    read.units,
  )
  const { units, report, pairs } = alignLanguages(base, inLanguage(read.units, lang), lang, corrections)
  const title = (given.title ?? read.title?.[lang] ?? '').trim()
  return {
    lang,
    units,
    titled: given.title !== undefined,
    ...(title !== '' && { title: checkTitle(title) }),
    source: read.kept ?? { format: given.format, source: '' },
    aligned: { report, pairs, other: read.units, doubts: read.doubts, ...reportOf(read) },
  }
}

/** Reads the further languages of a version one after the other, each beside what is there. */
export const readFurther = async (
  given: WithFile<Pick<PublishVersion, 'lang' | 'further'>>,
  units: readonly Unit[],
  importer: Importer,
  signal?: AbortSignal,
): Promise<{ worded: readonly Unit[]; further: readonly FurtherLanguage[] }> => {
  const further: FurtherLanguage[] = []
  let worded = units
  const there = new Set([given.lang, ...languagesOf(units)])
  for (const one of given.further ?? []) {
    if (there.has(one.lang)) throw new Refusal('language-exists', { lang: one.lang })
    there.add(one.lang)
    const file = given.files?.get(one.lang)
    const language = await readLanguage(worded, { ...one, ...(file && { file }) }, importer, signal)
    further.push(language)
    worded = language.units
  }
  return { worded, further }
}
