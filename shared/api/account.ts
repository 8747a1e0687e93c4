/** Accounts: who is signed in, the first account, the state of the installation. */
import { z } from 'zod'
import { roles } from '#shared/access/roles.ts'
import { plainLine } from './plainLine.ts'

/** The longest name of a person. */
export const longestName = 200

export const role = z.enum(roles)

export const setup = z.object({
  name: z.string().overwrite(plainLine).min(1).max(longestName),
  email: z.email().max(200),
  password: z.string().min(8).max(128),
  code: z.string().max(100).optional(),
})

/** What a page needs before anybody is signed in. */
export const installation = z.object({
  setUp: z.boolean(),
  codeNeeded: z.boolean(),
  openSignup: z.boolean(),
  sample: z.boolean(),
})
export type Installation = z.infer<typeof installation>

/** The signed-in user: also the `Actor` that `may()` takes. */
export const me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  secretariat: z.boolean(),
  groups: z.array(z.object({ id: z.string(), name: z.string(), role })),
  sample: z.boolean(),
})
export type Me = z.infer<typeof me>
