/**
 * The first start: the first account is the secretariat's, and making it needs the code printed at start unless
 * somebody sits at this very machine.
 */
import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import type { Installation, Me } from '#shared/api/account.ts'
import { change, type Desk } from './desk.ts'
import { Refusal } from './errors.ts'
import type { Accounts, Login, NewAccount } from './ports/accounts.ts'

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')

/** Ten characters that nobody misreads: no 0, O, 1, I, L. */
const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const newCode = (): string =>
  Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)])
    .join('')
    .replace(/^.{5}/, '$&-')

const same = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))

/** Twenty wrong codes and this process takes no more: 50 bits are not to be tried out. */
const mostTries = 20

export interface InstallationService {
  /** The code to print, while nobody has set the installation up; undefined afterwards. */
  openSetup(): Promise<string | undefined>
  state(local: boolean): Promise<Installation>
  /**
   * Does what sets the installation up, one such attempt at a time. Refuses with `already-set-up`, or with
   * `wrong-setup-code` whoever neither sits at this machine nor knows the code.
   */
  first<T>(code: string | undefined, local: boolean, work: () => Promise<T>): Promise<T>
  /** Makes the secretariat's account. The reply carries its session cookie. */
  setUp(account: NewAccount & { readonly code?: string }, local: boolean, headers: Headers): Promise<Response>
  me(login: Login): Promise<Me>
}

export const installationService = (
  desk: Desk,
  accounts: Accounts,
  openSignup: boolean,
): InstallationService => {
  const { people } = desk.store
  let tries = 0
  let running: Promise<unknown> = Promise.resolve()

  const check = async (code: string | undefined, local: boolean): Promise<void> => {
    const { setUp: done, setupCodeHash } = await people.installation()
    if (done) throw new Refusal('already-set-up')
    if (local) return
    const right =
      setupCodeHash !== undefined && same(hashOf((code ?? '').trim().toUpperCase()), setupCodeHash)
    if (right && tries < mostTries) return
    tries++
    throw new Refusal('wrong-setup-code')
  }

  /** One at a time: two first accounts at once are one too many. */
  const first: InstallationService['first'] = (code, local, work) => {
    const mine = running.then(async () => {
      await check(code, local)
      return work()
    })
    running = mine.catch(() => undefined)
    return mine
  }

  const makeAccount = async (account: NewAccount, headers: Headers): Promise<Response> => {
    const reply = await accounts.signUp(account, headers)
    if (!reply.ok) return reply
    const user = await people.byEmail(account.email)
    if (!user) throw new Error('the account that was just made is not there')
    await change(desk, user, async ({ people: inside, note, rightsMoved, at }) => {
      await inside.addToSecretariat(user.id, at)
      await inside.keepSetupCode(undefined, at)
      note('installation.setUp', `user/${user.id}`)
      rightsMoved()
    })
    return reply
  }

  return {
    async openSetup() {
      if ((await people.installation()).setUp) return undefined
      const code = newCode()
      await people.keepSetupCode(hashOf(code), desk.now())
      return code
    },
    async state(local) {
      const { setUp: done, sample } = await people.installation()
      return { setUp: done, codeNeeded: !done && !local, openSignup, sample }
    },
    first,
    setUp: ({ code, ...account }, local, headers) => first(code, local, () => makeAccount(account, headers)),
    async me({ userId, name, email }) {
      const { secretariat, groups } = await people.actor(userId)
      const { sample } = await people.installation()
      return { id: userId, name, email, secretariat, groups: [...groups], sample }
    },
  }
}
