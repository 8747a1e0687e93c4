/**
 * Checks one document's history: its chain from the first row to the head, whose clientIDs its rows are written under, and
 * its snapshots against the rows played again.
 */
import type { Database as Sqlite } from 'better-sqlite3'
import * as Y from 'yjs'
import { seedAuthor } from '#server/sync/ports.ts'
import { firstFreeClientId } from '#shared/document/format.ts'
import { chainHash, firstHash, snapshotHash } from '../chain.ts'
import type { Finding } from './finding.ts'
import { sameDocument } from './sameDocument.ts'

interface UpdateRow {
  readonly seq: number
  readonly epoch: number
  readonly author: string
  readonly at: string
  readonly update: Buffer
  readonly hash: Buffer
}

interface SnapshotRow {
  readonly seq: number
  readonly state: Buffer
  readonly hash: Buffer
}

interface RoomRow {
  readonly epoch: number
  readonly head: number
  readonly headHash: Buffer
  readonly frozen: number
}

export interface RoomChecked {
  readonly rows: number
  /** The first thing that is wrong. */
  readonly finding?: Finding
}

const bad = (where: string, seq: number | undefined, what: string): Finding => ({
  where,
  ...(seq !== undefined && { seq }),
  what,
})

/** Whether every struct of a row is written under a clientID of its author. Seeds have ids of their own. */
const isOwn = (row: UpdateRow, owners: ReadonlyMap<number, string>): boolean => {
  const clients = [...Y.parseUpdateMeta(row.update).to.keys()]
  // Where a document started anew from a whole state, that state holds what many had written before.
  if (row.author === seedAuthor) return row.epoch > 0 || clients.every((client) => client < firstFreeClientId)
  return clients.every((client) => owners.get(client) === row.author)
}

/** Plays the rows of an epoch up to `seq` again. */
const replayed = (sqlite: Sqlite, room: string, epoch: number, seq: number): Uint8Array => {
  const rows = sqlite
    .prepare<[string, number, number], Buffer>(
      'select "update" from "updates" where "room" = ? and "epoch" = ? and "seq" <= ? order by "seq"',
    )
    .pluck()
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of rows.iterate(room, epoch, seq)) Y.applyUpdate(doc, update)
  })
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}

const checkSnapshot = (
  sqlite: Sqlite,
  room: string,
  { seq, state, hash }: SnapshotRow,
): Finding | undefined => {
  const ofRow = sqlite
    .prepare<[string, number], number>('select "epoch" from "updates" where "room" = ? and "seq" = ?')
    .pluck()
  const epoch = ofRow.get(room, seq)
  if (epoch === undefined) return bad(room, seq, 'there is a snapshot of a row that is not in the log')
  if (!snapshotHash(room, seq, state).equals(hash))
    return bad(room, seq, 'the snapshot does not match its hash')
  try {
    if (sameDocument(state, replayed(sqlite, room, epoch, seq))) return undefined
  } catch {
    return bad(room, seq, 'the snapshot or the rows that it stands for make no document')
  }
  return bad(room, seq, 'the snapshot is not the document that the log makes')
}

const checkChain = (sqlite: Sqlite, room: string): RoomChecked => {
  const owners = new Map(
    sqlite
      .prepare<[string], { client: number; user: string }>(
        'select "client", "user" from "roomClients" where "room" = ?',
      )
      .all(room)
      .map(({ client, user }) => [client, user]),
  )
  const unseen = new Set(owners.keys())
  const state = sqlite.prepare<[string], RoomRow>('select * from "rooms" where "room" = ?').get(room)
  const updates = sqlite.prepare<[string], UpdateRow>(
    'select * from "updates" where "room" = ? order by "seq"',
  )
  let previous: Buffer = firstHash
  let epoch = 0
  let rows = 0
  for (const row of updates.iterate(room)) {
    const wrong = (what: string): RoomChecked => ({ rows, finding: bad(room, row.seq, what) })
    if (row.seq !== rows + 1) return { rows, finding: bad(room, rows + 1, 'the row is missing') }
    const expected = chainHash(previous, { ...row, room })
    if (!expected.equals(row.hash)) return wrong('the row does not match its hash')
    if (row.epoch < epoch) return wrong('the row is in an earlier epoch than the row before')
    try {
      if (!isOwn(row, owners)) return wrong('the row is written under a clientID that is not its author’s')
      for (const client of Y.parseUpdateMeta(row.update).to.keys()) unseen.delete(client)
    } catch {
      return wrong('the row holds no update')
    }
    previous = expected
    epoch = row.epoch
    rows += 1
  }
  const after = (what: string): RoomChecked => ({ rows, finding: bad(room, rows + 1, what) })
  if (!state) return after('the room has rows and no head')
  if (state.head !== rows || !state.headHash.equals(previous))
    return after('the log does not end where its head says')
  if (rows > 0 && state.epoch !== epoch) return after('the room is in another epoch than its last row')
  for (const client of unseen)
    return {
      rows,
      finding: bad(room, undefined, `clientID ${client} is somebody’s who never wrote under it`),
    }
  return { rows }
}

/** Answers the first thing that is wrong with a room, if anything is. */
export const checkRoom = (sqlite: Sqlite, room: string): RoomChecked => {
  const chain = checkChain(sqlite, room)
  if (chain.finding) return chain
  const snapshots = sqlite
    .prepare<[string], SnapshotRow>('select * from "snapshots" where "room" = ? order by "seq"')
    .all(room)
  for (const snapshot of snapshots) {
    const finding = checkSnapshot(sqlite, room, snapshot)
    if (finding) return { ...chain, finding }
  }
  return chain
}
