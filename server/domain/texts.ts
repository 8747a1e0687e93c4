/** Texts: publishing a base text from a source or corrected units, reading its versions, adding languages. */

import type { Actor } from '#shared/access/subjects.ts'
import { maxTitle } from '#shared/api/common.ts'
import { plainLine } from '#shared/api/plainLine.ts'
import type { PublishText, TextRow, TextSummary } from '#shared/api/texts.ts'
import { languagesOf, toUnits } from '#shared/legal/align.ts'
import { withEIds } from '#shared/legal/eid.ts'
import type { Doubt, Note } from '#shared/legal/parse.ts'
import type { Lang, Localized, Unit } from '#shared/legal/unit.ts'
import { change, type Desk } from './desk.ts'
import { found, Refusal } from './errors.ts'
import { newId } from './ids.ts'
import { permit } from './permit.ts'
import type { Importer, ImportReport, ReadSource, Source } from './ports/importer.ts'
import type { TextSummary as KeptSummary, PublishedText } from './ports/texts.ts'

export interface Preview extends ImportReport {
  readonly units: readonly Unit[]
  readonly doubts: readonly Doubt[]
  /** Lines that are no part of the law: editorial notes, contents, signatures. */
  readonly notes: readonly Note[]
  readonly title?: Localized
}

const hasArticle = (units: readonly Unit[]): boolean =>
  units.some((unit) => unit.kind === 'article' || hasArticle(unit.children))

/** A request, and the file that came with it. */
export type WithFile<T> = T & {
  readonly file?: Uint8Array
  /** Files of further languages, by language. */
  readonly files?: ReadonlyMap<Lang, Uint8Array>
}

export const reportOf = ({ losses, changes, encoding }: ImportReport): ImportReport => ({
  losses,
  ...(changes && { changes }),
  ...(encoding && { encoding }),
})

const previewOf = (read: ReadSource, lang: Lang): Preview => ({
  units: toUnits(read.units, lang),
  doubts: read.doubts,
  notes: read.notes,
  ...(read.title !== undefined && { title: { [lang]: read.title } }),
  ...reportOf(read),
})

export const checkTitle = (title: string): string => {
  if (title.length > maxTitle) throw new Refusal('title-too-long', { limit: maxTitle, length: title.length })
  return title
}

export const titlesOf = (
  title: PublishText['title'],
  lang: Lang,
  parsed: Localized | undefined,
): Localized => {
  const given = typeof title === 'string' ? { [lang]: title } : (title ?? parsed ?? {})
  const kept = Object.entries(given)
    .map(([key, value]) => [key, checkTitle(plainLine(value))] as const)
    .filter(([, value]) => value !== '')
  if (kept.length === 0)
    throw new Refusal('bad-request', { issues: [{ path: 'title', message: 'The text needs a title.' }] })
  return Object.fromEntries(kept)
}

export const textSummary = ({ textId, ...rest }: KeptSummary): TextSummary => ({
  id: textId,
  title: rest.title,
  version: rest.version,
  languages: [...rest.languages],
  naming: rest.naming,
  numbering: rest.numbering,
  publishedAt: rest.publishedAt,
})

export const textRow = (text: PublishedText): TextRow => ({
  ...textSummary(text),
  units: text.units as TextRow['units'],
})

type Published = TextRow & ImportReport & { readonly doubts: readonly Doubt[] }

export interface TextService {
  preview(actor: Actor, source: Source, signal?: AbortSignal): Promise<Preview>
  publish(actor: Actor, text: WithFile<PublishText>, signal?: AbortSignal): Promise<Published>
  list(actor: Actor): Promise<readonly TextSummary[]>
  get(actor: Actor, id: string, version?: number): Promise<TextRow>
}

/** What is to be published, and the words that it came from, if they were sent. */
export interface Wanted extends Preview {
  readonly kept?: { readonly format: string; readonly source: string }
}

/** The units to publish: corrected ones as given, with eIds of their own; else what is read from the source. */
export const unitsToPublish = async (
  text: WithFile<Pick<PublishText, 'units' | 'source' | 'lang' | 'format' | 'changes'>>,
  importer: Importer,
  signal?: AbortSignal,
): Promise<Wanted> => {
  const { units, source, lang, format, changes, file } = text
  const content = file ?? source
  const read =
    units === undefined || file !== undefined
      ? await importer({ content: content ?? '', lang, format, changes }, signal)
      : undefined
  const kept = read
    ? { format: read.format, source: read.source }
    : source === undefined
      ? undefined
      : { format, source }
  const wanted: Wanted = {
    ...(units === undefined
      ? previewOf(read!, lang)
      : {
          units: withEIds(units as readonly Unit[]) as readonly Unit[],
          doubts: [],
          notes: [],
          ...reportOf(read ?? { losses: [] }),
        }),
    ...(kept && { kept }),
  }
  if (wanted.units.length === 0) throw new Refusal('no-text')
  if (!hasArticle(wanted.units)) throw new Refusal('no-article', { doubts: wanted.doubts.slice(0, 50) })
  return wanted
}

export const textService = (desk: Desk, importer: Importer): TextService => {
  const { texts } = desk.store

  const publish = async (actor: Actor, text: WithFile<PublishText>, signal: AbortSignal | undefined) => {
    permit(actor, 'text.publish', {})
    const read = await unitsToPublish(text, importer, signal)
    const textId = newId()
    const version = 1
    const stored = await change(desk, actor, async (tx) => {
      await tx.texts.add({
        textId,
        version,
        title: titlesOf(text.title, text.lang, read.title),
        languages: [...new Set([text.lang, ...languagesOf(read.units)])],
        naming: text.naming ?? 'kz',
        numbering: text.numbering ?? 'keep',
        units: read.units,
        sources: read.kept ? { [text.lang]: read.kept } : {},
        alignment: null,
        publishedBy: actor.id,
        publishedAt: tx.at,
      })
      tx.note('text.published', `text/${textId}`, undefined, { version })
      return found(await tx.texts.get(textId, version))
    })
    return { ...textRow(stored), doubts: read.doubts, ...reportOf(read) }
  }

  const get = async (actor: Actor, id: string, version?: number) => {
    permit(actor, 'text.read', {})
    return found(await texts.get(id, version))
  }

  return {
    async preview(actor, source, signal) {
      permit(actor, 'text.publish', {})
      return previewOf(await importer(source, signal), source.lang)
    },
    publish: (actor, text, signal) => publish(actor, text, signal),
    async list(actor) {
      permit(actor, 'text.read', {})
      return (await texts.list()).map(textSummary)
    },
    get: async (actor, id, version) => textRow(await get(actor, id, version)),
  }
}
