/**
 * Awareness entries encoded once, from which everybody's frame is cut: in a room of n people who all move, each is told of the
 * other n − 1, and encoding every frame anew would be n² entries.
 */
import * as encoding from 'lib0/encoding'
import { type AwarenessEntry, encodeAwareness } from '#shared/protocol/awareness.ts'
import { encodeFrame } from '#shared/protocol/frames.ts'

/** An awareness update's count of entries, which comes first. */
const count = (entries: number): Uint8Array =>
  encoding.encode((encoder) => encoding.writeVarUint(encoder, entries))

interface Span {
  readonly from: number
  readonly to: number
}

export class PackedPresence {
  readonly #bytes: Buffer
  readonly #spans = new Map<number, Span>()
  readonly #everybody: Uint8Array | undefined

  /** Takes one entry a client. */
  constructor(entries: readonly AwarenessEntry[]) {
    const parts = entries.map((entry) => encodeAwareness([entry]).subarray(count(1).length))
    let at = 0
    for (const [index, part] of parts.entries()) {
      this.#spans.set(entries[index]!.client, { from: at, to: at + part.length })
      at += part.length
    }
    this.#bytes = Buffer.concat(parts)
    this.#everybody = entries.length > 0 ? this.#frame(entries.length, [this.#bytes]) : undefined
  }

  /** The frame for somebody who is not to be told of `client`; undefined when nothing is left to tell. */
  without(client: number | undefined): Uint8Array | undefined {
    const span = client === undefined ? undefined : this.#spans.get(client)
    if (!span) return this.#everybody
    if (this.#spans.size === 1) return undefined
    const others = [this.#bytes.subarray(0, span.from), this.#bytes.subarray(span.to)]
    return this.#frame(this.#spans.size - 1, others)
  }

  #frame(entries: number, parts: readonly Uint8Array[]): Uint8Array {
    return encodeFrame({ type: 'awareness', update: Buffer.concat([count(entries), ...parts]) })
  }
}
