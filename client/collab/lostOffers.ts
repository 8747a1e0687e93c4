/**
 * Own words that went because a colleague deleted the block around them without having seen them: found as it happens,
 * offered back in place until their author takes or leaves them.
 */
import * as Y from 'yjs'
import type { LostWords } from '#shared/document/lostWords.ts'
import { lostWords } from '#shared/document/lostWords.ts'

export interface LostOffer extends LostWords {
  readonly id: number
}

export interface LostWatch {
  readonly doc: Y.Doc
  /** The update frame being applied; `undefined` during a sync step 2. */
  readonly receiving: () => Uint8Array | undefined
  /** ClientIDs that this page writes under. */
  readonly mine: () => ReadonlySet<number>
  readonly found: (lost: LostWords[]) => void
}

export const watchLost = ({ doc, receiving, mine, found }: LostWatch): void => {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    const own = mine()
    if (transaction.local || ![...own].some((client) => transaction.deleteSet.clients.has(client))) return
    const update = receiving()
    const named = update ? Y.decodeUpdate(update).ds : undefined
    const lost = lostWords({ transaction, mine: own, ...(named && { named }) })
    // Observers must not be called back into: the page hears of it afterwards.
    if (lost.length > 0) queueMicrotask(() => found(lost))
  })
}
