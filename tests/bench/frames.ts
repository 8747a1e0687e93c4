/** The few frames that a bench client sends, in the y-websocket protocol. */
import * as encoding from 'lib0/encoding'

const made = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const sync = (kind: number, bytes: Uint8Array): Uint8Array =>
  made((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })

export const step1 = (stateVector: Uint8Array): Uint8Array => sync(0, stateVector)
export const step2 = (update: Uint8Array): Uint8Array => sync(1, update)
export const updateFrame = (update: Uint8Array): Uint8Array => sync(2, update)

/** One client's presence. */
export const awarenessFrame = (client: number, clock: number, state: unknown): Uint8Array =>
  made((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(
      encoder,
      made((inner) => {
        encoding.writeVarUint(inner, 1)
        encoding.writeVarUint(inner, client)
        encoding.writeVarUint(inner, clock)
        encoding.writeVarString(inner, JSON.stringify(state))
      }),
    )
  })

/** The name before every frame of servers that carry many documents on one socket. */
export const namePrefix = (name: string): Uint8Array =>
  made((encoder) => encoding.writeVarString(encoder, name))

/** The first message such servers want: a token. */
export const tokenFrame = (token: string): Uint8Array =>
  made((encoder) => {
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, token)
  })

/** The length-prefixed bytes of a sync frame's payload. */
export const syncPayload = (frame: Buffer): Buffer => {
  let at = 2
  while (frame[at]! >= 0x80) at += 1
  return frame.subarray(at + 1)
}
