/**
 * What happens around each sync frame that a provider takes in: the page is told before (outside of any transaction, so
 * that an editor may still write down what was just typed), and the update itself is at hand while it is applied.
 */
import type { Decoder } from 'lib0/decoding'
import { clone, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { messageYjsUpdate } from 'y-protocols/sync'
import type { WebsocketProvider } from 'y-websocket'
import { messageSync } from 'y-websocket'
import type { Doc } from 'yjs'

const listeners = new WeakMap<Doc, Set<() => void>>()

/** Calls `listener` before each frame that may change the document; the answer ends that. */
export const onBeforeReceive = (doc: Doc, listener: () => void): (() => void) => {
  const own = listeners.get(doc) ?? new Set()
  listeners.set(doc, own.add(listener))
  return () => void own.delete(listener)
}

/** The update inside a sync frame; `undefined` for a sync step 2, whose delete set names everything ever deleted. */
const updateIn = (decoder: Decoder): Uint8Array | undefined => {
  const peek = clone(decoder)
  return readVarUint(peek) === messageYjsUpdate ? readVarUint8Array(peek) : undefined
}

/** Wraps a provider's reading of sync frames, and says which update is being applied while it is. */
export const watchReceiving = (
  provider: WebsocketProvider,
  applying: (update: Uint8Array | undefined) => void,
): void => {
  const receive = provider.messageHandlers[messageSync]!
  provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
    for (const listener of listeners.get(provider.doc) ?? []) listener()
    applying(updateIn(decoder))
    receive(encoder, decoder, ...rest)
    applying(undefined)
  }
}
