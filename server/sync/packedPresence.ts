/**
 * Awareness entries encoded once, from which everybody's frame is cut: in a room of n people who all move, each is told of the
 * other n − 1, and encoding every frame anew would be n² entries.
 */
import * as encoding from 'lib0/encoding'
import { type AwarenessEntry, encodeAwareness } from '#shared/protocol/awareness.ts'
import { wireOf } from './wireFrame.ts'

/** y-protocols' number for awareness, the first byte of the frame. */
const messageAwareness = 1

const varUint = (value: number): Uint8Array =>
  encoding.encode((encoder) => encoding.writeVarUint(encoder, value))

/** A frame, alone and with its WebSocket header. */
export type PackedFrame = ReturnType<typeof wireOf>

interface Span {
  readonly from: number
  readonly to: number
}

export class PackedPresence {
  readonly #bytes: Buffer
  readonly #spans = new Map<number, Span>()
  readonly #everybody: PackedFrame | undefined

  /** Takes one entry a client. */
  constructor(entries: readonly AwarenessEntry[]) {
    const parts = entries.map((entry) => encodeAwareness([entry]).subarray(varUint(1).length))
    let at = 0
    for (const [index, part] of parts.entries()) {
      this.#spans.set(entries[index]!.client, { from: at, to: at + part.length })
      at += part.length
    }
    this.#bytes = Buffer.concat(parts)
    this.#everybody = entries.length > 0 ? this.#frame(entries.length, [this.#bytes]) : undefined
  }

  /** The frame for somebody who is not to be told of `client`; undefined when nothing is left to tell. */
  without(client: number | undefined): PackedFrame | undefined {
    const span = client === undefined ? undefined : this.#spans.get(client)
    if (!span) return this.#everybody
    if (this.#spans.size === 1) return undefined
    const others = [this.#bytes.subarray(0, span.from), this.#bytes.subarray(span.to)]
    return this.#frame(this.#spans.size - 1, others)
  }

  /** One copy of the bytes and no more: there are as many of these a round as people in the room. */
  #frame(entries: number, parts: readonly Uint8Array[]): PackedFrame {
    const count = varUint(entries)
    const length = parts.reduce((sum, part) => sum + part.length, count.length)
    return wireOf([Uint8Array.of(messageAwareness), varUint(length), count, ...parts])
  }
}
