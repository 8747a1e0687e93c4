/** What the OpenAPI document says of a route: one sentence, its reply, its body. */
import type { MiddlewareHandler } from 'hono'
import { describeRoute, resolver } from 'hono-openapi'
import type { z } from 'zod'

/** A body that is checked in the handler, for the document: JSON, or a file as multipart. */
export interface Body {
  readonly schema: z.ZodType
}

export const takes = (schema: z.ZodType): Body => ({ schema })

const problemReply = {
  description: 'A problem (RFC 9457); `code` is stable',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object' as const,
        required: ['type', 'title', 'status', 'code'],
        properties: {
          type: { type: 'string' as const },
          title: { type: 'string' as const },
          status: { type: 'integer' as const },
          detail: { type: 'string' as const },
          code: { type: 'string' as const },
          params: { type: 'object' as const },
        },
      },
    },
  },
}

const content = (schema: z.ZodType | undefined) =>
  schema ? { content: { 'application/json': { schema: resolver(schema) } } } : {}

/** Describes a route; `status` is that of its success. */
export const described = (summary: string, reply?: z.ZodType, body?: Body, status = 200): MiddlewareHandler =>
  describeRoute({
    summary,
    responses: {
      [status]: { description: 'Done', ...content(reply) },
      default: problemReply,
    },
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: resolver(body.schema) } },
      },
    }),
  } as Parameters<typeof describeRoute>[0])

/** As `described`, for a route that takes a file with fields beside it. */
export const describedForm = (
  summary: string,
  reply: z.ZodType,
  fields: z.ZodType,
  status = 200,
): MiddlewareHandler =>
  describeRoute({
    summary,
    responses: { [status]: { description: 'Done', ...content(reply) }, default: problemReply },
    requestBody: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: {
            allOf: [
              {
                type: 'object',
                required: ['file'],
                properties: { file: { type: 'string', format: 'binary' } },
              },
              resolver(fields),
            ],
          },
        },
      },
    },
  } as unknown as Parameters<typeof describeRoute>[0])
