/**
 * Sees to PostgreSQL and Redis for the tests that start throwaway ones: as root on Debian it installs what is missing, and
 * says what it did; elsewhere it says what to run.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { hasPostgres } from '#tests/support/postgres.ts'
import { hasRedis } from '#tests/support/redis.ts'

const minutes = (n: number) => n * 60_000

const wanted = [
  { name: 'PostgreSQL', pack: 'postgresql', isThere: hasPostgres },
  { name: 'Redis', pack: 'redis-server', isThere: hasRedis },
] as const

const fromDebian = (packs: readonly string[]): void => {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  // Debian would start a server of its own with each package; the tests start theirs themselves.
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', ...packs]])
    spawnSync('apt-get', step, { stdio: 'ignore', timeout: minutes(5), env: environment })
}

export interface Provided {
  readonly name: string
  readonly isThere: boolean
  /** What was found or done, or what to run. */
  readonly told: string
}

/** Installs what is missing, where that is possible. */
export const provideServers = (): readonly Provided[] => {
  const missing = wanted.filter(({ isThere }) => !isThere())
  if (missing.length > 0) fromDebian(missing.map(({ pack }) => pack))
  return wanted.map(({ name, pack, isThere }) => {
    if (!isThere())
      return {
        name,
        isThere: false,
        told: `Tests with ${name} are skipped: none was found and none could be installed. Run \`sudo apt-get install ${pack}\`.`,
      }
    const how = missing.some((one) => one.name === name) ? "installed from Debian's packages" : 'installed'
    return { name, isThere: true, told: `Tests with ${name} start one of their own (${how}).` }
  })
}
