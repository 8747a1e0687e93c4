/**
 * What nodes tell each other, as bytes: the sender's name first, so that nobody listens to themselves. A message is a hint
 * and never the truth: what it says may come late, twice or never, and the log and the rows are read where that matters.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type AwarenessEntry, decodeAwareness, encodeAwareness } from '#shared/protocol/awareness.ts'
import type { CommittedRow } from '../sync/ports.ts'

/** Said in the channel of one room. */
export type RoomMessage =
  | { readonly type: 'committed'; readonly epoch: number; readonly rows: readonly CommittedRow[] }
  /** It was frozen, thawed or started anew. */
  | { readonly type: 'moved' }
  /** It is to be opened anew: a language came. */
  | { readonly type: 'reload' }
  | { readonly type: 'presence'; readonly entries: readonly AwarenessEntry[] }
  /** Somebody opened it, and asks who is there. */
  | { readonly type: 'presenceWanted' }

/** Said to all nodes. */
export type CommonMessage =
  /** Rights moved. */
  | { readonly type: 'access' }
  /** The sender is there again: what it did meanwhile was told to nobody. */
  | { readonly type: 'back' }
  /** A version of a text got a language. */
  | { readonly type: 'text'; readonly id: string; readonly version: number }
  /** Changed rows are to be shown: which, in the words of whoever announces them. */
  | { readonly type: 'changed'; readonly what: unknown }

export type Message = RoomMessage | CommonMessage

export interface Sent<M extends Message = Message> {
  /** The node that said it. */
  readonly from: string
  readonly message: M
}

const types = [
  'committed',
  'moved',
  'reload',
  'presence',
  'presenceWanted',
  'access',
  'back',
  'text',
  'changed',
] as const

const writeRows = (encoder: encoding.Encoder, rows: readonly CommittedRow[]): void => {
  encoding.writeVarUint(encoder, rows.length)
  for (const { seq, author, update, isState } of rows) {
    encoding.writeVarUint(encoder, seq)
    encoding.writeVarString(encoder, author)
    encoding.writeUint8(encoder, isState === false ? 0 : 1)
    encoding.writeVarUint8Array(encoder, update)
  }
}

const readRows = (decoder: decoding.Decoder): CommittedRow[] => {
  const rows: CommittedRow[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const seq = decoding.readVarUint(decoder)
    const author = decoding.readVarString(decoder)
    const isState = decoding.readUint8(decoder) === 1
    // A copy: rows are kept, and would keep the whole message with them.
    rows.push({ seq, author, isState, update: decoding.readVarUint8Array(decoder).slice() })
  }
  return rows
}

export const encodeMessage = ({ from, message }: Sent): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, from)
  encoding.writeUint8(encoder, types.indexOf(message.type))
  switch (message.type) {
    case 'committed':
      encoding.writeVarUint(encoder, message.epoch)
      writeRows(encoder, message.rows)
      break
    case 'presence':
      encoding.writeVarUint8Array(encoder, encodeAwareness(message.entries))
      break
    case 'text':
      encoding.writeVarString(encoder, message.id)
      encoding.writeVarUint(encoder, message.version)
      break
    case 'changed':
      encoding.writeVarString(encoder, JSON.stringify(message.what))
      break
    case 'moved':
    case 'reload':
    case 'presenceWanted':
    case 'access':
    case 'back':
      break
    default:
      message satisfies never
  }
  return encoding.toUint8Array(encoder)
}

/** Throws where the bytes are no message of this version's. */
export const decodeMessage = (bytes: Uint8Array): Sent => {
  const decoder = decoding.createDecoder(bytes)
  const from = decoding.readVarString(decoder)
  const type = types[decoding.readUint8(decoder)]
  if (type === undefined) throw new Error('A message from another node is of no known type')
  const read = (): Message => {
    switch (type) {
      case 'committed':
        return { type, epoch: decoding.readVarUint(decoder), rows: readRows(decoder) }
      case 'presence':
        return { type, entries: decodeAwareness(decoding.readVarUint8Array(decoder)) }
      case 'text':
        return { type, id: decoding.readVarString(decoder), version: decoding.readVarUint(decoder) }
      case 'changed':
        return { type, what: JSON.parse(decoding.readVarString(decoder)) }
      case 'moved':
      case 'reload':
      case 'presenceWanted':
      case 'access':
      case 'back':
        return { type }
    }
  }
  return { from, message: read() }
}
