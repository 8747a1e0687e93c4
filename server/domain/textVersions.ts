/**
 * A text's versions: publishing the next one, mending how its units follow from the one before, comparing any two.
 *
 * What is published does not change in its words. That two units of different versions are one (their wId) is a finding,
 * which a person may correct before publishing and later; later versions and suggestions follow the correction.
 */
import type { Actor } from '#shared/access/subjects.ts'
import type { TextRow } from '#shared/api/texts.ts'
import type {
  PublishVersion,
  TextComparison,
  TextVersionRow,
  VersionAlignmentRow,
} from '#shared/api/textVersions.ts'
import { alignVersions, type Correction, languagesOf } from '#shared/legal/align.ts'
import type { Doubt } from '#shared/legal/parse.ts'
import { flatten } from '#shared/legal/tree.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { type Counts, compareVersions, countsOf, wIdsOf } from '#shared/legal/version-comparison.ts'
import { reportBetween, type VersionReport } from '#shared/legal/versions.ts'
import { type LanguageAligned, readFurther } from './aligningLanguages.ts'
import type { Announce } from './announce.ts'
import { change, type Desk } from './desk.ts'
import { found, Refusal } from './errors.ts'
import { checkUnits } from './knownUnits.ts'
import { permit } from './permit.ts'
import type { Importer, ImportReport } from './ports/importer.ts'
import type { PublishedText, VersionSummary } from './ports/texts.ts'
import { followUnits, renamed } from './renamedUnits.ts'
import { reportOf, textRow, textSummary, titlesOf, unitsToPublish, type WithFile } from './texts.ts'
import type { ReadyTexts } from './versionsOfTexts.ts'

export interface VersionPublished extends TextRow, ImportReport {
  readonly doubts: readonly Doubt[]
  readonly report: VersionReport
  readonly articles: Counts
  /** How each further language was aligned with the first. */
  readonly further: readonly (LanguageAligned & { readonly lang: Lang })[]
  readonly stored: boolean
}

export interface TextVersionService {
  /** The next version of a text, or what it would be. */
  publish(
    actor: Actor,
    textId: string,
    given: WithFile<PublishVersion>,
    signal?: AbortSignal,
  ): Promise<VersionPublished>
  /** Oldest first. */
  list(actor: Actor, textId: string): Promise<readonly TextVersionRow[]>
  alignment(actor: Actor, textId: string, version: number): Promise<VersionAlignmentRow>
  realign(
    actor: Actor,
    textId: string,
    version: number,
    corrections: readonly Correction[],
  ): Promise<VersionAlignmentRow>
  compare(actor: Actor, textId: string, a: number, b: number): Promise<TextComparison>
}

const versionRow = ({ publishedBy, alignment, ...summary }: VersionSummary): TextVersionRow => ({
  ...textSummary(summary),
  publishedBy,
  ...(alignment && { articles: countsOf(alignment.report, 'article') }),
})

/** Languages in the order that the text has had them in. */
const inOrder = (earlier: readonly Lang[], now: ReadonlySet<Lang>): Lang[] => [
  ...earlier.filter((lang) => now.has(lang)),
  ...[...now].filter((lang) => !earlier.includes(lang)),
]

const checkCorrections = (
  corrections: readonly Correction[],
  previous: readonly Unit[],
  next: readonly Unit[],
): void => {
  checkUnits(
    corrections.map(({ from }) => from),
    previous,
  )
  checkUnits(
    corrections.map(({ to }) => to),
    next,
  )
}

export const textVersionService = (
  desk: Desk,
  texts: ReadyTexts,
  importer: Importer,
  announce: Announce,
): TextVersionService => {
  const { store } = desk

  const whole = async (actor: Actor, textId: string, version?: number): Promise<PublishedText> => {
    permit(actor, 'text.read', {})
    return found(await store.texts.get(textId, version))
  }

  const otherWIds = async (textId: string, except: readonly number[]): Promise<Set<string>> => {
    const numbers = (await store.texts.versionNumbers(textId)).filter((number) => !except.includes(number))
    const all = await Promise.all(numbers.map(async (number) => (await texts.get(textId, number)).text.units))
    return wIdsOf(all)
  }

  const summaries = async (textId: string): Promise<readonly VersionSummary[]> => {
    const all = await store.texts.versions(textId)
    if (all.length === 0) throw new Refusal('not-found')
    return all
  }

  const summary = async (textId: string, version: number): Promise<VersionSummary> =>
    found((await summaries(textId)).find((each) => each.version === version))

  const alignment = async (actor: Actor, textId: string, version: number): Promise<VersionAlignmentRow> => {
    permit(actor, 'text.read', {})
    const { alignment: kept } = await summary(textId, version)
    if (!kept) throw new Refusal('not-found')
    const [previous, now] = [await texts.get(textId, version - 1), await texts.get(textId, version)]
    const report = reportBetween(previous.text.units, now.text.units)
    return {
      version,
      previous: version - 1,
      report: report as VersionAlignmentRow['report'],
      articles: countsOf(report, 'article'),
      corrections: [...kept.corrections],
    }
  }

  /** Pages of the text, and of the proposals on it, hear of what was published. */
  const told = async (textId: string): Promise<void> => {
    const proposals = await store.proposals.list({ textId })
    announce.text(
      textId,
      proposals.map(({ id }) => id),
    )
  }

  return {
    async publish(actor, textId, given, signal) {
      permit(actor, 'text.publish', {})
      const earlier = await whole(actor, textId)
      const read = await unitsToPublish(given, importer, signal)
      const corrections = given.alignment ?? []
      checkCorrections(corrections, earlier.units, read.units)
      const { worded, further } = await readFurther(given, read.units, importer, signal)
      const older = await otherWIds(textId, [earlier.version])
      const { units, report } = alignVersions(earlier.units, worded, corrections, older)
      const version = earlier.version + 1
      const next = {
        textId,
        version,
        title: {
          ...earlier.title,
          ...(given.title !== undefined && titlesOf(given.title, given.lang, read.title)),
          ...Object.fromEntries(
            further
              .filter(({ lang, titled }) => titled || earlier.title[lang] === undefined)
              .flatMap(({ lang, title }) => (title === undefined ? [] : [[lang, title]])),
          ),
        },
        languages: inOrder(
          earlier.languages,
          new Set([given.lang, ...further.map(({ lang }) => lang), ...languagesOf(units)]),
        ),
        naming: given.naming ?? earlier.naming,
        numbering: given.numbering ?? earlier.numbering,
        units,
      }
      const answer = {
        doubts: read.doubts,
        ...reportOf(read),
        report,
        articles: countsOf(report, 'article'),
        further: further.map(({ lang, aligned }) => ({ lang, ...aligned })),
      }
      if (given.preview) return { ...textRow({ ...next, publishedAt: desk.now() }), ...answer, stored: false }
      await change(desk, actor, async (tx) => {
        const newest = found(await tx.texts.get(textId)).version
        if (newest !== earlier.version) throw new Refusal('newer-version', { version: newest })
        await tx.texts.add({
          ...next,
          sources: {
            ...(read.kept && { [given.lang]: read.kept }),
            ...Object.fromEntries(further.map(({ lang, source }) => [lang, source])),
          },
          alignment: { report, corrections },
          languageReports: Object.fromEntries(further.map(({ lang, aligned }) => [lang, aligned.report])),
          publishedBy: actor.id,
          publishedAt: tx.at,
        })
        tx.note('text.published', `text/${textId}`, undefined, {
          version,
          ...countsOf(report, 'article'),
          corrections: corrections.length,
        })
      })
      await told(textId)
      return { ...textRow(found(await store.texts.get(textId, version))), ...answer, stored: true }
    },

    async list(actor, textId) {
      permit(actor, 'text.read', {})
      return (await summaries(textId)).map(versionRow)
    },

    alignment,

    async realign(actor, textId, version, given) {
      permit(actor, 'text.publish', {})
      const kept = (await summary(textId, version)).alignment
      if (!kept) throw new Refusal('not-found')
      const previous = (await texts.get(textId, version - 1)).text
      const now = (await texts.get(textId, version)).text
      checkCorrections(given, previous.units, now.units)
      const corrections = [...kept.corrections, ...given]
      const mine = wIdsOf([now.units])
      const others = await otherWIds(textId, [version, version - 1])
      // What later versions have from this one keeps its name.
      const { units, report } = alignVersions(
        previous.units,
        now.units,
        corrections,
        [...others].filter((wId) => !mine.has(wId)),
      )
      const names = new Map(
        flatten(now.units).map((unit, at) => [unit.wId, flatten(units)[at]!.wId] as const),
      )
      const later = (await store.texts.versionNumbers(textId)).filter((number) => number > version)
      await change(desk, actor, async (tx) => {
        await tx.texts.realign({ textId, version, units, alignment: { report, corrections } })
        await followUnits(tx, textId, version, units)
        for (const number of later) {
          const changed = renamed(found(await tx.texts.get(textId, number)).units, names)
          await tx.texts.realign({ textId, version: number, units: changed })
          await followUnits(tx, textId, number, changed)
        }
        tx.note('text.realigned', `text/${textId}`, undefined, { version, corrections: given.length })
      })
      for (const number of [version, ...later]) texts.forget(textId, number)
      await told(textId)
      return alignment(actor, textId, version)
    },

    async compare(actor, textId, a, b) {
      permit(actor, 'text.read', {})
      const [before, after] = [await summary(textId, a), await summary(textId, b)]
      const [old, now] = [await texts.get(textId, a), await texts.get(textId, b)]
      const { report, units } = compareVersions(old.text.units, now.text.units)
      return {
        a: versionRow(before),
        b: versionRow(after),
        report,
        articles: countsOf(report, 'article'),
        units,
      } as unknown as TextComparison
    },
  }
}
