/** What makes history provable: a hash beside each snapshot, and signed checkpoints of the heads of all chains. */
import { type Kysely, sql } from 'kysely'

const statements = [
  // A snapshot only shortens loading, so those without a hash go.
  `drop table "snapshots"`,
  `create table "snapshots" (
    "room" text not null, "seq" integer not null, "state" blob not null, "hash" blob not null,
    primary key ("room", "seq"))`,
  `alter table "rooms" add column "signedHead" integer not null default 0`,
  `create table "checkpoints" (
    "seq" integer primary key, "at" text not null, "headsJson" text not null, "publicKey" blob not null,
    "hash" blob not null, "signature" blob not null)`,
]

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
