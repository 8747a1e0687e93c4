/** The log of live documents: append-only updates with their hash chain, who owns which clientID, snapshots. */
import { type Kysely, sql } from 'kysely'

const statements = [
  `create table "rooms" (
    "room" text not null primary key, "epoch" integer not null default 0, "head" integer not null default 0,
    "headHash" blob not null, "frozen" integer not null default 0) without rowid`,
  `create table "updates" (
    "room" text not null, "seq" integer not null, "epoch" integer not null, "author" text not null,
    "at" text not null, "update" blob not null, "hash" blob not null, primary key ("room", "seq"))`,
  `create table "roomClients" (
    "room" text not null, "client" integer not null, "user" text not null,
    primary key ("room", "client")) without rowid`,
  `create table "snapshots" (
    "room" text not null, "seq" integer not null, "state" blob not null, primary key ("room", "seq"))`,
]

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
