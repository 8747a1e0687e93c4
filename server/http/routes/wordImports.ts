/** Bringing a Word file back to a proposal, over HTTP. */
import { Hono } from 'hono'
import type { WordImportService } from '#server/domain/wordImports.ts'
import { ofId } from '#shared/api/common.ts'
import { importedRedline, importRedline } from '#shared/api/redlines.ts'
import type { RequestContext } from '../context.ts'
import { describedForm } from '../describe.ts'
import { badRequest } from '../problems.ts'
import { valid } from '../valid.ts'

/** Under `/proposals/:id/import`. */
export const importsOfProposal = (imports: WordImportService) =>
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
      const brought = await imports.bring(c.var.actor, c.req.valid('param').id, {
        ...asked.data,
        file: new Uint8Array(await file.arrayBuffer()),
        signal: c.req.raw.signal,
      })
      return c.json(brought, brought.stored ? 201 : 200)
    },
  )
