/**
 * A server program of the machine's for the length of a test: started on a free port of 127.0.0.1 with a temporary folder of
 * its own, run as somebody who is not root where it insists on that, stopped by its process id.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { delimiter, join } from 'node:path'

const live = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of live) child.kill('SIGKILL')
})

/** The full path of the first of `names` in `folders` and in PATH. */
export const binary = (name: string, folders: readonly string[] = []): string | undefined =>
  [...folders, ...(process.env.PATH ?? '').split(delimiter)]
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

/** Whom a program runs as that refuses to run as root; nobody else where this process is not root. */
export const unprivileged = (name: string): { readonly uid?: number; readonly gid?: number } => {
  if (process.getuid?.() !== 0) return {}
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? {} : { uid: Number(uid), gid: Number(gid) }
}

/** A port that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

export interface Throwaway {
  readonly pid: number
  output(): string
  /** Ends it with a signal and waits for its end; nothing happens when it is gone. */
  end(signal: NodeJS.Signals): Promise<void>
  isGone(): boolean
}

/** Starts a program; it is killed with this process at the latest. */
export const startProgram = (
  path: string,
  args: readonly string[],
  options: { readonly uid?: number; readonly gid?: number; readonly cwd: string },
): Throwaway => {
  const child = spawn(path, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
  })
  live.add(child)
  let output = ''
  let isGone = false
  const hear = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-20_000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const gone = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      output += String(error)
      isGone = true
      resolve()
    })
    child.on('exit', () => {
      live.delete(child)
      isGone = true
      resolve()
    })
  })
  return {
    pid: child.pid ?? 0,
    output: () => output,
    isGone: () => isGone,
    async end(signal) {
      if (!isGone) child.kill(signal)
      await gone
    },
  }
}
