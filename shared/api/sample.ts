/** The sample's members: in a database created as a sample, anybody may become any of them. */
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

export const become = z.object({ id })
