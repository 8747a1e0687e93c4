/** The servers that the bench compares, each started in a process of its own on a core of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serverCommand } from './cores.ts'

const here = import.meta.dirname
const startMs = 60_000
const stopMs = 15_000

export interface Door {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The room's name where every frame begins with it. */
  readonly prefixed?: string
}

export interface Memory {
  /** Bytes, after garbage collection. */
  readonly heapUsed: number
  readonly external: number
  readonly rss: number
}

/** A server under test. */
export interface RunningServer {
  readonly name: string
  readonly port: number
  /** How user number `user` comes into a room. */
  door(room: string, user: number): Door
  /** CPU time used so far, in µs. */
  cpu(): Promise<number>
  memory(): Promise<Memory>
  startProfile(): Promise<void>
  saveProfile(file: string): Promise<void>
  stop(): Promise<void>
}

export interface Target {
  readonly name: string
  /** Whether it keeps documents on disk. */
  readonly stores: boolean
  readonly script: string
  readonly ready: RegExp
  readonly env: Readonly<Record<string, string>>
  door(room: string, user: number): Door
}

const listening = /listening (\d+)\n/

const withCookie = (room: string, user: number): Door => ({
  path: `/sync/suggestion/${room}`,
  headers: { cookie: `user=u${user}` },
})

/** The whole product; its rooms and users come over HTTP (see `product.ts`). */
export const product: Target = {
  name: 'Usynys',
  stores: true,
  script: join(here, '..', '..', 'server', 'main.ts'),
  ready: /(?:listens on \S+ port |Usynys is at http:\/\/localhost:)(\d+)\n/,
  env: { PORT: '0', OPEN_SIGNUP: 'true', LOG_LEVEL: 'warn' },
  door: withCookie,
}

export const rooms: Target = {
  name: 'Usynys (rooms)',
  stores: true,
  script: join(here, 'servers', 'ours.ts'),
  ready: listening,
  env: {},
  door: withCookie,
}

/** The rooms of another checkout of the project, to see what a change does. */
export const roomsIn = (checkout: string): Target => ({
  ...rooms,
  name: 'Usynys (rooms, other checkout)',
  script: join(checkout, 'tests', 'bench', 'servers', 'ours.ts'),
})

const peer = (
  name: string,
  script: string,
  stores: boolean,
  env: Target['env'],
  door: Target['door'],
): Target => ({ name, stores, script: join(here, 'peers', script), ready: listening, env, door })

const byPath = (room: string): Door => ({ path: `/${room}`, headers: {} })

/** Who is compared with. */
export const peers: readonly Target[] = [
  peer('y-websocket (memory)', 'y.mjs', false, { BENCH_STORE: 'memory' }, byPath),
  peer('y-websocket (LevelDB)', 'y.mjs', true, { BENCH_STORE: 'leveldb' }, byPath),
  peer('Hocuspocus (SQLite)', 'hocuspocus.mjs', true, {}, (room) => ({
    path: '/',
    headers: {},
    prefixed: room,
  })),
]

const running = new Set<ChildProcess>()
const folders = new Set<string>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder that goes with this process. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'usynys-bench-'))
  folders.add(folder)
  return folder
}

export const removeFolder = (folder: string): void => {
  folders.delete(folder)
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
}

const launch = (target: Target, dataDir: string, env: Readonly<Record<string, string>>): ChildProcess => {
  const probe = join(here, 'servers', 'probe.mjs')
  const [command, ...before] = serverCommand
  const child = spawn(
    command!,
    [...before, '--disable-warning=ExperimentalWarning', '--import', probe, target.script],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { PATH: process.env.PATH, DATA_DIR: dataDir, ...target.env, ...env },
    },
  )
  running.add(child)
  child.on('exit', () => running.delete(child))
  return child
}

/** What the process said that matches; rejects with all it said when it ends or takes too long. */
const said = (child: ChildProcess, name: string, pattern: RegExp): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    let output = ''
    const fail = (why: string) => reject(new Error(`${name} ${why}:\n${output}`))
    const late = setTimeout(() => fail('did not start'), startMs)
    const hear = (chunk: Buffer) => {
      if (output.length < 100_000) output += chunk.toString()
      const match = pattern.exec(output)
      if (!match) return
      clearTimeout(late)
      resolve(match)
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', (chunk: Buffer) => {
      if (process.env.BENCH_VERBOSE) process.stderr.write(`${name}: ${chunk}`)
      hear(chunk)
    })
    child.on('exit', (code) => {
      clearTimeout(late)
      fail(`ended with ${code}`)
    })
  })

/** Writes a trace into a target's store, as if `room` had been typed and the server stopped. */
export const prepare = async (
  target: Target,
  dataDir: string,
  env: Readonly<Record<string, string>>,
): Promise<void> => {
  const child = launch(target, dataDir, env)
  await said(child, target.name, /prepared\n/)
  if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
}

export const startTarget = async (target: Target, dataDir: string): Promise<RunningServer> => {
  const child = launch(target, dataDir, {})
  const answers = new Map<number, (answer: unknown) => void>()
  let asked = 0
  child.on('message', ({ id, answer }: { id: number; answer: unknown }) => {
    answers.get(id)?.(answer)
    answers.delete(id)
  })
  const ask = <T>(what: string, value?: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++asked
      const late = setTimeout(() => reject(new Error(`${target.name} does not answer "${what}"`)), startMs)
      answers.set(id, (answer) => {
        clearTimeout(late)
        resolve(answer as T)
      })
      child.send({ id, ask: what, value })
    })
  const [, port] = await said(child, target.name, target.ready)
  return {
    name: target.name,
    port: Number(port),
    door: target.door,
    cpu: () => ask('cpu'),
    memory: () => ask('memory'),
    startProfile: () => ask('profile'),
    saveProfile: (file) => ask('profiled', file),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), stopMs)
      await gone
      clearTimeout(late)
    },
  }
}
