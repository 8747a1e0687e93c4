/**
 * Own words that went because a colleague deleted the block around them without having seen them: found as it happens,
 * offered back in place until their author takes or leaves them.
 */
import type { Decoder } from 'lib0/decoding'
import { clone, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { messageYjsUpdate } from 'y-protocols/sync'
import type { WebsocketProvider } from 'y-websocket'
import { messageSync } from 'y-websocket'
import * as Y from 'yjs'
import type { LostWords } from '#shared/document/lostWords.ts'
import { lostWords } from '#shared/document/lostWords.ts'

export interface LostOffer extends LostWords {
  readonly id: number
}

/** The update inside a sync frame; `undefined` for a sync step 2, whose delete set names everything ever deleted. */
const updateIn = (decoder: Decoder): Uint8Array | undefined => {
  const peek = clone(decoder)
  return readVarUint(peek) === messageYjsUpdate ? readVarUint8Array(peek) : undefined
}

/** Watches what a provider receives; `mine` answers the clientIDs that this page writes under. */
export const watchLost = (
  provider: WebsocketProvider,
  mine: () => ReadonlySet<number>,
  found: (lost: LostWords[]) => void,
): void => {
  const receive = provider.messageHandlers[messageSync]!
  let update: Uint8Array | undefined
  provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
    update = updateIn(decoder)
    receive(encoder, decoder, ...rest)
    update = undefined
  }
  provider.doc.on('afterTransaction', (transaction: Y.Transaction) => {
    const own = mine()
    if (transaction.local || ![...own].some((client) => transaction.deleteSet.clients.has(client))) return
    const named = update ? Y.decodeUpdate(update).ds : undefined
    const lost = lostWords({ transaction, mine: own, ...(named && { named }) })
    // Observers must not be called back into: the page hears of it afterwards.
    if (lost.length > 0) queueMicrotask(() => found(lost))
  })
}
