/** A throwaway Redis (or Valkey) from Debian's binaries: nothing of it is kept. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@redis/client'
import { binary, freePort, startProgram, type Throwaway } from './throwaway.ts'
import { until } from './until.ts'

export interface Redis {
  readonly url: string
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Starts it again after `kill`, on the same port, empty. */
  startAgain(): Promise<void>
  stop(): Promise<void>
}

const program = (): string | undefined => binary('redis-server') ?? binary('valkey-server')

/** Whether there is a Redis here to start. */
export const hasRedis = (): boolean => program() !== undefined

/** What to do where there is none. */
export const redisRemedy =
  'Redis is not installed here: `sudo apt-get install redis-server`, and these suites run.'

const answers = async (url: string): Promise<boolean> => {
  const client = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: 2000 } })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.ping()
    return true
  } catch {
    return false
  } finally {
    client.destroy()
  }
}

export const startRedis = async (): Promise<Redis> => {
  const path = program()
  if (!path) throw new Error(redisRemedy)
  const folder = mkdtempSync(join(tmpdir(), 'usynys-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const start = async (): Promise<Throwaway> => {
    const settings = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ]
    const started = startProgram(path, settings, { cwd: folder })
    await until('Redis answers', async () => {
      if (started.isGone()) throw new Error(`Redis ended:\n${started.output()}`)
      return answers(url)
    })
    return started
  }
  let server = await start()
  return {
    url,
    kill: () => server.end('SIGKILL'),
    async startAgain() {
      server = await start()
    },
    async stop() {
      await server.end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
