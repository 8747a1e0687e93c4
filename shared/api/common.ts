/** What many requests and replies share: ids, languages, units, lists, people. */
import { z } from 'zod'
import { kinds } from '#shared/legal/unit.ts'
import { plainLine } from './plainLine.ts'

export const id = z.string().min(1).max(100)
export const lang = z.string().regex(/^[a-z]{2,3}$/, 'is a language like kk, ru or en')
export const eId = z.string().min(1).max(500)
export const localized = z.record(lang, z.string())
export const time = z.iso.datetime()

export const maxTitle = 1000
/** Longer titles are refused with a code of their own, so the schema lets them in. */
export const title = z.string().overwrite(plainLine).min(1)

export const kind = z.enum(kinds)

const longText = z.string().max(1_000_000)

/** A unit in all its languages. */
export const unit = z
  .object({
    eId: z.string(),
    wId: z.string(),
    kind,
    num: z.string(),
    heading: localized.optional(),
    text: localized.optional(),
    get children() {
      return z.array(unit)
    },
  })
  .meta({ id: 'Unit' })

/** A unit in one language, in replies. `from` is the unit of this version that it continues. */
export const plainUnit = z
  .object({
    eId: z.string(),
    wId: z.string(),
    kind,
    num: z.string(),
    heading: z.string().optional(),
    text: z.string().optional(),
    from: z.string().optional(),
    get children() {
      return z.array(plainUnit)
    },
  })
  .meta({ id: 'PlainUnit' })
export type PlainUnitRow = z.infer<typeof plainUnit>

/** A unit of one language as somebody sends it: `from`, or else `eId`, says which unit it continues. */
export const newUnit = z
  .object({
    eId: z.string().max(500).optional(),
    wId: z.string().max(500).optional(),
    kind,
    num: z.string().max(100).default(''),
    heading: longText.optional(),
    text: longText.optional(),
    from: z.string().max(500).optional(),
    get children() {
      return z.array(newUnit).default([])
    },
  })
  .meta({ id: 'NewUnit' })
export type NewUnit = z.infer<typeof newUnit>

export const person = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Person' })
export type Person = z.infer<typeof person>

export const list = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional() })

/** Pages of lists: `after` is the `next` of the page before. */
export const page = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
})
export type Page = z.infer<typeof page>

export interface Listed<T> {
  readonly items: readonly T[]
  readonly next?: string
}

export const ofId = z.object({ id })

export const runs = z.object({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  link: z.string().optional(),
})
export const richBlock = z.object({ list: z.enum(['bullet', 'number']).optional(), runs: z.array(runs) })
