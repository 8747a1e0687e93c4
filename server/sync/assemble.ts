/**
 * Updates put together byte by byte: what one client wrote stays as it was encoded, one stretch behind the other. Unlike
 * `Y.mergeUpdates` this decodes nothing, and unlike it, it demands that each client's stretches follow each other without gap
 * or overlap, which those of one log do.
 */
import { ByteWriter } from './byteWriter.ts'
import type { ParsedUpdate } from './parseUpdate.ts'

/** Consecutive structs of one client, encoded; `clock` is the first, `end` the one after the last, `count` how many structs. */
export interface Stretch {
  readonly client: number
  readonly clock: number
  readonly end: number
  readonly count: number
  readonly bytes: Uint8Array
}

/** Encoded deletes of so many clients; a client may come more than once. */
export interface DeleteBytes {
  readonly clients: number
  readonly bytes: Uint8Array
}

export const stretchesOf = ({ sections }: ParsedUpdate): Stretch[] =>
  sections.map(({ client, clock, end, structs, bytes }) => ({
    client,
    clock,
    end,
    count: structs.length,
    bytes,
  }))

export const deletesOf = ({ deleteBytes, deleteClients }: ParsedUpdate): DeleteBytes => ({
  clients: deleteClients,
  bytes: deleteBytes,
})

/**
 * One update out of stretches and deletes. Sections come with the highest clientID first, as Yjs writes them and expects them
 * when it merges. Throws where a client's stretches do not follow each other.
 */
export const assemble = (stretches: Iterable<Stretch>, deletes: readonly DeleteBytes[]): Uint8Array => {
  const byClient = new Map<number, Stretch[]>()
  let length = 64
  for (const stretch of stretches) {
    const before = byClient.get(stretch.client)
    if (!before) byClient.set(stretch.client, [stretch])
    else if (before.at(-1)!.end === stretch.clock) before.push(stretch)
    else throw new Error('What a client wrote does not follow what it wrote before')
    length += stretch.bytes.length + 24
  }
  for (const { bytes } of deletes) length += bytes.length
  const writer = new ByteWriter(length)
  writer.uint(byClient.size)
  for (const client of [...byClient.keys()].sort((a, b) => b - a)) {
    const own = byClient.get(client)!
    writer.uint(own.reduce((sum, { count }) => sum + count, 0))
    writer.uint(client)
    writer.uint(own[0]!.clock)
    for (const { bytes } of own) writer.bytes(bytes)
  }
  writer.uint(deletes.reduce((sum, { clients }) => sum + clients, 0))
  for (const { bytes } of deletes) writer.bytes(bytes)
  return writer.written
}

/** Several updates of one log, in its order, as one. */
export const joined = (updates: readonly ParsedUpdate[]): Uint8Array =>
  updates.length === 1 ? updates[0]!.bytes : assemble(updates.flatMap(stretchesOf), updates.map(deletesOf))
