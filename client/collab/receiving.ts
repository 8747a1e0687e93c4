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

/** Wraps a provider's reading of sync frames; answers the update that is being applied now. */
export const watchReceiving = (provider: WebsocketProvider): (() => Uint8Array | undefined) => {
  const receive = provider.messageHandlers[messageSync]!
  let update: Uint8Array | undefined
  provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
    for (const listener of listeners.get(provider.doc) ?? []) listener()
    update = updateIn(decoder)
    receive(encoder, decoder, ...rest)
    update = undefined
  }
  return () => update
}
