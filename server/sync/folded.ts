/** The one thing for which a document is built: to throw away what is deleted and encode the rest as one. */
import * as Y from 'yjs'

/** Updates as one, in the shortest encoding. Throws when they do not fit each other. */
export const folded = (updates: readonly Uint8Array[]): Uint8Array => {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  const { pendingStructs, pendingDs } = doc.store
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  if (pendingStructs || pendingDs) throw new Error('The log holds an update that does not fit its document')
  return state
}
