import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { allowedOrigins, readConfig } from './config.ts'
import { defaultLimits, defaultTiming } from './sync/limits.ts'

const folder = mkdtempSync(join(tmpdir(), 'usynys-config-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (env: Record<string, string>) => readConfig({ DATA_DIR: folder, ...env })

test('defaults: port 3000 on loopback, three local origins', () => {
  const config = read({})
  expect(config).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    openSignup: false,
    trustedProxies: [],
    requestsPerSecond: 50,
  })
  expect(allowedOrigins(config, 3000)).toEqual([
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
  ])
})

test('limits of live documents can be set, and are otherwise the usual ones', () => {
  expect(read({}).rooms).toEqual({ limits: defaultLimits, timing: defaultTiming })
  const { limits, timing } = read({
    DOCUMENT_BYTES: '20000000',
    UPDATES_PER_SECOND: '50',
    COMMIT_GAP_MS: '8',
  }).rooms
  expect(limits).toEqual({
    ...defaultLimits,
    documentBytes: 20_000_000,
    waitingBytes: 20_000_000,
    framesPerSecond: 50,
  })
  expect(timing).toEqual({ ...defaultTiming, commitGapMs: 8, commitPatienceMs: 14 })
})

test('the secret is made once, for its owner alone, and kept', () => {
  const first = read({}).secret
  expect(first).toHaveLength(64)
  expect(read({}).secret).toBe(first)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
})

test.each([
  [{ PORT: '70000' }, /PORT .*between 0 and 65535/],
  [{ PORT: 'http' }, /PORT/],
  [{ SECRET: 'short' }, /SECRET .*32/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
  [{ OPEN_SIGNUP: 'maybe' }, /OPEN_SIGNUP/],
  [{ COMMIT_GAP_MS: 'soon' }, /COMMIT_GAP_MS .*whole number/],
  [{ FRAME_BYTES: '100' }, /FRAME_BYTES .*65536/],
  [{ SESSIONS_PER_USER: '0' }, /SESSIONS_PER_USER .*from 1 on/],
  [{ REQUESTS_PER_SECOND: '-1' }, /REQUESTS_PER_SECOND .*whole number/],
  [{ ORIGIN: 'usynys.example.org' }, /ORIGIN .*https:/],
  [{ ORIGIN: 'https://usynys.example.org/path' }, /ORIGIN/],
  [{ HOST: '0.0.0.0' }, /ORIGIN is unset/],
  [{ DATABASE_URL: 'mysql://localhost/usynys' }, /unknown scheme "mysql:"/],
  [{ DATABASE_URL: 'usynys' }, /no scheme/],
  [{ DATABASE_URL: 'postgres://localhost' }, /names no database/],
  [{ DATABASE_URL: 'postgres://a:b#c@localhost/usynys' }, /percent-encoded/],
])('%o is refused with its cause and remedy', (env, message) => {
  expect(() => read(env as Record<string, string>)).toThrow(message)
})

test('a PostgreSQL database is taken as it is named', () => {
  const DATABASE_URL = 'postgresql://u:p@db.example.org:5433/usynys?sslmode=verify-full'
  expect(read({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL)
  expect(read({}).databaseUrl).toBeUndefined()
})

test('an origin makes another host possible', () => {
  const config = read({ HOST: '0.0.0.0', ORIGIN: 'https://usynys.example.org, https://b.example.org/' })
  expect(allowedOrigins(config, 3000)).toEqual(['https://usynys.example.org', 'https://b.example.org'])
})
