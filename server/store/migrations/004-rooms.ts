/** The log of live documents: append-only updates with their hash chain, who owns which clientID, snapshots. */
import { type Kysely, sql } from 'kysely'
import { type EngineWords, wordsOf } from './engine.ts'

const statements = ({ bytes, long, withoutRowid }: EngineWords) => [
  `create table "rooms" (
    "room" text not null primary key, "epoch" integer not null default 0, "head" ${long} not null default 0,
    "headHash" ${bytes} not null, "frozen" integer not null default 0)${withoutRowid}`,
  `create table "updates" (
    "room" text not null, "seq" ${long} not null, "epoch" integer not null, "author" text not null,
    "at" text not null, "update" ${bytes} not null, "hash" ${bytes} not null, primary key ("room", "seq"))`,
  `create table "roomClients" (
    "room" text not null, "client" ${long} not null, "user" text not null,
    primary key ("room", "client"))${withoutRowid}`,
  `create table "snapshots" (
    "room" text not null, "seq" ${long} not null, "state" ${bytes} not null, primary key ("room", "seq"))`,
]

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements(wordsOf(db))) await sql.raw(statement).execute(db)
}
