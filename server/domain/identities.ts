/** Who asks: by the key that the request shows, or else by its session's cookie. */
import { type ApiKeyService, keySession } from './apiKeys.ts'
import type { Accounts, Login } from './ports/accounts.ts'

export interface Identities {
  /** A key that is not valid is nobody's: a cookie beside it does not count. */
  identify(headers: Headers): Promise<Login | undefined>
  /** Whether a login may go on: its session neither ended nor expired, its key not revoked. */
  isAlive(sessionId: string): Promise<boolean>
}

/** The key that a request shows in `Authorization: Bearer`, if it shows one. */
export const keyIn = (headers: Headers): string | undefined =>
  /^bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '')?.[1]

export const identities = (
  accounts: Pick<Accounts, 'identify' | 'isAlive'>,
  keys: Pick<ApiKeyService, 'identify' | 'isAlive'>,
): Identities => ({
  identify(headers) {
    const key = keyIn(headers)
    return key === undefined ? accounts.identify(headers) : keys.identify(key)
  },
  isAlive: (sessionId) =>
    sessionId.startsWith(keySession)
      ? keys.isAlive(sessionId.slice(keySession.length))
      : accounts.isAlive(sessionId),
})
