/**
 * The comparison table's columns from a file that an administrator edits: institutions rename their columns, and add
 * or drop some, without a new version of the program.
 *
 * `{"columns": [{"content": "element", "width": 13, "heading": {"ru": "Статья", "kk": "Бап"}}, …]}`
 */
import { z } from 'zod'
import type { ColumnContent, ComparisonColumn } from '#shared/legal/comparison.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { readJson } from './template.ts'

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

/** Reads a template file's text. */
export const readTemplate = (json: string) =>
  readJson(json, template, 'column-template-invalid', 'The column template')

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
