/**
 * A document as encoded parts that follow each other: a base, and what was committed since. Parts are read for where each
 * client's structs lie, and put together or cut where somebody asks for less.
 */
import type { DeleteBytes, Stretch } from './assemble.ts'
import { ByteWriter } from './byteWriter.ts'
import type { ParsedUpdate } from './parseUpdate.ts'

export interface Part {
  /** Bytes that it takes. */
  readonly length: number
  readonly deletes: DeleteBytes
  /** All of it as one update, where it is at hand. */
  readonly whole?: Uint8Array
  stretches(): Iterable<Stretch>
}

/** Where a client's structs lie in an encoded update. */
interface Span {
  readonly clock: number
  readonly end: number
  readonly count: number
  readonly from: number
  readonly to: number
}

/** One encoded update that will not change, in a buffer of its own. */
export class PackedPart implements Part {
  readonly #bytes: Uint8Array
  readonly #spans = new Map<number, Span>()
  readonly #deletesFrom: number
  readonly #deleteClients: number

  constructor(parsed: ParsedUpdate) {
    this.#bytes = parsed.bytes
    const start = parsed.bytes.byteOffset
    for (const { client, clock, end, structs, bytes } of parsed.sections) {
      const from = bytes.byteOffset - start
      this.#spans.set(client, { clock, end, count: structs.length, from, to: from + bytes.length })
    }
    this.#deletesFrom = parsed.deleteBytes.byteOffset - start
    this.#deleteClients = parsed.deleteClients
  }

  get length(): number {
    return this.#bytes.length
  }

  get whole(): Uint8Array {
    return this.#bytes
  }

  get deletes(): DeleteBytes {
    return { clients: this.#deleteClients, bytes: this.#bytes.subarray(this.#deletesFrom) }
  }

  *stretches(): Iterable<Stretch> {
    for (const [client, span] of this.#spans) yield this.#view(client, span)
  }

  #view(client: number, { clock, end, count, from, to }: Span): Stretch {
    return { client, clock, end, count, bytes: this.#bytes.subarray(from, to) }
  }
}

interface Growing {
  readonly clock: number
  end: number
  count: number
  readonly bytes: ByteWriter
}

/** What was committed since the base: it grows at the end. */
export class GrowingPart implements Part {
  readonly #clients = new Map<number, Growing>()
  readonly #deletes = new ByteWriter()
  #deleteClients = 0
  #length = 0

  get length(): number {
    return this.#length
  }

  get deletes(): DeleteBytes {
    return { clients: this.#deleteClients, bytes: this.#deletes.written }
  }

  *stretches(): Iterable<Stretch> {
    for (const [client, { clock, end, count, bytes }] of this.#clients)
      yield { client, clock, end, count, bytes: bytes.written }
  }

  add({ sections, deleteBytes, deleteClients, bytes: { length } }: ParsedUpdate): void {
    for (const { client, clock, end, structs, bytes } of sections) {
      const known = this.#clients.get(client)
      if (known && known.end !== clock)
        throw new Error('What a client wrote does not follow what it wrote before')
      const growing = known ?? { clock, end, count: 0, bytes: new ByteWriter() }
      growing.bytes.bytes(bytes)
      growing.end = end
      growing.count += structs.length
      if (!known) this.#clients.set(client, growing)
    }
    this.#deletes.bytes(deleteBytes)
    this.#deleteClients += deleteClients
    this.#length += length
  }
}
