/** Searching: words or a citation in, places out. */
import { z } from 'zod'
import { eId, id, lang, localized } from './common.ts'

export const searchKinds = ['unit', 'wording', 'reason', 'note', 'comment'] as const
export type SearchKind = (typeof searchKinds)[number]

export const searchQuery = z.object({
  q: z.string().max(500),
  lang: lang.optional(),
  /** Only this text, and `version` of it instead of the newest. */
  text: id.optional(),
  version: z.coerce.number().int().min(1).optional(),
  /** Only this proposal and the version that it is on. */
  proposal: id.optional(),
  after: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
})
export type SearchQuery = z.infer<typeof searchQuery>

export const searchResult = z
  .object({
    /** For `after`; the same only within one search. */
    id: z.string(),
    kind: z.enum(searchKinds),
    /** The unit that a citation names; others are found by their words. */
    cited: z.boolean(),
    text: z.object({ id, title: localized, version: z.number() }),
    proposal: z.object({ id, title: z.string(), group: z.object({ id, name: z.string() }) }).optional(),
    unit: eId.optional(),
    suggestion: id.optional(),
    thread: id.optional(),
    /** The language of the words; absent for comments. */
    lang: lang.optional(),
    /** Where it is, in the text's languages and the interface's; empty for notes. */
    citation: localized,
    /** The words around; `marks` are UTF-16 offsets into `text`, never HTML. */
    snippet: z.object({
      text: z.string(),
      marks: z.array(z.object({ start: z.number(), end: z.number() })),
    }),
    /** The page that shows it. */
    path: z.string(),
  })
  .meta({ id: 'SearchResult' })
export type SearchResult = z.infer<typeof searchResult>
