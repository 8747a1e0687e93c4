/**
 * Threads that read files, so that the largest and most hostile one stalls no room: at most a few at once, each bounded in
 * time and memory, ended when whoever asked goes away. One stays warm for a minute.
 */
import { Worker } from 'node:worker_threads'
import type { ImportAnswer, ImportJob } from './jobs.ts'
import { tooComplex } from './refused.ts'

export interface ReadersOptions {
  /** Threads at once; who comes later waits. */
  readonly most?: number
  /** The longest that one file is read, in ms. */
  readonly timeMs?: number
  /** The most that a thread may hold, in MB. */
  readonly memoryMb?: number
  /** How long a thread without work stays, in ms. */
  readonly idleMs?: number
}

export interface Readers {
  /** Rejects with `Unreadable` where time or memory run out, with the signal's reason where it ends the work. */
  read(job: ImportJob, signal?: AbortSignal): Promise<ImportAnswer>
  /** Ends all threads; what is being read is rejected. */
  stop(): Promise<void>
}

const outOfTime = (ms: number) =>
  tooComplex(
    `Reading took longer than ${Math.round(ms / 1000)} s. Bring the text in parts, or as plain text.`,
  )
const outOfMemory = (mb: number) =>
  tooComplex(`Reading took more than ${mb} MB of memory. Bring the text in parts, or as plain text.`)

export const makeReaders = ({
  most = 2,
  timeMs = 60_000,
  memoryMb = 768,
  idleMs = 60_000,
}: ReadersOptions = {}): Readers => {
  const idle: Worker[] = []
  const busy = new Set<Worker>()
  const waiting: (() => void)[] = []
  let taken = 0

  const hire = (): Worker => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
      // Nothing of the server's settings is the reader's business.
      env: {},
    })
    // One that breaks while it is being let go, or at rest, must not take the server with it.
    worker.on('error', () => {})
    worker.on('exit', () => {
      const at = idle.indexOf(worker)
      if (at >= 0) idle.splice(at, 1)
    })
    return worker
  }

  const rest = (worker: Worker): void => {
    worker.unref()
    idle.push(worker)
    const tired = setTimeout(() => {
      const at = idle.indexOf(worker)
      if (at < 0) return
      idle.splice(at, 1)
      void worker.terminate()
    }, idleMs)
    tired.unref()
  }

  const turn = async (signal: AbortSignal | undefined): Promise<void> => {
    if (taken < most) {
      taken++
      return
    }
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      const leave = () => {
        waiting.splice(waiting.indexOf(go), 1)
        reject(signal!.reason)
      }
      waiting.push(go)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }

  const next = (): void => {
    const go = waiting.shift()
    if (go) go()
    else taken--
  }

  const work = (worker: Worker, job: ImportJob, signal: AbortSignal | undefined): Promise<ImportAnswer> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => fail(outOfTime(timeMs)), timeMs)
      const clean = () => {
        clearTimeout(late)
        signal?.removeEventListener('abort', leave)
        worker.off('message', answered).off('error', broke).off('exit', ended)
        busy.delete(worker)
      }
      const fail = (reason: unknown) => {
        clean()
        void worker.terminate()
        reject(reason)
      }
      const leave = () => fail(signal!.reason)
      signal?.addEventListener('abort', leave, { once: true })
      const answered = (answer: ImportAnswer) => {
        clean()
        rest(worker)
        resolve(answer)
      }
      const broke = (error: Error & { code?: string }) =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(memoryMb) : error)
      const ended = () => fail(new Error('the reading thread was ended'))
      worker.on('message', answered).on('error', broke).on('exit', ended)
      worker.postMessage(job)
    })

  return {
    async read(job, signal) {
      signal?.throwIfAborted()
      await turn(signal)
      try {
        signal?.throwIfAborted()
        const worker = idle.pop() ?? hire()
        worker.ref()
        busy.add(worker)
        return await work(worker, job, signal)
      } finally {
        next()
      }
    },
    async stop() {
      await Promise.all([...idle.splice(0), ...busy].map((worker) => worker.terminate()))
    },
  }
}
