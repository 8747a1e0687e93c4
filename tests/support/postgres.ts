/**
 * A throwaway PostgreSQL from Debian's binaries: its own cluster in a temporary folder, with `fsync` on. Its databases sort
 * as a Russian office's do, not byte by byte, so that nothing leans on an order that only SQLite has.
 */
import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { binary, freePort, startProgram, type Throwaway, unprivileged } from './throwaway.ts'
import { until } from './until.ts'

export interface Postgres {
  /** Where its databases are; `databaseUrl` names one. */
  readonly port: number
  /** The address of a new database: an empty one, or a copy of the one at `like`, which nobody uses. */
  newDatabase(like?: string): Promise<string>
  /** Runs one statement as the superuser, in the database at `url`. */
  run(url: string, sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  /** Cuts everybody's connections to the database at `url`. */
  cut(url: string): Promise<void>
  /** Ends the server as a power cut would. */
  kill(): Promise<void>
  /** Starts it again after `kill`, on the same port, with what it had. */
  startAgain(): Promise<void>
  stop(): Promise<void>
}

const debian = '/usr/lib/postgresql'

const folders = (): string[] => {
  try {
    const versions = readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    return versions.map((version) => join(debian, version, 'bin'))
  } catch {
    return []
  }
}

/** Whether there is a PostgreSQL here to start. */
export const hasPostgres = (): boolean => binary('initdb', folders()) !== undefined

/** What to do where there is none. */
export const postgresRemedy =
  'PostgreSQL is not installed here: `sudo apt-get install postgresql`, and these suites run.'

const role = 'usynys'

export const startPostgres = async (): Promise<Postgres> => {
  const initdb = binary('initdb', folders())
  const program = binary('postgres', folders())
  if (!initdb || !program) throw new Error(postgresRemedy)
  const as = unprivileged('postgres')
  const folder = mkdtempSync(join(tmpdir(), 'usynys-postgres-'))
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid!)
  const data = join(folder, 'data')
  const made = spawnSync(
    initdb,
    [
      '-D',
      data,
      '-U',
      role,
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--locale-provider=icu',
      '--icu-locale=ru',
    ],
    { ...as, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stdout}${made.stderr}`)
  const port = await freePort()
  const address = (database: string) => `postgres://${role}@127.0.0.1:${port}/${database}`

  const run: Postgres['run'] = async (url, sql, values = []) => {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    await client.connect()
    try {
      return (await client.query(sql, [...values])).rows ?? []
    } finally {
      await client.end()
    }
  }

  const start = async (): Promise<Throwaway> => {
    const settings = [
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${folder}`,
      'fsync=on',
      'max_connections=200',
    ]
    const started = startProgram(
      program,
      ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...as, cwd: folder },
    )
    await until('PostgreSQL answers', async () => {
      if (started.isGone()) throw new Error(`PostgreSQL ended:\n${started.output()}`)
      return run(address('postgres'), 'select 1').then(
        () => true,
        () => false,
      )
    })
    return started
  }

  let server = await start()
  let count = 0
  return {
    port,
    run,
    async newDatabase(like) {
      count += 1
      const name = `test_${count}`
      const template = like === undefined ? '' : ` template "${new URL(like).pathname.slice(1)}"`
      await run(address('postgres'), `create database "${name}"${template}`)
      return address(name)
    },
    async cut(url) {
      await run(
        address('postgres'),
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
        [new URL(url).pathname.slice(1)],
      )
    },
    // SIGQUIT ends it at once, without writing anything back, and takes its children along.
    kill: () => server.end('SIGQUIT'),
    async startAgain() {
      server = await start()
    },
    async stop() {
      await server.end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
