/** API keys: what a program shows instead of a session, and acts under with its owner's rights. */
import { z } from 'zod'
import { id, time } from './common.ts'
import { plainLine } from './plainLine.ts'

/** The longest that a key can live, in days. */
export const longestKeyDays = 365

export const newKey = z.object({
  name: z.string().overwrite(plainLine).min(1).max(100),
  days: z.number().int().min(1).max(longestKeyDays).default(90),
})
export type NewKey = z.infer<typeof newKey>

export const key = z
  .object({
    id,
    name: z.string(),
    /** The key's first letters, to tell keys apart. */
    hint: z.string(),
    createdAt: time,
    expiresAt: time,
    lastUsedAt: time.optional(),
  })
  .meta({ id: 'Key' })
export type KeyRow = z.infer<typeof key>

/** The one reply that holds the key itself. */
export const madeKey = key.extend({ key: z.string() }).meta({ id: 'MadeKey' })
export type MadeKey = z.infer<typeof madeKey>
