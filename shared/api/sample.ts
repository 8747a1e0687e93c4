/** The sample: making an installation one, and its members, any of whom anybody may become there. */
import { z } from 'zod'
import { role } from './account.ts'
import { id } from './common.ts'

export const sampleMember = z
  .object({
    id: z.string(),
    name: z.string(),
    secretariat: z.boolean(),
    groups: z.array(z.object({ id: z.string(), name: z.string(), role })),
  })
  .meta({ id: 'SampleMember' })
export type SampleMember = z.infer<typeof sampleMember>

/** `code` as when setting up: needed unless the request comes from the server's own machine. */
export const newSample = z.object({ code: z.string().max(100).optional() })

/** `as` is the member as whom the caller is signed in. */
export const madeSample = z.object({ items: z.array(sampleMember), as: z.string() })

/** `origins` are the addresses of this installation: a browser keeps a session for each host name among them. */
export const sampleMembers = z.object({ items: z.array(sampleMember), origins: z.array(z.string()) })

export const become = z.object({ user: id })
