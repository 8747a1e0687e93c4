/**
 * The socket that a room's provider writes to. It counts what the server will count: every sync step 2 and update
 * frame that leaves, from one on. The server's `saved(n)` speaks of the same numbers, so that "saved" can be said of
 * exactly what was sent, on exactly this connection.
 */
import { createDecoder, readVarUint } from 'lib0/decoding'
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { messageSync } from 'y-websocket'

export type CountedFrame = 'step2' | 'update'

/** What a frame counts as; `undefined` for awareness, step 1 and everything else that needs no disk. */
export const countedFrame = (frame: Uint8Array): CountedFrame | undefined => {
  const decoder = createDecoder(frame)
  if (frame.length < 2 || readVarUint(decoder) !== messageSync) return undefined
  const step = readVarUint(decoder)
  if (step === messageYjsSyncStep2) return 'step2'
  return step === messageYjsUpdate ? 'update' : undefined
}

/** A WebSocket class for one provider that tells `counted` of each frame that the server will acknowledge. */
export const countingSocket = (counted: (frame: CountedFrame) => void): typeof WebSocket =>
  class extends WebSocket {
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBufferLike>): void {
      const frame = data instanceof Uint8Array ? countedFrame(data) : undefined
      // Counted before it leaves: an answer must never find its frame unknown.
      if (frame && this.readyState === WebSocket.OPEN) counted(frame)
      super.send(data as ArrayBuffer)
    }
  }
