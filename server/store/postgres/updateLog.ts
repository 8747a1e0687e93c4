/**
 * The log of live documents on PostgreSQL, which several nodes write to.
 *
 * [LOG-6] A room's row in `rooms` is the judge: a commit locks those of its rooms, always in one order, and looks at each again
 * before it numbers and chains. What another node committed meanwhile is told to the room, which judges anew. Order in a room is
 * the order of its numbers; nothing is read from the order in which transactions were committed.
 */
import type {
  LoadedRoom,
  LogNews,
  LogRow,
  LogTurn,
  RoomId,
  TurnOutcome,
  UpdateLog,
} from '#server/sync/ports.ts'
import {
  chained,
  claimedElsewhere,
  firstHash,
  type HashedRow,
  isClaimed,
  objection,
  type Standing,
  snapshotHash,
  unwritten,
} from '../chain.ts'
import { standings } from '../schema.ts'
import { ask, inTransaction, type Pool, type PoolClient } from './connection.ts'

interface RoomRow extends Standing {
  readonly room: RoomId
}

const standing = '"rooms"."room", "rooms"."epoch", "rooms"."head", "rooms"."headHash", "rooms"."frozen"'

/** One order of locks for everybody, so that no two commits wait for each other. */
const inOrder = (rooms: Iterable<RoomId>): RoomId[] => [...new Set(rooms)].sort()

/** Locks rooms that were written in before; the others are not answered. */
const lock = async (client: PoolClient, rooms: readonly RoomId[]): Promise<readonly RoomRow[]> => {
  const { rows } = await client.query<RoomRow>({
    name: 'lock',
    text: `select ${standing} from "rooms" where "room" = any($1) order by array_position($1, "room") for update`,
    values: [rooms],
  })
  return rows
}

/** Locks rooms, some of which may be new: those get their row. */
const openAndLock = async (client: PoolClient, rooms: readonly RoomId[]): Promise<readonly RoomRow[]> => {
  const { rows } = await client.query<RoomRow>({
    name: 'open',
    text: `insert into "rooms" ("room", "headHash") select "name", $2 from unnest($1::text[]) as "name"
           on conflict ("room") do update set "epoch" = "rooms"."epoch" returning ${standing}`,
    values: [rooms, firstHash],
  })
  return rows
}

type Owners = ReadonlyMap<RoomId, ReadonlyMap<number, string>>

/** Whose the clientIDs are that the turns name; to be asked while their rooms are locked. */
const ownersOf = async (
  client: PoolClient,
  turns: readonly { readonly room: RoomId; readonly rows: readonly LogRow[] }[],
): Promise<Owners> => {
  const asked = turns.flatMap(({ room, rows }) =>
    rows.flatMap(({ clients }) => clients.map((id) => [room, id] as const)),
  )
  if (asked.length === 0) return new Map()
  const { rows } = await client.query<{ room: RoomId; client: number; user: string }>({
    name: 'owners',
    text: `select "room", "client", "user" from "roomClients"
           where ("room", "client") in (select * from unnest($1::text[], $2::bigint[]))`,
    values: [asked.map(([room]) => room), asked.map(([, id]) => id)],
  })
  const byRoom = Map.groupBy(rows, ({ room }) => room)
  return new Map([...byRoom].map(([room, own]) => [room, new Map(own.map((row) => [row.client, row.user]))]))
}

const placeholders = (rows: number, types: readonly string[], from = 0): string =>
  Array.from(
    { length: rows },
    (_, row) => `(${types.map((type, column) => `$${from + row * types.length + column + 1}::${type}`)})`,
  ).join(', ')

const updateTypes = ['text', 'bigint', 'integer', 'text', 'text', 'bytea', 'bytea']
const headTypes = ['text', 'bigint', 'bytea']
/** PostgreSQL takes 65,535 parameters a statement. */
const bite = 5000

const insertRows = async (client: PoolClient, rows: readonly HashedRow[]): Promise<void> => {
  const heads = [...new Map(rows.map((row) => [row.room, row])).values()]
  const updates = rows.flatMap(({ room, seq, epoch, author, at, update, hash }) => [
    room,
    seq,
    epoch,
    author,
    at,
    Buffer.from(update.buffer, update.byteOffset, update.byteLength),
    hash,
  ])
  await client.query(
    `with "written" as (
       insert into "updates" ("room", "seq", "epoch", "author", "at", "update", "hash")
       values ${placeholders(rows.length, updateTypes)})
     update "rooms" set "head" = "new"."head", "headHash" = "new"."hash", "epoch" = "rooms"."epoch"
     from (values ${placeholders(heads.length, headTypes, updates.length)}) as "new" ("room", "head", "hash")
     where "rooms"."room" = "new"."room"`,
    [...updates, ...heads.flatMap(({ room, seq, hash }) => [room, seq, hash])],
  )
}

/** Writes rows that were judged, in rooms that are locked. */
const write = async (
  client: PoolClient,
  turns: readonly { readonly room: RoomId; readonly rows: readonly LogRow[]; readonly from: Standing }[],
  at: string,
): Promise<void> => {
  const rows = turns.flatMap(({ room, rows: own, from }) => chained(room, from, own, at))
  for (let start = 0; start < rows.length; start += bite)
    await insertRows(client, rows.slice(start, start + bite))
  const bound = turns.flatMap(({ room, rows: own }) =>
    own.flatMap(({ author, clients }) => clients.map((id) => [room, id, author] as const)),
  )
  if (bound.length === 0) return
  await client.query({
    name: 'bind',
    text: `insert into "roomClients" ("room", "client", "user")
           select * from unnest($1::text[], $2::bigint[], $3::text[]) on conflict do nothing`,
    values: [bound.map(([room]) => room), bound.map(([, id]) => id), bound.map(([, , user]) => user)],
  })
}

const append = async (
  client: PoolClient,
  turns: readonly LogTurn[],
): Promise<ReadonlyMap<RoomId, TurnOutcome>> => {
  const rooms = inOrder(turns.map(({ room }) => room))
  const isNewPossible = turns.some(({ after }) => after === 0)
  const locked = await (isNewPossible ? openAndLock(client, rooms) : lock(client, rooms))
  const standings = new Map(locked.map((row) => [row.room, row]))
  const owners = await ownersOf(client, turns)
  const judged = turns.map((turn) => {
    const from = standings.get(turn.room) ?? unwritten
    return { ...turn, from, objection: objection(from, turn, (id) => owners.get(turn.room)?.get(id)) }
  })
  const good = judged.filter(({ objection: against }) => against === undefined)
  if (good.length > 0) await write(client, good, new Date().toISOString())
  return new Map(
    judged.map(({ room, rows, from, objection: against }): [RoomId, TurnOutcome] => [
      room,
      against ?? { type: 'committed', head: from.head + rows.length },
    ]),
  )
}

const restart = async (client: PoolClient, room: RoomId, beginning: readonly LogRow[]): Promise<void> => {
  const [found] = await openAndLock(client, [room])
  const owners = await ownersOf(client, [{ room, rows: beginning }])
  if (isClaimed(beginning, (id) => owners.get(room)?.get(id))) throw claimedElsewhere(room)
  await client.query('update "rooms" set "epoch" = "epoch" + 1 where "room" = $1', [room])
  const from = { ...found!, epoch: found!.epoch + 1 }
  await write(client, [{ room, rows: beginning, from }], new Date().toISOString())
}

const roomOf = async (pool: Pool, room: RoomId): Promise<Standing | undefined> => {
  const [found] = await ask<RoomRow>(pool, {
    name: 'room',
    text: `select ${standing} from "rooms" where "room" = $1`,
    values: [room],
  })
  return found
}

/** The rows of an epoch between two numbers. A commit that comes between two questions is beyond the second number. */
const rowsBetween = async (pool: Pool, room: RoomId, epoch: number, after: number, head: number) => {
  if (head <= after) return []
  return ask<{ seq: number; author: string; update: Buffer }>(pool, {
    name: 'rows',
    text: `select "seq", "author", "update" from "updates"
           where "room" = $1 and "epoch" = $2 and "seq" > $3 and "seq" <= $4 order by "seq"`,
    values: [room, epoch, after, head],
  })
}

const load = async (pool: Pool, room: RoomId): Promise<LoadedRoom> => {
  const found = await roomOf(pool, room)
  if (!found) return { epoch: 0, head: 0, frozen: false, updates: [], tail: 0, clients: new Map() }
  const { epoch, head, frozen } = found
  const [newest] = await ask<{ seq: number; state: Buffer; hash: Buffer }>(pool, {
    name: 'snapshot',
    text: `select s."seq", s."state", s."hash" from "snapshots" s join "updates" u using ("room", "seq")
           where s."room" = $1 and u."epoch" = $2 and s."seq" <= $3 order by s."seq" desc limit 1`,
    values: [room, epoch, head],
  })
  const isWhole = newest && snapshotHash(room, newest.seq, newest.state).equals(newest.hash)
  const snapshot = isWhole ? newest : undefined
  const tail = await rowsBetween(pool, room, epoch, snapshot?.seq ?? 0, head)
  const clients = await ask<{ client: number; user: string }>(pool, {
    name: 'clients',
    text: 'select "client", "user" from "roomClients" where "room" = $1',
    values: [room],
  })
  return {
    epoch,
    head,
    frozen: frozen !== 0,
    updates: [...(snapshot ? [snapshot.state] : []), ...tail.map(({ update }) => update)],
    tail: tail.length,
    clients: new Map(clients.map(({ client, user }) => [client, user])),
  }
}

const since = async (pool: Pool, room: RoomId, seq: number): Promise<LogNews> => {
  const { epoch, head, frozen } = (await roomOf(pool, room)) ?? unwritten
  return { epoch, head, frozen: frozen !== 0, rows: await rowsBetween(pool, room, epoch, seq, head) }
}

/** The log behind `pool`. A rejected `append` wrote nothing that its room may not find again when it loads. */
export const postgresUpdateLog = (pool: Pool): UpdateLog => ({
  isShared: true,
  load: (room) => load(pool, room),
  append: (turns) => inTransaction(pool, (client) => append(client, turns)),
  since: (room, seq) => since(pool, room, seq),
  snapshot: (room, seq, state) =>
    inTransaction(pool, async (client) => {
      await client.query(
        `insert into "snapshots" ("room", "seq", "state", "hash") values ($1, $2, $3, $4)
         on conflict ("room", "seq") do update set "state" = excluded."state", "hash" = excluded."hash"`,
        [room, seq, Buffer.from(state), snapshotHash(room, seq, state)],
      )
      await client.query('delete from "snapshots" where "room" = $1 and "seq" < $2', [room, seq])
    }),
  restart: (room, beginning) => inTransaction(pool, (client) => restart(client, room, beginning)),
  setFrozen: async (room, frozen) => {
    await ask(pool, {
      text: `insert into "rooms" ("room", "headHash", "frozen") values ($1, $2, $3)
             on conflict ("room") do update set "frozen" = excluded."frozen"`,
      values: [room, firstHash, frozen ? 1 : 0],
    })
  },
  hold: async (room) => {
    await ask(pool, {
      text: `insert into "rooms" ("room", "headHash", "frozen") values ($1, $2, $3)
             on conflict ("room") do update set "frozen" = excluded."frozen" where "rooms"."frozen" = $4`,
      values: [room, firstHash, standings.held, standings.open],
    })
  },
  letGo: async (room, frozen) => {
    await ask(pool, {
      text: 'update "rooms" set "frozen" = $2 where "room" = $1 and "frozen" = $3',
      values: [room, frozen ? standings.closed : standings.open, standings.held],
    })
  },
})
