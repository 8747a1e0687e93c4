/**
 * A further language of a text, aligned unit by unit. It changes no existing wording: undecided suggestions get its seed,
 * decided ones are out of step in it.
 */
import type { Actor } from '#shared/access/subjects.ts'
import { decisionInForce } from '#shared/access/subjects.ts'
import type { AddLanguage, TextRow } from '#shared/api/texts.ts'
import { alignLanguages, inLanguage, type LanguageReport } from '#shared/legal/align.ts'
import type { Doubt } from '#shared/legal/parse.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { change, type Desk } from './desk.ts'
import { beforeOf, outOfStep } from './documents.ts'
import { found, Refusal } from './errors.ts'
import { checkUnits } from './knownUnits.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { Importer, ImportReport } from './ports/importer.ts'
import { checkTitle, reportOf, textRow, unitsToPublish, type WithFile } from './texts.ts'
import type { ReadyTexts } from './versionsOfTexts.ts'

export interface LanguageAdded extends ImportReport {
  readonly text: TextRow
  readonly report: LanguageReport
  /** Units of the text and of the language that are one, by eId. */
  readonly pairs: readonly { readonly base: string; readonly other: string }[]
  /** The language as it was read. */
  readonly other: readonly Unit[]
  readonly doubts: readonly Doubt[]
  /** False for a preview. */
  readonly stored: boolean
}

export interface LanguageService {
  add(
    actor: Actor,
    textId: string,
    given: WithFile<AddLanguage>,
    signal?: AbortSignal,
  ): Promise<LanguageAdded>
}

export const languageService = (
  desk: Desk,
  texts: ReadyTexts,
  materialiser: Materialiser,
  importer: Importer,
): LanguageService => ({
  async add(actor, textId, given, signal) {
    permit(actor, 'text.publish', {})
    const { lang } = given
    const base = found(await desk.store.texts.get(textId))
    if (base.languages.includes(lang)) throw new Refusal('language-exists', { lang })
    const read = await unitsToPublish(given, importer, signal)
    const corrections = given.alignment ?? []
    checkUnits(
      corrections.map((said) => said.base),
      base.units,
    )
    checkUnits(
      corrections.map((said) => said.other),
      read.units,
    )
    const { units, report, pairs } = alignLanguages(
      base.units,
      inLanguage(read.units, lang),
      lang,
      corrections,
    )
    const named = (given.title ?? read.title?.[lang] ?? '').trim()
    const title = named === '' ? base.title : { ...base.title, [lang]: checkTitle(named) }
    const languages = [...base.languages, lang]
    const grown = { ...base, title, languages, units }
    const answer = {
      text: textRow(grown),
      report,
      pairs,
      other: read.units,
      doubts: read.doubts,
      ...reportOf(read),
    }
    if (given.preview) return { ...answer, stored: false }

    const index = versionIndex(units)
    const undecided = await change(desk, actor, async (tx) => {
      await tx.texts.addLanguage(
        { textId, version: base.version, title, languages, units, alignment: report },
        lang,
        read.kept ?? { format: given.format, source: '' },
      )
      const all = await tx.suggestions.ofText(textId, base.version)
      for (const suggestion of all) {
        const before = { ...suggestion.before, ...beforeOf(index, suggestion, [lang]) }
        const kept = { ...suggestion, before }
        await tx.suggestions.change(suggestion.id, {
          before,
          outOfStep: outOfStep(index, kept, suggestion.after, languages),
        })
      }
      tx.note('text.languageAdded', `text/${textId}`, undefined, { lang, version: base.version })
      return all.filter(({ decisions }) => !decisionInForce(decisions, 'group'))
    })
    texts.forget(textId, base.version)
    for (const proposal of await desk.store.proposals.list({ textId }))
      if (proposal.version === base.version) await desk.rooms.reload({ type: 'proposal', id: proposal.id })
    for (const { id } of undecided) {
      await desk.rooms.reload({ type: 'suggestion', id })
      await materialiser.suggestion(id)
    }
    return { ...answer, stored: true }
  },
})
