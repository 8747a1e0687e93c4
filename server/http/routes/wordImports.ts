/** Bringing a Word file back to a proposal, over HTTP. */
import { Hono } from 'hono'
import type { WordImportService } from '#server/domain/wordImports.ts'
import { ofId } from '#shared/api/common.ts'
import { importedRedline, importRedline } from '#shared/api/redlines.ts'
import type { RequestContext } from '../context.ts'
import { describedForm } from '../describe.ts'
import { badRequest } from '../problems.ts'
import { type Failed, withProgress } from '../progress.ts'
import { valid } from '../valid.ts'

/** Under `/proposals/:id/import`. */
export const importsOfProposal = (imports: WordImportService, failed: Failed) =>
  new Hono<RequestContext>().post(
    '/:id/import',
    describedForm(
      'Brings a Word file of this text: its tracked changes become suggestions, its comments reasons and threads',
      importedRedline,
      importRedline,
      201,
    ),
    valid('param', ofId),
    async (c) => {
      const { file, preview, ...fields } = await c.req.parseBody()
      if (!(file instanceof File))
        throw badRequest([{ path: ['file'], message: 'Send the Word file in the field "file".' }])
      const asked = importRedline.safeParse({ ...fields, preview: preview === 'true' })
      if (!asked.success) throw badRequest(asked.error.issues)
      const bytes = new Uint8Array(await file.arrayBuffer())
      return withProgress(
        c,
        failed,
        (going) =>
          imports.bring(c.var.actor, c.req.valid('param').id, { ...asked.data, file: bytes, ...going }),
        ({ stored }) => (stored ? 201 : 200),
      )
    },
  )
