/**
 * Frames and the messages they stand for: y-protocols' sync, awareness, auth and query awareness, and four of our own
 * from server to client. docs/PROTOCOL.md lists them byte by byte. A frame never names its room: the socket does.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

const sync = 0
const awareness = 1
const auth = 2
const queryAwareness = 3
const saved = 4
const refused = 5
const access = 6
const changed = 7

const syncStep1 = 0
const syncStep2 = 1
const update = 2

/** What a session may do now. `reason` is a stable code; `seq` counts the `changed` frames sent on this socket so far. */
export interface Access {
  readonly write: boolean
  readonly reason?: string
  readonly epoch: number
  readonly seq: number
}

/** Why an update was refused: a stable code and a sentence. */
export interface Refusal {
  readonly reason: RefusalReason
  readonly message: string
}

export const refusalReasons = [
  'malformed',
  'gap',
  'foreign',
  'reserved',
  'unknown-delete',
  'content',
  'too-large',
  'not-allowed',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Rows that changed, as the API would answer them to this reader; a gap in `seq` means refetch. */
export interface Changed {
  readonly seq: number
  readonly rows: readonly {
    readonly type: string
    readonly id: string
    readonly row: unknown
  }[]
}

export type Message =
  | { readonly type: 'syncStep1'; readonly stateVector: Uint8Array }
  | { readonly type: 'syncStep2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'auth'; readonly reason: string }
  | { readonly type: 'queryAwareness' }
  | { readonly type: 'saved'; readonly count: number }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'access'; readonly access: Access }
  | { readonly type: 'changed'; readonly changed: Changed }

const syncTypes = { syncStep1, syncStep2, update } as const

/** The bytes of a message. */
export const encodeFrame = (message: Message): Uint8Array => {
  const encoder = encoding.createEncoder()
  switch (message.type) {
    case 'syncStep1':
    case 'syncStep2':
    case 'update':
      encoding.writeVarUint(encoder, sync)
      encoding.writeVarUint(encoder, syncTypes[message.type])
      encoding.writeVarUint8Array(
        encoder,
        message.type === 'syncStep1' ? message.stateVector : message.update,
      )
      break
    case 'awareness':
      encoding.writeVarUint(encoder, awareness)
      encoding.writeVarUint8Array(encoder, message.update)
      break
    case 'auth':
      encoding.writeVarUint(encoder, auth)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, message.reason)
      break
    case 'queryAwareness':
      encoding.writeVarUint(encoder, queryAwareness)
      break
    case 'saved':
      encoding.writeVarUint(encoder, saved)
      encoding.writeVarUint(encoder, message.count)
      break
    case 'refused':
      encoding.writeVarUint(encoder, refused)
      encoding.writeVarString(encoder, JSON.stringify(message.refusal))
      break
    case 'access':
      encoding.writeVarUint(encoder, access)
      encoding.writeVarString(encoder, JSON.stringify(message.access))
      break
    case 'changed':
      encoding.writeVarUint(encoder, changed)
      encoding.writeVarString(encoder, JSON.stringify(message.changed))
      break
  }
  return encoding.toUint8Array(encoder)
}

const readSync = (decoder: decoding.Decoder): Message => {
  const type = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  switch (type) {
    case syncStep1:
      return { type: 'syncStep1', stateVector: bytes }
    case syncStep2:
      return { type: 'syncStep2', update: bytes }
    case update:
      return { type: 'update', update: bytes }
    default:
      throw new Error(`Sync message of unknown type ${type}`)
  }
}

/** The message in a frame; throws on bytes that are none. Its byte arrays are views of the frame. */
export const decodeFrame = (frame: Uint8Array): Message => {
  const decoder = decoding.createDecoder(frame)
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case sync:
      return readSync(decoder)
    case awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case auth:
      decoding.readVarUint(decoder)
      return { type: 'auth', reason: decoding.readVarString(decoder) }
    case queryAwareness:
      return { type: 'queryAwareness' }
    case saved:
      return { type: 'saved', count: decoding.readVarUint(decoder) }
    case refused:
      return { type: 'refused', refusal: JSON.parse(decoding.readVarString(decoder)) }
    case access:
      return { type: 'access', access: JSON.parse(decoding.readVarString(decoder)) }
    case changed:
      return { type: 'changed', changed: JSON.parse(decoding.readVarString(decoder)) }
    default:
      throw new Error(`Frame of unknown type ${type}`)
  }
}
