/** Reads a template that an administrator edits, by its schema; a fault is told with its place. */
import type { z } from 'zod'

export type Read<T, Code extends string> =
  | { readonly type: 'template'; readonly template: T }
  | { readonly type: 'refused'; readonly code: Code; readonly message: string }

/** `what` names the template in the message, `code` is the refusal's. The message names every fault: `columns.2.width: …`. */
export const readJson = <T, Code extends string>(
  json: string,
  schema: z.ZodType<T>,
  code: Code,
  what: string,
): Read<T, Code> => {
  const refused = (why: string): Read<T, Code> => ({
    type: 'refused',
    code,
    message: `${what} is not usable: ${why}. Correct the file; its form is in docs/guide/exports.md.`,
  })
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return refused(`it is not JSON (${error instanceof Error ? error.message : 'unreadable'})`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { type: 'template', template: parsed.data }
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`)
  return refused(faults.join('; '))
}
