/**
 * An update of Yjs, format 1, read as far as admission and the log need it: which clocks of whom, what each struct hangs on,
 * of what sort its content is, what is deleted, and which bytes are whose. Nothing is decoded that nobody asks for.
 *
 * Format 1, as Yjs 13 writes it: a count of sections; each section a count of structs, a clientID, a first clock and the
 * structs; then the delete set. Struct by struct an info byte, what it hangs on, and its content.
 */
import { ByteReader } from './byteReader.ts'
import { type Sort, sorts } from './places.ts'
import { contentMask, readContent, UpdateReader } from './readContent.ts'

/** A struct of an update. `length` is in clocks. A clientID of −1 stands for none. */
export interface Struct {
  readonly clock: number
  readonly length: number
  readonly sort: Sort
  readonly originClient: number
  readonly originClock: number
  readonly rightClient: number
  readonly rightClock: number
  /** The parent, where it is written down: a root's name or an item's id. */
  readonly root: string | undefined
  readonly parentClient: number
  readonly parentClock: number
  readonly key: string | undefined
}

/** All structs of one client, in order; `bytes` are those of the structs alone. */
export interface Section {
  readonly client: number
  readonly clock: number
  /** The first clock after it. */
  readonly end: number
  readonly structs: readonly Struct[]
  readonly bytes: Uint8Array
}

export interface ParsedUpdate {
  readonly sections: readonly Section[]
  /** What it deletes: clientID, clock and length in turn. */
  readonly deletes: readonly number[]
  /** The delete set as bytes, without its leading count, and that count. */
  readonly deleteBytes: Uint8Array
  readonly deleteClients: number
  /** The update without what may follow it. */
  readonly bytes: Uint8Array
}

const hasOrigin = 0x80
const hasRight = 0x40
const hasKey = 0x20
const skipInfo = 10

const bare = (clock: number, length: number, sort: Sort): Struct => ({
  clock,
  length,
  sort,
  originClient: -1,
  originClock: 0,
  rightClient: -1,
  rightClock: 0,
  root: undefined,
  parentClient: -1,
  parentClock: 0,
  key: undefined,
})

const readItem = (reader: UpdateReader, clock: number, info: number): Struct => {
  let originClient = -1
  let originClock = 0
  let rightClient = -1
  let rightClock = 0
  let parentClient = -1
  let parentClock = 0
  let root: string | undefined
  let key: string | undefined
  if (info & hasOrigin) {
    originClient = reader.uint()
    originClock = reader.uint()
  }
  if (info & hasRight) {
    rightClient = reader.uint()
    rightClock = reader.uint()
  }
  if (!(info & (hasOrigin | hasRight))) {
    if (reader.uint() === 1) root = reader.string()
    else {
      parentClient = reader.uint()
      parentClock = reader.uint()
    }
    if (info & hasKey) key = reader.string()
  }
  const length = readContent(reader, info)
  const { sort } = reader
  return {
    clock,
    length,
    sort,
    originClient,
    originClock,
    rightClient,
    rightClock,
    root,
    parentClient,
    parentClock,
    key,
  }
}

const readStruct = (reader: UpdateReader, clock: number): Struct => {
  const info = reader.byte()
  if (info === skipInfo) return bare(clock, reader.uint(), sorts.skip)
  if ((info & contentMask) === 0) return bare(clock, reader.uint(), sorts.gc)
  return readItem(reader, clock, info)
}

/** Reads an update; throws `MalformedBytes` for anything else. */
export const parseUpdate = (update: Uint8Array): ParsedUpdate => {
  const reader = new UpdateReader(update)
  const sections: Section[] = []
  for (let left = reader.uint(); left > 0; left--) {
    const count = reader.uint()
    const client = reader.uint()
    const first = reader.uint()
    const from = reader.at
    const structs: Struct[] = []
    let clock = first
    for (let of = count; of > 0; of--) {
      const struct = readStruct(reader, clock)
      structs.push(struct)
      clock += struct.length
    }
    if (structs.length > 0)
      sections.push({ client, clock: first, end: clock, structs, bytes: update.subarray(from, reader.at) })
  }
  const deleteClients = reader.uint()
  const from = reader.at
  const deletes: number[] = []
  for (let left = deleteClients; left > 0; left--) {
    const client = reader.uint()
    for (let of = reader.uint(); of > 0; of--) deletes.push(client, reader.uint(), reader.uint())
  }
  const { at } = reader
  return {
    sections,
    deletes,
    deleteBytes: update.subarray(from, at),
    deleteClients,
    bytes: update.subarray(0, at),
  }
}

/** Where the struct of a section's bytes lies that holds a clock: its index, its own first clock, its bytes from and to. */
export interface StructSpan {
  readonly index: number
  readonly clock: number
  readonly from: number
  readonly to: number
}

/** Finds the struct that holds `wanted` among the encoded structs of one client that begin at `clock`. */
export const findStruct = (bytes: Uint8Array, clock: number, wanted: number): StructSpan => {
  const reader = new UpdateReader(bytes)
  let at = clock
  for (let index = 0; ; index++) {
    const from = reader.at
    const { length } = readStruct(reader, at)
    if (at + length > wanted) return { index, clock: at, from, to: reader.at }
    at += length
  }
}

/** A state vector as Yjs encodes it: the first unknown clock of each client. Throws `MalformedBytes`. */
export const parseStateVector = (bytes: Uint8Array): Map<number, number> => {
  const reader = new ByteReader(bytes)
  const clocks = new Map<number, number>()
  for (let left = reader.uint(); left > 0; left--) clocks.set(reader.uint(), reader.uint())
  return clocks
}
