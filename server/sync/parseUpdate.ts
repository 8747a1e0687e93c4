/**
 * An update of Yjs, format 1, read as far as admission and the log need it: which clocks of whom, what each struct hangs on,
 * of what sort its content is, what is deleted, and which bytes are whose. Nothing is decoded that nobody asks for.
 *
 * Format 1, as Yjs 13 writes it: a count of sections; each section a count of structs, a clientID, a first clock and the
 * structs; then the delete set. Struct by struct an info byte, what it hangs on, and its content.
 */
import { blockName } from '#shared/document/format.ts'
import { ByteReader, MalformedBytes } from './byteReader.ts'
import { isAttributeValue, isFormat, type Sort, sorts } from './places.ts'

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
const contentMask = 0x1f
const skipInfo = 10

/** Types by their reference numbers; only two of them are let in, two others carry a name. */
const xmlElement = 3
const xmlHook = 5
const xmlText = 6

class UpdateReader extends ByteReader {
  /** Of the content read last. */
  sort: Sort = sorts.other
}

/** Reads past the content of an item; answers its length in clocks, and leaves its sort in the reader. */
const readContent = (reader: UpdateReader, info: number): number => {
  reader.sort = sorts.other
  switch (info & contentMask) {
    case 1:
      reader.sort = sorts.tombstone
      return reader.uint()
    case 2: {
      const length = reader.uint()
      for (let left = length; left > 0; left--) {
        const text = reader.string()
        if (text !== 'undefined') jsonOrThrow(text)
      }
      return length
    }
    case 3:
      reader.skip(reader.uint())
      return 1
    case 4:
      reader.sort = sorts.string
      return reader.skipString()
    case 5:
      reader.json()
      return 1
    case 6: {
      const key = reader.string()
      if (isFormat(key, reader.json())) reader.sort = sorts.format
      return 1
    }
    case 7:
      reader.sort = readType(reader)
      return 1
    case 8: {
      const length = reader.uint()
      let isAttribute = true
      for (let left = length; left > 0; left--) if (!isAttributeValue(reader.any())) isAttribute = false
      if (isAttribute) reader.sort = sorts.attribute
      return length
    }
    case 9:
      reader.string()
      reader.any()
      return 1
    default:
      throw new MalformedBytes('A content is of an unknown sort')
  }
}

const jsonOrThrow = (text: string): void => {
  try {
    JSON.parse(text)
  } catch {
    throw new MalformedBytes('A value is no JSON')
  }
}

const readType = (reader: ByteReader): Sort => {
  const type = reader.uint()
  if (type > xmlText) throw new MalformedBytes('A type is unknown')
  if (type === xmlElement) return reader.string() === blockName ? sorts.block : sorts.other
  if (type === xmlHook) reader.string()
  return type === xmlText ? sorts.text : sorts.other
}

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
