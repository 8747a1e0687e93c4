/**
 * The server's settings: the environment, read once and checked before anything starts. A setting that cannot be
 * honoured stops the server with its cause and its remedy; nothing else reads `process.env`.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type RoomSettings, roomEnvironment, roomSettings } from './roomSettings.ts'

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'

export interface Config {
  /** 0 lets the system choose a free one. */
  readonly port: number
  readonly host: string
  /** Absolute path of the folder that holds the secret, the signing key, and the database unless `databaseUrl` names one. */
  readonly dataDir: string
  /** The PostgreSQL database that holds the data; undefined keeps it with SQLite in `dataDir`. */
  readonly databaseUrl: string | undefined
  /** The Redis over which several processes on one PostgreSQL tell each other what they did. */
  readonly redisUrl: string | undefined
  /** The addresses that pages may come from; empty means localhost, 127.0.0.1 and [::1] at the port. */
  readonly origins: readonly string[]
  /** Signs sessions; at least 32 characters. */
  readonly secret: string
  readonly logLevel: LogLevel
  /** Peer addresses whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[]
  readonly openSignup: boolean
  /** What one signed-in person's pages may ask for a second, for long; 0 for any number. */
  readonly requestsPerSecond: number
  /** The limits of live documents. */
  readonly rooms: RoomSettings
}

/** A setting that cannot be honoured. Its message names the setting, the cause and the remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const flag = z
  .string()
  .trim()
  .toLowerCase()
  .refine((value) => ['', 'true', 'false', '1', '0', 'yes', 'no'].includes(value), 'is true or false')
  .transform((value) => ['true', '1', 'yes'].includes(value))

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is a number between 0 and 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is a number between 0 and 65535')
    .default(3000),
  HOST: z.string().trim().min(1, 'is an address or a name').default('127.0.0.1'),
  DATA_DIR: z.string().trim().min(1, 'is a folder').default('./data'),
  ORIGIN: list.default([]),
  SECRET: z.string().min(32, 'has at least 32 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUSTED_PROXY: list.default([]),
  OPEN_SIGNUP: flag.default(false),
  REQUESTS_PER_SECOND: z
    .string()
    .regex(/^\d{1,6}$/, 'is a whole number, 0 for no limit')
    .transform(Number)
    .default(50),
  DATABASE_URL: z.string().trim().optional(),
  REDIS_URL: z.string().trim().optional(),
  ...roomEnvironment,
})

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

const originOf = (value: string): string => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new ConfigError(
      `ORIGIN holds "${value}", which is not an origin. Give the address people open, like https://usynys.example.org; several are separated by commas.`,
    )
  return url.origin
}

const databaseUrlOf = (value: string | undefined): string | undefined => {
  if (!value) return undefined
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase()
  if (scheme !== 'postgres' && scheme !== 'postgresql')
    throw new ConfigError(
      `DATABASE_URL has ${scheme ? `the unknown scheme "${scheme}:"` : 'no scheme'}. Name a PostgreSQL database, like postgres://user:password@host/usynys, or leave it unset: the data is then kept with SQLite in DATA_DIR.`,
    )
  if (!URL.canParse(value) || new URL(value).pathname.length < 2)
    throw new ConfigError(
      'DATABASE_URL names no database. It is like postgres://user:password@host/usynys; special characters of a password are percent-encoded.',
    )
  return value
}

/** Several processes are one installation only with one database and one secret. */
const redisUrlOf = ({ REDIS_URL, SECRET }: z.infer<typeof environment>, databaseUrl: string | undefined) => {
  if (!REDIS_URL) return undefined
  if (!URL.canParse(REDIS_URL) || !/^rediss?:$/.test(new URL(REDIS_URL).protocol))
    throw new ConfigError('REDIS_URL names no Redis. It is like redis://user:password@host:6379.')
  if (!databaseUrl)
    throw new ConfigError(
      'REDIS_URL is set, which is for several processes on one PostgreSQL, but DATABASE_URL is not. Set DATABASE_URL, or leave REDIS_URL unset.',
    )
  if (!SECRET)
    throw new ConfigError(
      'REDIS_URL is set, which is for several processes, but SECRET is not. Give all of them the same SECRET of at least 32 characters, or people signed in at one are strangers to the next.',
    )
  return REDIS_URL
}

/** The secret of this installation, made once and readable by its owner alone. */
const keptSecret = (dataDir: string): string => {
  const path = join(dataDir, 'secret')
  if (!existsSync(path))
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  const secret = readFileSync(path, 'utf8').trim()
  if (secret.length < 32)
    throw new ConfigError(
      `The secret in ${path} is shorter than 32 characters. Restore it from a backup, or delete the file to get a new one: everybody then signs in again.`,
    )
  return secret
}

/** Reads and checks the settings; throws `ConfigError`. Makes DATA_DIR and the secret where they are absent. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new ConfigError(
      `${issue.path.join('.')} cannot be used: it ${issue.message}. Correct it or leave it unset.`,
    )
  }
  const settings = parsed.data
  const databaseUrl = databaseUrlOf(settings.DATABASE_URL)
  if (!loopback.has(settings.HOST) && settings.ORIGIN.length === 0)
    throw new ConfigError(
      `HOST is ${settings.HOST}, so others can reach the server, but ORIGIN is unset. Set ORIGIN to the address people open, like https://usynys.example.org.`,
    )
  const dataDir = resolve(settings.DATA_DIR)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  return {
    port: settings.PORT,
    host: settings.HOST,
    dataDir,
    databaseUrl,
    redisUrl: redisUrlOf(settings, databaseUrl),
    origins: settings.ORIGIN.map(originOf),
    secret: settings.SECRET ?? keptSecret(dataDir),
    logLevel: settings.LOG_LEVEL,
    trustedProxies: settings.TRUSTED_PROXY,
    openSignup: settings.OPEN_SIGNUP,
    requestsPerSecond: settings.REQUESTS_PER_SECOND,
    rooms: roomSettings(settings),
  }
}

/** The origins that pages may come from, once the port is known. */
export const allowedOrigins = (config: Config, port: number): readonly string[] =>
  config.origins.length > 0
    ? config.origins
    : ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`)
