/** Validation of what a request carries, described in the OpenAPI document, refused in our own shape. */
import type { MiddlewareHandler } from 'hono'
import { validator } from 'hono-openapi'
import type { z } from 'zod'
import type { RequestContext } from './context.ts'
import { badRequest } from './problems.ts'

type Target = 'json' | 'query' | 'param'

/** What a validated part is to the typed client (`in`) and to the handler (`out`). */
export type Validated<T extends Target, Schema extends z.ZodType> = MiddlewareHandler<
  RequestContext,
  string,
  { in: { [K in T]: z.input<Schema> }; out: { [K in T]: z.output<Schema> } }
>

/** Checks a part of the request; what does not fit is `bad-request` with the issues. */
export const valid = <T extends Target, Schema extends z.ZodType>(
  target: T,
  schema: Schema,
): Validated<T, Schema> =>
  validator(target, schema, (result: { success: boolean; error?: readonly unknown[] }) => {
    if (!result.success) throw badRequest((result.error ?? []) as Parameters<typeof badRequest>[0])
  }) as never
