/** Being another member by one click: only in a database that was created as a sample and is marked so for good. */
import type { SampleMember } from '#shared/api/sample.ts'
import type { Desk } from './desk.ts'
import { found, notFound } from './errors.ts'
import type { Accounts } from './ports/accounts.ts'
import type { KnownUser } from './ports/people.ts'

/** What the sample's addresses end in; no mail reaches them (RFC 2606). Who came later with another is nobody's to become. */
export const sampleDomain = '@sample.example'

export interface Became {
  readonly member: SampleMember
  /** `Set-Cookie` values that sign their receiver in. */
  readonly cookies: readonly string[]
}

export interface SampleService {
  /** Everybody whom one can become. Refuses with `not-found` where the database is no sample. */
  members(): Promise<readonly SampleMember[]>
  /** Signs in as the member, and out whom `headers` name. Refuses with `not-found` what is no member of a sample. */
  become(userId: string, headers: Headers): Promise<Became>
}

export const sampleService = (desk: Desk, accounts: Accounts): SampleService => {
  const { people } = desk.store
  const onlyInSample = async (): Promise<void> => {
    if (!(await people.installation()).sample) throw notFound()
  }
  const memberOf = async ({ id, name }: KnownUser): Promise<SampleMember> => {
    const { secretariat, groups } = await people.actor(id)
    return { id, name, secretariat, groups: [...groups] }
  }
  return {
    async members() {
      await onlyInSample()
      const everybody = await people.all()
      return Promise.all(everybody.filter(({ email }) => email.endsWith(sampleDomain)).map(memberOf))
    },
    async become(userId, headers) {
      await onlyInSample()
      const user = found(await people.byId(userId))
      if (!user.email.endsWith(sampleDomain)) throw notFound()
      return { member: await memberOf(user), cookies: await accounts.enter(userId, headers) }
    },
  }
}
