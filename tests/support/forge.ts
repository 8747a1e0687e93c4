/** Updates that Yjs would never write, byte by byte in its update format 1. */
import * as encoding from 'lib0/encoding'

interface ForgedItem {
  readonly client: number
  readonly clock: number
  /** Name of a root, or the id of a parent item. */
  readonly parent?: string | readonly [number, number]
  readonly origin?: readonly [number, number]
  readonly text: string
}

const bit8 = 0x80
const contentString = 4

/** One update with these items (one of each client) and these deletes: `[client, clock, length]`. */
export const forge = (
  items: readonly ForgedItem[],
  deletes: readonly (readonly [number, number, number])[] = [],
): Uint8Array => {
  const encoder = encoding.createEncoder()
  const number = (value: number): void => encoding.writeVarUint(encoder, value)
  number(items.length)
  for (const { client, clock, parent, origin, text } of items) {
    number(1)
    number(client)
    number(clock)
    encoding.writeUint8(encoder, contentString | (origin ? bit8 : 0))
    if (origin) {
      number(origin[0])
      number(origin[1])
    } else if (typeof parent === 'string') {
      number(1)
      encoding.writeVarString(encoder, parent)
    } else {
      number(0)
      number(parent![0])
      number(parent![1])
    }
    encoding.writeVarString(encoder, text)
  }
  number(deletes.length)
  for (const [client, clock, length] of deletes) {
    number(client)
    number(1)
    number(clock)
    number(length)
  }
  return encoding.toUint8Array(encoder)
}
