/** Folds documents off the main thread: many updates in, the shortest encoding of the same document out. */
import { parentPort } from 'node:worker_threads'
import { folded } from './folded.ts'

export interface FoldJob {
  readonly id: number
  readonly update: Uint8Array
}

export type FoldAnswer =
  | { readonly id: number; readonly state: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly error: string }

parentPort?.on('message', ({ id, update }: FoldJob) => {
  try {
    // A copy of its own length: under a view the whole buffer would be sent.
    const state = new Uint8Array(folded([update]))
    parentPort?.postMessage({ id, state } satisfies FoldAnswer, [state.buffer])
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    parentPort?.postMessage({ id, error: message } satisfies FoldAnswer)
  }
})
