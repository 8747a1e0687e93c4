/** Texts: reading them, what all groups suggest to them, publishing. */
import { queryOptions } from '@tanstack/react-query'
import type { ChangeMode, Encoding, Loss, TrackedChanges } from '#shared/api/imports.ts'
import type { ImportedRedline } from '#shared/api/redlines.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { OverviewArticle, TextRow, TextSummary } from '#shared/api/texts.ts'
import type { TextVersionRow } from '#shared/api/textVersions.ts'
import type { LanguageCorrection, LanguageReport } from '#shared/legal/align.ts'
import type { Doubt, Note } from '#shared/legal/doubts.ts'
import type { Localized, NamingProfile, Numbering, Unit } from '#shared/legal/unit.ts'
import type { Counts } from '#shared/legal/version-comparison.ts'
import type { Correction, VersionReport } from '#shared/legal/versions.ts'
import { api, ask, askRow, ProblemError, problemOf } from './client.ts'
import { everyPage } from './lists.ts'
import { type Upload, upload } from './upload.ts'

const texts = api.texts

export const textsQuery = queryOptions({
  queryKey: ['texts'],
  queryFn: () => everyPage<TextSummary>((after) => ask(texts.$get({ query: { after } }))),
})

const versionOf = (version: number | undefined) => (version === undefined ? {} : { version: String(version) })

/** A published version never changes but for languages that are added to it. */
export const textQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: ['text', id, version ?? 'newest'],
    staleTime: 60_000,
    queryFn: (): Promise<TextRow> => askRow(texts[':id'].$get({ param: { id }, query: versionOf(version) })),
  })

export const textVersionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['text', id, 'versions'],
    queryFn: async (): Promise<readonly TextVersionRow[]> =>
      (await ask(texts[':id'].versions.$get({ param: { id } }))).items,
  })

export const overviewQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: ['text', id, 'overview', version ?? 'newest'],
    queryFn: async (): Promise<readonly OverviewArticle[]> =>
      (await ask(texts[':id'].overview.$get({ param: { id }, query: versionOf(version) }))).items,
  })

/** All groups' suggestions that the reader may see; `unit` narrows to what concerns it. */
export const textSuggestionsQuery = (id: string, unit?: string) =>
  queryOptions({
    queryKey: ['text', id, 'suggestions', unit ?? null],
    queryFn: () =>
      everyPage<SuggestionRow>((after) =>
        askRow(texts[':id'].suggestions.$get({ param: { id }, query: { unit, after } })),
      ),
  })

export type SourceFormat = 'text' | 'markdown'

/** A text as somebody brought it: pasted words, or a file that the server reads. */
export type Source =
  | { readonly type: 'pasted'; readonly words: string; readonly format: SourceFormat }
  | { readonly type: 'file'; readonly file: File; readonly changes?: ChangeMode }

/** What the server read from a source, and what it has to tell of it. Lines and paragraphs are counted from 1. */
export interface Reading {
  readonly units: readonly Unit[]
  readonly doubts: readonly Doubt[]
  readonly notes: readonly Note[]
  readonly title?: Localized
  readonly losses: readonly Loss[]
  readonly changes?: TrackedChanges
  readonly encoding?: Encoding
  /** The suggestions that a file's changes would become. */
  readonly imported?: ImportedRedline
}

export interface Publication {
  readonly title: string
  readonly lang: string
  readonly numbering: Numbering
  readonly naming: NamingProfile
  readonly units: readonly Unit[]
  /** The group whose new proposal holds the file's changes. */
  readonly group?: string
}

/** What the next version would be, or is: its units, and what became of those before. */
export interface NextVersion extends TextRow {
  readonly report: VersionReport
  readonly articles: Counts
  readonly stored: boolean
}

/** Publishes the next version of a text; `preview` stores nothing and needs no source beside the units. */
export const publishVersion = (
  id: string,
  source: Source | undefined,
  version: {
    readonly lang: string
    readonly units: readonly Unit[]
    readonly alignment: readonly Correction[]
    readonly preview?: boolean
  },
): Promise<NextVersion> => send(`/${id}/versions`, source, version)

export interface Alignment {
  readonly text: TextRow
  readonly report: LanguageReport
  readonly pairs: readonly { readonly base: string; readonly other: string }[]
  readonly other: readonly Unit[]
  readonly doubts: readonly Doubt[]
  readonly stored: boolean
}

/** Sends JSON, or a file with fields beside it, to a route that takes either. */
const send = async <T>(
  path: string,
  source: Source | undefined,
  fields: object,
  going: Upload = {},
): Promise<T> => {
  const asFile = source?.type === 'file'
  const pasted = source?.type === 'pasted' ? { source: source.words, format: source.format } : {}
  const form = new FormData()
  if (asFile) {
    form.set('file', source.file)
    if (source.changes) form.set('changes', source.changes)
    for (const [key, value] of Object.entries(fields))
      form.set(key, typeof value === 'string' ? value : JSON.stringify(value))
  }
  if (asFile) return upload(`/api/texts${path}`, form, going)
  const reply = await fetch(`/api/texts${path}`, {
    method: 'POST',
    body: JSON.stringify({ ...fields, ...pasted }),
    headers: { 'content-type': 'application/json' },
    ...(going.signal && { signal: going.signal }),
  }).catch((error) => {
    throw going.signal?.aborted ? error : new ProblemError('offline', 0, '')
  })
  if (!reply.ok) throw await problemOf(reply)
  return (await reply.json()) as T
}

/** Reads a source without storing anything. */
export const previewText = (source: Source, lang: string, going?: Upload): Promise<Reading> =>
  send('/preview', source, { lang }, going)

/** Publishes units as a person corrected them, with the words that they came from. */
export const publishText = (
  source: Source,
  publication: Publication,
): Promise<TextRow & { readonly proposal?: string }> => send('', source, publication)

/** Aligns a further language with a text; stores it unless `preview`, which needs no source beside the units. */
export const addLanguage = (
  id: string,
  source: Source | undefined,
  language: {
    readonly lang: string
    readonly title: string
    readonly units?: readonly Unit[]
    readonly alignment?: readonly LanguageCorrection[]
    readonly preview?: boolean
  },
): Promise<Alignment> => send(`/${id}/languages`, source, language)
