/**
 * Accounts and sessions by better-auth, on the product's own connections: e-mail and password, few moving parts.
 *
 * Signing up goes by invitation unless `openSignup`: the gate stands behind better-auth's own routing, so that no
 * spelling of a path passes it by.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { APIError, betterAuth } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import { getMigrations } from 'better-auth/db/migration'
import type { Accounts } from '#server/domain/ports/accounts.ts'
import type { Log } from '#server/log.ts'
import { longestName } from '#shared/api/account.ts'
import { plainLine } from '#shared/api/plainLine.ts'
import type { Database } from './database.ts'
import { entering } from './entering.ts'

/** The header in which the HTTP layer names the peer; whatever a client sends under it is replaced. */
export const peerHeader = 'x-usynys-peer'

export interface AccountOptions {
  readonly database: Pick<Database, 'engine' | 'rows'>
  readonly secret: string
  readonly origins: readonly string[]
  readonly openSignup: boolean
  readonly log: Log
  /** Whether an invitation lets this address sign up. */
  readonly mayJoin: (token: string, email: string) => Promise<boolean>
  /** Told after a session or an account ended or changed. */
  readonly sessionsChanged: () => Promise<void>
}

const same = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))

/** What of the library's paths is offered; the others would be doors that nobody watches. */
const paths: ReadonlySet<string> = new Set([
  '/sign-up/email',
  '/sign-in/email',
  '/sign-out',
  '/get-session',
  '/list-sessions',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/change-password',
  '/update-user',
  // What this process alone can call has no path of its own.
  '/',
])

/** A person's name is one plain line, and there are no pictures of people. */
const named = async <T extends { name?: unknown; image?: unknown }>({ image: _, ...user }: T) => {
  if (typeof user.name !== 'string') return { data: { ...user, image: null } }
  const name = plainLine(user.name)
  if (name === '' || name.length > longestName)
    throw new APIError('BAD_REQUEST', {
      code: 'BAD_NAME',
      message: `A name has between 1 and ${longestName} characters.`,
    })
  return { data: { ...user, name, image: null } }
}

const configure = (options: AccountOptions, inside: string) => {
  const gate = createAuthMiddleware(async (context) => {
    if (!paths.has(context.path)) throw new APIError('NOT_FOUND')
    if (context.path === '/change-password')
      return { context: { body: { ...context.body, revokeOtherSessions: true } } }
    if (context.path !== '/sign-up/email' || options.openSignup) return
    const { invitation, email } = (context.body ?? {}) as { invitation?: unknown; email?: unknown }
    const token = typeof invitation === 'string' ? invitation : ''
    if (same(token, inside)) return
    if (token !== '' && typeof email === 'string' && (await options.mayJoin(token, email.toLowerCase())))
      return
    throw new APIError('FORBIDDEN', {
      code: token === '' ? 'SIGN_UP_CLOSED' : 'INVITATION_INVALID',
      message: 'One signs up here by invitation.',
    })
  })
  return {
    appName: 'Usynys',
    database: { db: options.database.rows, type: options.database.engine, transaction: true },
    secret: options.secret,
    baseURL: options.origins[0]!,
    basePath: '/api/auth',
    trustedOrigins: [...options.origins],
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 128, autoSignIn: true },
    session: { expiresIn: 14 * 24 * 3600, updateAge: 24 * 3600 },
    rateLimit: {
      enabled: true,
      storage: 'memory' as const,
      window: 60,
      max: 600,
      customRules: {
        '/sign-in/email': { window: 60, max: 60 },
        '/sign-up/email': { window: 60, max: 60 },
        '/get-session': false as const,
      },
    },
    advanced: {
      cookiePrefix: 'usynys',
      useSecureCookies: options.origins.every((origin) => origin.startsWith('https:')),
      ipAddress: { ipAddressHeaders: [peerHeader] },
      defaultCookieAttributes: { sameSite: 'lax' as const, httpOnly: true },
    },
    hooks: { before: gate },
    plugins: [entering],
    databaseHooks: {
      user: { create: { before: named }, update: { before: named } },
      session: {
        delete: { after: async () => options.sessionsChanged() },
        update: { after: async () => options.sessionsChanged() },
      },
    },
    logger: {
      log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) =>
        options.log[level]({ from: 'accounts' }, message),
    },
    telemetry: { enabled: false },
  }
}

/** What better-auth would still have to create; empty once our migrations have run. */
export const pendingAccountMigrations = async (options: AccountOptions): Promise<readonly string[]> => {
  const { toBeCreated, toBeAdded } = await getMigrations(configure(options, ''))
  return [...toBeCreated, ...toBeAdded].map(({ table }) => table)
}

export const makeAccounts = (options: AccountOptions): Accounts => {
  const inside = randomBytes(32).toString('hex')
  const auth = betterAuth(configure(options, inside))
  return {
    async identify(headers) {
      const found = await auth.api.getSession({ headers })
      if (!found) return undefined
      const { user, session } = found
      return { userId: user.id, name: user.name, email: user.email, sessionId: session.id }
    },
    async isAlive(sessionId) {
      const session = await options.database.rows
        .selectFrom('session')
        .select('expiresAt')
        .where('id', '=', sessionId)
        .executeTakeFirst()
      return session !== undefined && new Date(session.expiresAt).getTime() > Date.now()
    },
    handle: (request) => auth.handler(request),
    async enter(userId, headers) {
      const reply = await auth.api.enter({ body: { userId }, headers, returnHeaders: true })
      return reply.headers.getSetCookie()
    },
    signUp: (account, headers) =>
      auth.api.signUpEmail({
        body: { ...account, invitation: inside } as typeof account,
        headers,
        asResponse: true,
      }),
  }
}
