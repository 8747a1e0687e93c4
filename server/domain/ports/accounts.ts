/** Accounts, credentials and sessions, which better-auth keeps. */

export interface Login {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly sessionId: string
  /** The API key that a program showed instead of a session. */
  readonly keyId?: string
}

export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly password: string
}

export interface Accounts {
  /** Whose live session the cookie in `headers` names, if any. */
  identify(headers: Headers): Promise<Login | undefined>
  /** Whether a session is still alive: neither ended nor expired. */
  isAlive(sessionId: string): Promise<boolean>
  /** Answers `/api/auth/*`. */
  handle(request: Request): Promise<Response>
  /**
   * Starts a session of the user without asking for a password, and ends the one that `headers` name. Answers its
   * `Set-Cookie` values. Only for samples.
   */
  enter(userId: string, headers: Headers): Promise<readonly string[]>
  /** Makes an account without an invitation; the reply signs it in by its cookie. */
  signUp(account: NewAccount, headers: Headers): Promise<Response>
}
