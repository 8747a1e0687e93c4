/**
 * Has documents folded by a thread of its own, so that nobody's keystroke waits while a long one is. The thread is started when it
 * is first needed and goes when it was not for a while; short documents are not worth the way.
 */
import { Worker } from 'node:worker_threads'
import { folded } from './folded.ts'
import type { FoldAnswer, FoldJob } from './foldWorker.ts'

/** Up to this length a document is folded on the spot: it takes less than a commit. */
const shortBytes = 16 * 1024
/** How long an unused thread is kept, in ms. */
const keptMs = 60_000

interface Asked {
  resolve(state: Uint8Array): void
  reject(error: unknown): void
}

export class Folder {
  readonly #asked = new Map<number, Asked>()
  #worker: Worker | undefined
  #idle: NodeJS.Timeout | undefined
  #lastId = 0

  /** The same document in its shortest encoding. */
  fold(update: Uint8Array): Promise<Uint8Array> {
    if (update.length <= shortBytes) return Promise.resolve().then(() => folded([update]))
    clearTimeout(this.#idle)
    const worker = this.#hire()
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject })
      const own = new Uint8Array(update)
      worker.postMessage({ id, update: own } satisfies FoldJob, [own.buffer])
    })
  }

  /** Lets the thread go; what it was asked for fails. */
  async stop(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker
    this.#fail(new Error('The server is shutting down'))
    await worker?.terminate()
  }

  #hire(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./foldWorker.ts', import.meta.url))
    worker.unref()
    worker.on('message', (answer: FoldAnswer) => this.#answered(answer))
    worker.on('error', (error) => this.#fail(error))
    this.#worker = worker
    return worker
  }

  #answered(answer: FoldAnswer): void {
    const asked = this.#asked.get(answer.id)
    this.#asked.delete(answer.id)
    if ('error' in answer) asked?.reject(new Error(answer.error))
    else asked?.resolve(answer.state)
    if (this.#asked.size > 0) return
    this.#idle = setTimeout(() => void this.stop(), keptMs)
    this.#idle.unref()
  }

  /** The thread is no more: whoever waits is told, and the next one starts another. */
  #fail(error: unknown): void {
    this.#worker = undefined
    for (const { reject } of this.#asked.values()) reject(error)
    this.#asked.clear()
  }
}
