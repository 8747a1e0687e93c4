/** Files over HTTP: of a proposal, and of a whole text. A caller who hangs up ends the work. */
import { type Context, Hono } from 'hono'
import type { ArchiveService } from '#server/domain/archive.ts'
import { Refusal } from '#server/domain/errors.ts'
import type { ExportService } from '#server/domain/exports.ts'
import { ofId } from '#shared/api/common.ts'
import { exportedJson, exportQuery, textExportQuery } from '#shared/api/exports.ts'
import { type ExportFile, exportKinds } from '#shared/legal/export-model.ts'
import type { RequestContext } from '../context.ts'
import { described } from '../describe.ts'
import { type Turns, whenEnded } from '../turns.ts'
import { valid } from '../valid.ts'

interface Sent extends Pick<ExportFile, 'mediaType' | 'name'> {
  readonly body: ExportFile['body'] | ReadableStream
}

const sent = (c: Context, file: Sent) =>
  c.body(file.body, 200, {
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename="${file.name}"`,
    'x-content-type-options': 'nosniff',
  })

const parted = (file: string): { kind: string; format: string } => {
  const [kind = '', format = ''] = file.split('.')
  return { kind, format }
}

const asked = (c: Context, lang: string | undefined) => ({
  langs: lang?.split(',') ?? [],
  signal: c.req.raw.signal,
})

/** Some at a time for each user: an archive holds its turn until it is read to the end. */
const inTurn = async (turns: Turns, c: Context<RequestContext>, make: () => Promise<Sent>) => {
  const { signal } = c.req.raw
  const done = await turns.take(c.var.actor.id, signal)
  if (!done) throw new Refusal('too-many-requests')
  signal.addEventListener('abort', done, { once: true })
  let isStream = false
  try {
    const file = await make()
    if (!(file.body instanceof ReadableStream)) return sent(c, file)
    // Nobody reads what is asked for by HEAD.
    isStream = c.req.method !== 'HEAD'
    return sent(c, { ...file, body: whenEnded(file.body, done) })
  } finally {
    if (!isStream) done()
  }
}

export const exportsOfProposal = (exports: ExportService, archive: ArchiveService, turns: Turns) =>
  new Hono<RequestContext>().get(
    '/:id/export/:file{[a-z]+\\.[a-z]+}',
    described(
      `A file \`kind.format\`: ${exportKinds.join(', ')}; docx, pdf, html, md, and xlsx, akn or json where the kind has it; or \`archive.zip\`, everything of the proposal. The reply described is that of json`,
      exportedJson,
    ),
    valid('query', exportQuery),
    async (c) => {
      if (c.req.param('file') === 'archive.zip') {
        const { actor } = c.var
        return inTurn(turns, c, async () => ({
          body: await archive.ofProposal(actor, c.req.param('id'), c.req.raw.signal),
          mediaType: 'application/zip',
          name: 'archive.zip',
        }))
      }
      const { lang, level = 'group', open } = c.req.valid('query')
      const wanted = { ...parted(c.req.param('file')), ...asked(c, lang), level, open }
      return inTurn(turns, c, () => exports.ofProposal(c.var.actor, c.req.param('id'), wanted))
    },
  )

export const exportsOfText = (exports: ExportService, turns: Turns) =>
  new Hono<RequestContext>().get(
    '/:id/export/:file{[a-z]+\\.[a-z]+}',
    described(
      'The comparison table over all groups that the caller may see, `comparison.format`: docx, pdf, html, md, xlsx or json',
      exportedJson,
    ),
    valid('param', ofId.loose()),
    valid('query', textExportQuery),
    async (c) => {
      const { lang, version, level = 'commission' } = c.req.valid('query')
      const wanted = { ...parted(c.req.param('file')), ...asked(c, lang), level, version }
      return inTurn(turns, c, () => exports.ofText(c.var.actor, c.req.param('id'), wanted))
    },
  )
