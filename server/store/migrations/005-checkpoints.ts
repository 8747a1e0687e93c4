/** What makes history provable: a hash beside each snapshot, and signed checkpoints of the heads of all chains. */
import { type Kysely, sql } from 'kysely'
import { type EngineWords, wordsOf } from './engine.ts'

const statements = ({ bytes, long }: EngineWords) => [
  // A snapshot only shortens loading, so those without a hash go.
  `drop table "snapshots"`,
  `create table "snapshots" (
    "room" text not null, "seq" ${long} not null, "state" ${bytes} not null, "hash" ${bytes} not null,
    primary key ("room", "seq"))`,
  `alter table "rooms" add column "signedHead" ${long} not null default 0`,
  `create table "checkpoints" (
    "seq" integer primary key, "at" text not null, "headsJson" text not null, "publicKey" ${bytes} not null,
    "hash" ${bytes} not null, "signature" ${bytes} not null)`,
]

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements(wordsOf(db))) await sql.raw(statement).execute(db)
}
