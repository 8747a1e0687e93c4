/** A real server in a process of its own: a free port, a data folder of its own, stopped by its process id. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseUrlOf } from './database.ts'

const root = join(import.meta.dirname, '..', '..')

export interface TestServer {
  readonly port: number
  /** `http://127.0.0.1:<port>`; it is one of the server's own origins. */
  readonly url: string
  readonly dataDir: string
  readonly pid: number
  readonly setupCode: string | undefined
  /** What the process has written so far. */
  output(): string
  /** Asks it to stop, and resolves with its exit code. */
  stop(): Promise<number | null>
  /** Kills it, as a power cut would. */
  kill(): Promise<void>
}

export interface ServerOptions {
  /** An existing folder, for a restart; a new one that is removed with the process otherwise. */
  readonly dataDir?: string
  /** The port of an earlier run, for a restart under the same address. */
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

const running = new Set<ChildProcess>()
const folders = new Set<string>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const startMs = 30_000

/** Starts a server and resolves once it says where it is. Sign-up is open unless `env` says otherwise. */
export const startServer = async (options: ServerOptions = {}): Promise<TestServer> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'usynys-test-'))
  if (options.dataDir === undefined) folders.add(dataDir)
  const databaseUrl = await databaseUrlOf(dataDir)
  const child = spawn(process.execPath, [join(root, 'server', 'main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      PORT: String(options.port ?? 0),
      DATA_DIR: dataDir,
      OPEN_SIGNUP: 'true',
      LOG_LEVEL: 'warn',
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...options.env,
    },
  })
  running.add(child)
  let output = ''
  const gone = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      running.delete(child)
      resolve(code)
    })
  })
  const port = await new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The server did not start:\n${output}`)), startMs)
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      const said = /(?:listens on \S+ port |Usynys is at http:\/\/localhost:)(\d+)\n/.exec(output)
      if (!said) return
      clearTimeout(late)
      resolve(Number(said[1]))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void gone.then((code) => {
      clearTimeout(late)
      reject(new Error(`The server ended with ${code}:\n${output}`))
    })
  })
  const cleanUp = () => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
  }
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    dataDir,
    pid: child.pid!,
    get setupCode() {
      return /the code is (\S+)/.exec(output)?.[1]
    },
    output: () => output,
    async stop() {
      child.kill('SIGTERM')
      const code = await gone
      cleanUp()
      return code
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
