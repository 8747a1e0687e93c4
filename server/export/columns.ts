/**
 * The comparison table's columns from a file that an administrator edits: institutions rename their columns, and add
 * or drop some, without a new version of the program.
 *
 * `{"columns": [{"content": "element", "width": 13, "heading": {"ru": "Статья", "kk": "Бап"}}, …]}`
 */
import { z } from 'zod'
import type { ColumnContent, ComparisonColumn } from '#shared/legal/comparison.ts'
import type { Lang } from '#shared/legal/unit.ts'

const contents = [
  'number',
  'element',
  'current',
  'proposed',
  'authorAndReason',
  'author',
  'reason',
  'outcome',
] as const satisfies readonly ColumnContent[]

const column = z.strictObject({
  content: z.enum(contents),
  /** A share: widths need not add up to anything. */
  width: z.number().min(1).max(100),
  /** By language; where one is missing, the usual heading stands. */
  heading: z.record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().min(1).max(200)).default({}),
})

const template = z.strictObject({
  columns: z
    .array(column)
    .min(2)
    .max(contents.length)
    .refine((all) => new Set(all.map(({ content }) => content)).size === all.length, {
      message: 'a content stands twice',
    }),
})

export type ColumnTemplate = z.infer<typeof template>

export type ReadTemplate =
  | { readonly type: 'template'; readonly template: ColumnTemplate }
  | { readonly type: 'refused'; readonly code: 'column-template-invalid'; readonly message: string }

const refused = (why: string): ReadTemplate => ({
  type: 'refused',
  code: 'column-template-invalid',
  message: `The column template is not usable: ${why}. Correct the file; its form is in docs/guide/exports.md.`,
})

/** Reads a template file's text. The message names the place of every fault: `columns.2.width: …`. */
export const readTemplate = (json: string): ReadTemplate => {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return refused(`it is not JSON (${error instanceof Error ? error.message : 'unreadable'})`)
  }
  const parsed = template.safeParse(value)
  if (parsed.success) return { type: 'template', template: parsed.data }
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`)
  return refused(faults.join('; '))
}

/** A template's columns in a language; `usual` supplies the headings that it leaves out. */
export const columnsOf = (
  { columns }: ColumnTemplate,
  lang: Lang,
  usual: readonly ComparisonColumn[],
): ComparisonColumn[] =>
  columns.map(({ content, width, heading }) => ({
    content,
    width,
    heading: heading[lang] ?? usual.find((each) => each.content === content)?.heading ?? content,
  }))
