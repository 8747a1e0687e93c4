/**
 * A further language of a text, aligned unit by unit. It changes no existing wording: undecided suggestions get its seed,
 * decided ones are out of step in it.
 */
import type { Actor } from '#shared/access/subjects.ts'
import { decisionInForce } from '#shared/access/subjects.ts'
import type { AddLanguage, TextRow } from '#shared/api/texts.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { type LanguageAligned, readLanguage } from './aligningLanguages.ts'
import type { Announce } from './announce.ts'
import { change, type Desk } from './desk.ts'
import { beforeOf, outOfStep } from './documents.ts'
import { found, Refusal } from './errors.ts'
import type { Materialiser } from './materialiser.ts'
import { permit } from './permit.ts'
import type { Importer } from './ports/importer.ts'
import { textRow, type WithFile } from './texts.ts'
import type { ReadyTexts } from './versionsOfTexts.ts'

export interface LanguageAdded extends LanguageAligned {
  readonly text: TextRow
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
  announce: Announce,
): LanguageService => ({
  async add(actor, textId, given, signal) {
    permit(actor, 'text.publish', {})
    const { lang } = given
    const base = found(await desk.store.texts.get(textId))
    if (base.languages.includes(lang)) throw new Refusal('language-exists', { lang })
    const { units, title: named, source, aligned } = await readLanguage(base.units, given, importer, signal)
    const title = named === undefined ? base.title : { ...base.title, [lang]: named }
    const languages = [...base.languages, lang]
    const answer = { text: textRow({ ...base, title, languages, units }), ...aligned }
    if (given.preview) return { ...answer, stored: false }

    const index = versionIndex(units)
    const undecided = await change(desk, actor, async (tx) => {
      await tx.texts.addLanguage(
        { textId, version: base.version, title, languages, units, alignment: aligned.report },
        lang,
        source,
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
    const proposals = await desk.store.proposals.list({ textId })
    announce.text(
      textId,
      proposals.map(({ id }) => id),
    )
    for (const proposal of proposals)
      if (proposal.version === base.version) await desk.rooms.reload({ type: 'proposal', id: proposal.id })
    for (const { id } of undecided) {
      await desk.rooms.reload({ type: 'suggestion', id })
      await materialiser.suggestion(id)
    }
    return { ...answer, stored: true }
  },
})
