/**
 * Whether two states are the same document: the same structs at the same clocks, the same of them deleted.
 *
 * Encodings of one document differ in the order of their parts and in how much of a deleted struct is still remembered, so
 * the documents are compared, not the bytes.
 */
import * as Y from 'yjs'

/** One line a client: its live structs as bytes, its deleted clocks as ranges. */
const described = (state: Uint8Array): readonly string[] => {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, state)
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('The state is not whole')
    const clients = [...doc.store.clients].sort(([a], [b]) => a - b)
    return clients.map(([client, structs]) => {
      const parts: string[] = []
      let deletedFrom: number | undefined
      const endDeleted = (at: number): void => {
        if (deletedFrom !== undefined) parts.push(`-${deletedFrom}..${at}`)
        deletedFrom = undefined
      }
      for (const struct of structs) {
        if (struct.deleted) deletedFrom ??= struct.id.clock
        else {
          endDeleted(struct.id.clock)
          const encoder = new Y.UpdateEncoderV1()
          struct.write(encoder, 0)
          parts.push(`${struct.id.clock}:${Buffer.from(encoder.toUint8Array()).toString('base64')}`)
        }
      }
      endDeleted(Y.getState(doc.store, client))
      return `${client} ${parts.join(' ')}`
    })
  } finally {
    doc.destroy()
  }
}

/** Throws when one of them is no whole state. */
export const sameDocument = (one: Uint8Array, other: Uint8Array): boolean => {
  const left = described(one)
  const right = described(other)
  return left.length === right.length && left.every((line, index) => line === right[index])
}
