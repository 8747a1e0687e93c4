/**
 * A document as it stands in the log, encoded: who comes is answered from it, byte by byte, and no `Y.Doc` is made.
 *
 * What many ask for is put together once for each version: the whole, and the deletes alone for those who have every struct
 * (a state vector says nothing of deletes, so they are always sent).
 */
import * as Y from 'yjs'
import { assemble, type Stretch } from './assemble.ts'
import { ByteWriter } from './byteWriter.ts'
import { findStruct, type ParsedUpdate, parseStateVector, parseUpdate } from './parseUpdate.ts'
import { GrowingPart, PackedPart, type Part } from './parts.ts'

const vectorOf = (clocks: ReadonlyMap<number, number>): Uint8Array => {
  const writer = new ByteWriter(8 + clocks.size * 12)
  writer.uint(clocks.size)
  for (const [client, clock] of clocks) {
    writer.uint(client)
    writer.uint(clock)
  }
  return writer.written
}

/** The rest of a stretch from a clock within it. Where that lies within a struct, Yjs cuts the struct. */
const rest = (stretch: Stretch, clock: number): Stretch[] => {
  const { client, bytes, end } = stretch
  const span = findStruct(bytes, stretch.clock, clock)
  const whole = stretch.count - span.index
  if (span.clock === clock) return [{ client, clock, end, count: whole, bytes: bytes.subarray(span.from) }]
  const own = bytes.subarray(span.from, span.to)
  const update = assemble([{ client, clock: span.clock, end, count: 1, bytes: own }], [])
  const [cut] = parseUpdate(Y.diffUpdate(update, vectorOf(new Map([[client, clock]])))).sections
  const first = { client, clock, end: cut!.end, count: 1, bytes: cut!.bytes }
  if (whole === 1) return [first]
  return [first, { client, clock: first.end, end, count: whole - 1, bytes: bytes.subarray(span.to) }]
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && Buffer.compare(a, b) === 0

export interface Folding {
  /** The document to be folded; not to be written into. */
  readonly update: Uint8Array
  /** Takes the same document in its shortest encoding. */
  done(state: Uint8Array): void
}

interface Prepared {
  vector?: Uint8Array
  whole?: Uint8Array
  deletes?: Uint8Array
  /** The last answer to a state vector that lacked something: after a break a crowd asks alike. */
  last?: { readonly vector: Uint8Array; readonly answer: Uint8Array }
}

export class CommittedDocument {
  #parts: Part[] = []
  #tail = new GrowingPart()
  readonly #clocks = new Map<number, number>()
  #prepared: Prepared = {}
  #isFolding = false

  /** Its size, encoded as it came. */
  get length(): number {
    return this.#parts.reduce((sum, { length }) => sum + length, this.#tail.length)
  }

  /** Sets what everything else follows. */
  begin(base: ParsedUpdate): void {
    this.#parts.push(new PackedPart(base))
    this.#count(base)
  }

  /** Adds a row; its structs follow what is there. */
  add(row: ParsedUpdate): void {
    this.#tail.add(row)
    this.#count(row)
  }

  #count({ sections }: ParsedUpdate): void {
    for (const { client, end } of sections) this.#clocks.set(client, end)
    this.#prepared = {}
  }

  vector(): Uint8Array {
    this.#prepared.vector ??= vectorOf(this.#clocks)
    return this.#prepared.vector
  }

  /** All of it as one update; not to be written into. */
  whole(): Uint8Array {
    const [base] = this.#parts
    if (base && this.#parts.length === 1 && this.#tail.length === 0 && base.whole) return base.whole
    const whole = this.#prepared.whole ?? this.#assemble((stretch) => [stretch])
    if (this.#isFolding || this.#tail.length < this.length / 2) this.#prepared.whole = whole
    else this.#adopt(whole)
    return whole
  }

  /** Takes the whole, where most of it was new, for the base: it need not be kept twice. */
  #adopt(whole: Uint8Array): void {
    this.#parts = [new PackedPart(parseUpdate(whole))]
    this.#tail = new GrowingPart()
    this.#prepared = {}
  }

  /** What somebody lacks who has what a state vector says. Throws `MalformedBytes` where it is none. */
  answer(vector: Uint8Array): Uint8Array {
    const known = parseStateVector(vector)
    const lacks = [...this.#clocks].filter(([client, clock]) => (known.get(client) ?? 0) < clock)
    if (lacks.length === 0) {
      this.#prepared.deletes ??= this.#assemble(() => [])
      return this.#prepared.deletes
    }
    if (![...this.#clocks.keys()].some((client) => (known.get(client) ?? 0) > 0)) return this.whole()
    const { last } = this.#prepared
    if (last && sameBytes(last.vector, vector)) return last.answer
    const answer = this.#assemble((stretch) => {
      const from = known.get(stretch.client) ?? 0
      if (from >= stretch.end) return []
      return from <= stretch.clock ? [stretch] : rest(stretch, from)
    })
    this.#prepared.last = { vector: vector.slice(), answer }
    return answer
  }

  #assemble(choose: (stretch: Stretch) => readonly Stretch[]): Uint8Array {
    const parts = [...this.#parts, this.#tail]
    return assemble(
      parts.flatMap((part) => [...part.stretches()].flatMap(choose)),
      parts.map(({ deletes }) => deletes),
    )
  }

  /**
   * Sets apart what is there now, to be folded; what comes meanwhile is kept beside it. `done` puts the folded encoding in its
   * place, and throws when that is not the same document.
   */
  startFolding(): Folding {
    const update = this.whole()
    this.#parts.push(this.#tail)
    this.#tail = new GrowingPart()
    this.#isFolding = true
    return { update, done: (state) => this.#fold(state) }
  }

  #fold(state: Uint8Array): void {
    this.#isFolding = false
    const parsed = parseUpdate(state)
    const ends = new Map<number, number>()
    for (const part of this.#parts) for (const { client, end } of part.stretches()) ends.set(client, end)
    const isSame =
      parsed.sections.length === ends.size &&
      parsed.sections.every(({ client, clock, end }) => clock === 0 && ends.get(client) === end)
    if (!isSame) throw new Error('The folded document is not the one that was to be folded')
    this.#parts = [new PackedPart(parsed)]
    this.#prepared = {}
  }

  /** Lets go of what was prepared for many. */
  rest(): void {
    this.#prepared = {}
  }
}
