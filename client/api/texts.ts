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

/** What the next version would be, or is: its units, what became of those before, how its languages are paired. */
export interface NextVersion extends TextRow {
  readonly report: VersionReport
  readonly further: readonly (Pick<Alignment, 'report' | 'pairs' | 'other'> & { readonly lang: string })[]
  readonly articles: Counts
  readonly stored: boolean
}

/** One language of a text that is brought; a preview needs no source beside the units. */
export interface BroughtLanguage {
  readonly lang: string
  readonly title?: string
  readonly units: readonly Unit[]
  readonly source?: Source
}

/** Publishes the next version of a text, the first language with the others beside it; `preview` stores nothing. */
export const publishVersion = (
  id: string,
  [{ source, ...first }, ...others]: readonly [BroughtLanguage, ...BroughtLanguage[]],
  said: {
    readonly alignment: readonly Correction[]
    readonly languages: Readonly<Record<string, readonly LanguageCorrection[]>>
    readonly preview?: boolean
  },
  going?: Upload,
): Promise<NextVersion> => {
  const { languages, ...rest } = said
  const asFiles = [source, ...others.map((other) => other.source)].some((one) => one?.type === 'file')
  const further = others.map(({ source: other, ...language }) => ({
    ...language,
    ...(!asFiles && pastedFields(other)),
    ...(other?.type === 'file' && other.changes && { changes: other.changes }),
    alignment: languages[language.lang] ?? [],
  }))
  const files = asFiles
    ? others.flatMap(({ lang, source: other }) =>
        other ? [[`file:${lang}`, asFile(other).file] as const] : [],
      )
    : []
  return send(
    `/${id}/versions`,
    asFiles && source ? asFile(source) : source,
    { ...first, ...rest, further },
    { ...going, files },
  )
}

export interface Alignment {
  readonly text: TextRow
  readonly report: LanguageReport
  readonly pairs: readonly { readonly base: string; readonly other: string }[]
  readonly other: readonly Unit[]
  readonly doubts: readonly Doubt[]
  readonly stored: boolean
}

const pastedFields = (source: Source | undefined): object =>
  source?.type === 'pasted' ? { source: source.words, format: source.format } : {}

/** Pasted words go as a file where another language is one. */
const asFile = (source: Source): Extract<Source, { type: 'file' }> =>
  source.type === 'file'
    ? source
    : {
        type: 'file',
        file: new File([source.words], source.format === 'markdown' ? 'pasted.md' : 'pasted.txt'),
      }

interface Sending extends Upload {
  /** Files beside the first, by field. */
  readonly files?: readonly (readonly [field: string, file: File])[]
}

/** Sends JSON, or files with fields beside them, to a route that takes either. */
const send = async <T>(
  path: string,
  source: Source | undefined,
  fields: object,
  { files = [], ...going }: Sending = {},
): Promise<T> => {
  if (source?.type === 'file') {
    const form = new FormData()
    form.set('file', source.file)
    for (const [field, file] of files) form.set(field, file)
    if (source.changes) form.set('changes', source.changes)
    for (const [key, value] of Object.entries(fields))
      form.set(key, typeof value === 'string' ? value : JSON.stringify(value))
    return upload(`/api/texts${path}`, form, going)
  }
  const reply = await fetch(`/api/texts${path}`, {
    method: 'POST',
    body: JSON.stringify({ ...fields, ...pastedFields(source) }),
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
