/** What filling the sample asks for, out of a server's parts; also of one that is running. */
import type { InstallationService } from '#server/domain/installation.ts'
import type { Accounts, NewAccount } from '#server/domain/ports/accounts.ts'
import type { People } from '#server/domain/ports/people.ts'
import type { SampleServices } from './services.ts'

export interface SampleParts {
  readonly store: { readonly people: People }
  readonly accounts: Pick<Accounts, 'signUp'>
  readonly services: Omit<SampleServices, 'actor' | 'setUp' | 'signUp' | 'markAsSample'> & {
    readonly installation: Pick<InstallationService, 'setUp'>
  }
}

/** `origin` is one that the accounts trust: they take a request without one for a forged one. */
export const sampleServices = (
  { store: { people }, accounts, services }: SampleParts,
  origin: string,
): SampleServices => {
  const headers = new Headers({ origin })
  const made = async ({ email }: NewAccount, reply: Response): Promise<string> => {
    const user = reply.ok ? await people.byEmail(email) : undefined
    if (!user) throw new Error(`the sample account ${email} could not be made: ${await reply.text()}`)
    return user.id
  }
  return {
    ...services,
    actor: (userId) => people.actor(userId),
    setUp: async (account) => made(account, await services.installation.setUp(account, true, headers)),
    signUp: async (account) => made(account, await accounts.signUp(account, headers)),
    markAsSample: () => people.markAsSample(new Date().toISOString()),
  }
}
