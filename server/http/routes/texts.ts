/** Texts over HTTP. */
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { LanguageService } from '#server/domain/languages.ts'
import type { TextSuggestions } from '#server/domain/overview.ts'
import type { TextService } from '#server/domain/texts.ts'
import type { WordImportService } from '#server/domain/wordImports.ts'
import { list, ofId, page } from '#shared/api/common.ts'
import { suggestion, unitQuery } from '#shared/api/suggestions.ts'
import {
  addLanguage,
  atVersion,
  overviewArticle,
  preview,
  previewText,
  publishedText,
  publishText,
  type TextRow,
  text,
  textSummary,
} from '#shared/api/texts.ts'
import { flatten } from '#shared/legal/tree.ts'
import type { RequestContext } from '../context.ts'
import { described, takes } from '../describe.ts'
import { valid } from '../valid.ts'
import { byId, paged } from './paging.ts'
import { type Decode, textRequest } from './textFiles.ts'

export interface TextParts {
  readonly texts: TextService
  readonly languages: LanguageService
  readonly onTexts: TextSuggestions
  readonly wordImports: WordImportService
  readonly decode: Decode
}

/** Changes when units are aligned otherwise with the version before: their words never change. */
const identities = (units: TextRow['units']): string =>
  createHash('sha256')
    .update(
      flatten(units)
        .map(({ wId }) => wId)
        .join('\n'),
    )
    .digest('base64url')
    .slice(0, 12)

export const textRoutes = ({ texts, languages, onTexts, wordImports, decode }: TextParts) =>
  new Hono<RequestContext>()
    .post(
      '/preview',
      described('Reads a source and shows its units and doubts; stores nothing', preview, takes(previewText)),
      async (c) => {
        const { source, file, ...asked } = await textRequest(c, previewText, decode)
        const { signal } = c.req.raw
        const read = await texts.preview(c.var.actor, { ...asked, content: file ?? source }, signal)
        const { lang, changes } = asked
        const follows = changes === 'suggest' && file !== undefined && read.changes !== undefined
        const imported = follows
          ? await wordImports.preview(c.var.actor, { file, units: read.units, lang, signal })
          : undefined
        return c.json({ ...read, ...(imported && { imported }) })
      },
    )
    .get(
      '/',
      described('All texts, in their newest version', list(textSummary)),
      valid('query', page),
      async (c) => c.json(paged(await texts.list(c.var.actor), byId, c.req.valid('query'))),
    )
    .post(
      '/',
      described(
        'Publishes a text from a source, a file or corrected units',
        publishedText,
        takes(publishText),
        201,
      ),
      async (c) => {
        const { group, ...asked } = await textRequest(c, publishText, decode)
        const { signal } = c.req.raw
        const holds = group !== undefined && asked.changes === 'suggest' && asked.file
        if (holds) await wordImports.mayBegin(c.var.actor, group)
        const published = await texts.publish(c.var.actor, asked, signal)
        const begun = holds
          ? await wordImports.begin(c.var.actor, { text: published, group, file: holds, signal })
          : {}
        return c.json({ ...published, ...begun }, 201)
      },
    )
    .get(
      '/:id',
      described('A text in one of its versions', text),
      valid('param', ofId),
      valid('query', atVersion),
      async (c) => {
        const row = await texts.get(c.var.actor, c.req.valid('param').id, c.req.valid('query').version)
        const tag = `W/"${row.id}@${row.version}:${row.languages.join('+')}:${identities(row.units)}"`
        c.header('etag', tag)
        if (c.req.header('if-none-match') === tag) return c.body(null, 304) as never
        return c.json(row)
      },
    )
    .post(
      '/:id/languages',
      described('Adds a language, aligned unit by unit', undefined, takes(addLanguage), 201),
      valid('param', ofId),
      async (c) => {
        const added = await languages.add(
          c.var.actor,
          c.req.valid('param').id,
          await textRequest(c, addLanguage, decode),
          c.req.raw.signal,
        )
        return c.json(added, added.stored ? 201 : 200)
      },
    )
    .get(
      '/:id/suggestions',
      described(
        'All groups’ suggestions that the caller may see; `unit` narrows to what concerns it',
        list(suggestion),
      ),
      valid('param', ofId),
      valid('query', unitQuery),
      async (c) => {
        const { unit, version, ...page } = c.req.valid('query')
        const rows = await onTexts.list(c.var.actor, c.req.valid('param').id, version, unit)
        return c.json(paged(rows, byId, page))
      },
    )
    .get(
      '/:id/overview',
      described('Counts, states and collisions by article', list(overviewArticle)),
      valid('param', ofId),
      valid('query', atVersion),
      async (c) =>
        c.json({
          items: await onTexts.overview(c.var.actor, c.req.valid('param').id, c.req.valid('query').version),
        }),
    )
