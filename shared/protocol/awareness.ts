/** The entries of an awareness frame: who is here, and where. As in y-protocols' awareness, entry by entry. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** `state` is JSON; `'null'` says that the client left. */
export interface AwarenessEntry {
  readonly client: number
  readonly clock: number
  readonly state: string
}

export const decodeAwareness = (update: Uint8Array): AwarenessEntry[] => {
  const decoder = decoding.createDecoder(update)
  const entries: AwarenessEntry[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    entries.push({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: decoding.readVarString(decoder),
    })
  }
  return entries
}

export const encodeAwareness = (entries: readonly AwarenessEntry[]): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  }
  return encoding.toUint8Array(encoder)
}
