/** Being another member by one click: only in a database that was created as a sample and is marked so for good. */
import type { SampleMember } from '#shared/api/sample.ts'
import type { Desk } from './desk.ts'
import { found, Refusal } from './errors.ts'
import type { Accounts } from './ports/accounts.ts'

export interface SampleService {
  members(): Promise<readonly SampleMember[]>
  /** The reply signs its receiver in as the member. */
  become(userId: string, headers: Headers): Promise<Response>
}

/** `password` is that of everybody in a sample. */
export const sampleService = (desk: Desk, accounts: Accounts, password: string): SampleService => {
  const { people } = desk.store
  const onlyInSample = async (): Promise<void> => {
    if (!(await people.installation()).sample) throw new Refusal('sample-only')
  }
  return {
    async members() {
      await onlyInSample()
      const members: SampleMember[] = []
      for (const { id, name } of await people.all()) {
        const { secretariat, groups } = await people.actor(id)
        members.push({ id, name, secretariat, groups: [...groups] })
      }
      return members
    },
    async become(userId, headers) {
      await onlyInSample()
      const { email } = found(await people.byId(userId))
      return accounts.signIn(email, password, headers)
    },
  }
}
