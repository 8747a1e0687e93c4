/**
 * The index of words. `words` holds each word of `body` once, cut by the product itself, so that both engines find the same; what
 * each finds them with fills itself: SQLite's FTS5 table by triggers, PostgreSQL's vector as a generated column.
 */
import { type Kysely, sql } from 'kysely'
import { isPostgres, wordsOf } from './engine.ts'

const entries = (long: string) => `create table "searchEntries" (
  "id" ${long === 'bigint' ? 'bigint' : 'integer'} not null primary key,
  "kind" text not null check ("kind" in ('unit', 'wording', 'reason', 'note', 'comment')),
  "layer" text not null check ("layer" in ('live', 'submitted')),
  "textId" text not null, "version" integer not null, "proposalId" text, "subject" text not null,
  "lang" text not null, "body" text not null, "words" text not null)`

const onBoth = [
  `create unique index "searchEntries_place" on "searchEntries"
    ("subject", "kind", "layer", "textId", "version", "lang")`,
  `create index "searchEntries_text" on "searchEntries" ("textId", "version", "kind")`,
  `create index "searchEntries_proposalId" on "searchEntries" ("proposalId", "layer")`,
]

const onSqlite = [
  `create virtual table "searchWords" using fts5(
    "words", content='', contentless_delete=1, prefix='2 3', tokenize='unicode61 remove_diacritics 0')`,
  `create trigger "searchEntries_added" after insert on "searchEntries" begin
    insert into "searchWords" ("rowid", "words") values (new."id", new."words"); end`,
  `create trigger "searchEntries_deleted" after delete on "searchEntries" begin
    delete from "searchWords" where "rowid" = old."id"; end`,
]

const onPostgres = [
  `alter table "searchEntries" add column "vector" tsvector
    generated always as (array_to_tsvector(string_to_array("words", ' '))) stored`,
  `create index "searchEntries_vector" on "searchEntries" using gin ("vector")`,
]

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const own = isPostgres(db) ? onPostgres : onSqlite
  for (const statement of [entries(wordsOf(db).long), ...onBoth, ...own]) await sql.raw(statement).execute(db)
}
