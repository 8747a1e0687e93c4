/** Texts: publishing a base text from a source or corrected units, reading its versions, adding languages. */

import type { Actor } from '#shared/access/subjects.ts'
import { maxTitle } from '#shared/api/common.ts'
import type { PublishText, TextRow, TextSummary } from '#shared/api/texts.ts'
import { alignVersions, languagesOf, toUnits } from '#shared/legal/align.ts'
import { withEIds } from '#shared/legal/eid.ts'
import type { Doubt, Note } from '#shared/legal/parse.ts'
import { parse } from '#shared/legal/parse.ts'
import type { Lang, Localized, Unit } from '#shared/legal/unit.ts'
import { change, type Desk } from './desk.ts'
import { found, Refusal } from './errors.ts'
import { newId } from './ids.ts'
import { permit } from './permit.ts'
import type { TextSummary as KeptSummary, PublishedText } from './ports/texts.ts'

export interface Source {
  readonly source: string
  readonly lang: Lang
  readonly format: string
}

export interface Preview {
  readonly units: readonly Unit[]
  readonly doubts: readonly Doubt[]
  /** Lines that are no part of the law: editorial notes, contents, signatures. */
  readonly notes: readonly Note[]
  readonly title?: Localized
}

const hasArticle = (units: readonly Unit[]): boolean =>
  units.some((unit) => unit.kind === 'article' || hasArticle(unit.children))

/** Parses a source. Refuses what holds no text; a text without an article is shown, with its doubt. */
export const readSource = ({ source, lang, format }: Source): Preview => {
  if (format !== 'text' && format !== 'markdown') throw new Refusal('unsupported-format', { format })
  if (source.trim() === '') throw new Refusal('no-text')
  const parsed = parse(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), { lang, format })
  return {
    units: toUnits(parsed.units, lang),
    doubts: parsed.doubts,
    notes: parsed.notes,
    ...(parsed.title !== undefined && { title: { [lang]: parsed.title } }),
  }
}

export const checkTitle = (title: string): string => {
  if (title.length > maxTitle) throw new Refusal('title-too-long', { limit: maxTitle, length: title.length })
  return title
}

const titlesOf = (title: PublishText['title'], lang: Lang, parsed: Localized | undefined): Localized => {
  const given = typeof title === 'string' ? { [lang]: title } : (title ?? parsed ?? {})
  const kept = Object.entries(given)
    .map(([key, value]) => [key, checkTitle(value.trim())] as const)
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

export interface TextService {
  preview(actor: Actor, source: Source): Preview
  publish(actor: Actor, text: PublishText): Promise<TextRow & { doubts: readonly Doubt[] }>
  list(actor: Actor): Promise<readonly TextSummary[]>
  get(actor: Actor, id: string, version?: number): Promise<TextRow>
  /** The next version of a text, from a source or corrected units. */
  publishVersion(actor: Actor, id: string, text: PublishText): Promise<TextRow & { doubts: readonly Doubt[] }>
  versions(actor: Actor, id: string): Promise<readonly number[]>
}

/** The units to publish: corrected ones as given, with eIds of their own; else what the parser reads. */
export const unitsToPublish = (text: Pick<PublishText, 'units' | 'source' | 'lang' | 'format'>): Preview => {
  const { units, source, lang, format } = text
  const read: Preview =
    units === undefined
      ? readSource({ source: source ?? '', lang, format })
      : { units: withEIds(units as readonly Unit[]) as readonly Unit[], doubts: [], notes: [] }
  if (read.units.length === 0) throw new Refusal('no-text')
  if (!hasArticle(read.units)) throw new Refusal('no-article', { doubts: read.doubts.slice(0, 50) })
  return read
}

export const textService = (desk: Desk): TextService => {
  const { texts } = desk.store

  const publish = async (actor: Actor, text: PublishText, earlier?: PublishedText) => {
    permit(actor, 'text.publish', {})
    const read = unitsToPublish(text)
    const textId = earlier?.textId ?? newId()
    const version = (earlier?.version ?? 0) + 1
    const aligned = earlier && alignVersions(earlier.units, read.units)
    const stored = await change(desk, actor, async (tx) => {
      await tx.texts.add({
        textId,
        version,
        title: titlesOf(text.title ?? earlier?.title, text.lang, read.title),
        languages: [...new Set([text.lang, ...languagesOf(read.units)])],
        naming: text.naming ?? earlier?.naming ?? 'kz',
        numbering: text.numbering ?? earlier?.numbering ?? 'keep',
        units: aligned?.units ?? read.units,
        sources:
          text.source === undefined ? {} : { [text.lang]: { format: text.format, source: text.source } },
        alignment: aligned?.report ?? null,
        publishedBy: actor.id,
        publishedAt: tx.at,
      })
      tx.note('text.published', `text/${textId}`, undefined, { version })
      return found(await tx.texts.get(textId, version))
    })
    return { ...textRow(stored), doubts: read.doubts }
  }

  const get = async (actor: Actor, id: string, version?: number) => {
    permit(actor, 'text.read', {})
    return found(await texts.get(id, version))
  }

  return {
    preview(actor, source) {
      permit(actor, 'text.publish', {})
      return readSource(source)
    },
    publish: (actor, text) => publish(actor, text),
    async list(actor) {
      permit(actor, 'text.read', {})
      return (await texts.list()).map(textSummary)
    },
    get: async (actor, id, version) => textRow(await get(actor, id, version)),
    publishVersion: async (actor, id, text) => publish(actor, text, await get(actor, id)),
    async versions(actor, id) {
      await get(actor, id)
      return texts.versionNumbers(id)
    },
  }
}
