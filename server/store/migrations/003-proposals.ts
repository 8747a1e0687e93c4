/** Proposals, suggestions and what people say and decide about them; frozen versions; the audit trail. */
import { type Kysely, sql } from 'kysely'
import { type EngineWords, wordsOf } from './engine.ts'

const user = 'text not null references "user" ("id")'

const statements = ({ bytes, long, counted }: EngineWords) => [
  `create table "proposals" (
    "id" text not null primary key, "textId" text not null, "version" integer not null,
    "groupId" text not null references "groups" ("id"), "title" text not null,
    "state" text not null check ("state" in ('drafting', 'locked', 'submitted', 'returned', 'closed')),
    "authorsShown" integer not null default 0, "sharedWithAll" integer not null default 0,
    "publicToken" text unique, "noteJson" text not null, "materialisedSeq" ${long} not null default 0,
    "lastNumber" integer not null default 0, "createdBy" ${user}, "createdAt" text not null, "updatedAt" text not null,
    foreign key ("textId", "version") references "textVersions" ("textId", "version"))`,
  `create index "proposals_textId" on "proposals" ("textId")`,
  `create index "proposals_groupId" on "proposals" ("groupId")`,
  `create table "proposalShares" (
    "proposalId" text not null references "proposals" ("id"), "groupId" text not null references "groups" ("id"),
    primary key ("proposalId", "groupId"))`,
  `create table "suggestions" (
    "id" text not null primary key, "proposalId" text not null references "proposals" ("id"),
    "number" integer not null, "textId" text not null, "version" integer not null, "groupId" text not null references "groups" ("id"),
    "op" text not null check ("op" in ('replace', 'insertBefore', 'insertAfter', 'delete', 'move')),
    "unit" text not null, "wId" text not null, "unitEnd" text, "destinationJson" text, "rank" integer not null,
    "article" text, "near" text, "author" ${user}, "bundle" text,
    "alternativeTo" text references "suggestions" ("id"), "copiedFrom" text references "suggestions" ("id"),
    "state" text not null check ("state" in ('open', 'draft', 'withdrawn', 'superseded')),
    "beforeJson" text not null, "confirmedJson" text not null, "afterJson" text not null, "reasonJson" text not null,
    "wordingHash" text not null, "outOfStepJson" text not null, "materialisedSeq" ${long} not null default 0,
    "createdAt" text not null, "updatedAt" text not null, unique ("proposalId", "number"),
    foreign key ("textId", "version") references "textVersions" ("textId", "version"))`,
  `create index "suggestions_proposalId" on "suggestions" ("proposalId")`,
  `create index "suggestions_textId" on "suggestions" ("textId", "article")`,
  `create table "coauthors" (
    "suggestionId" text not null references "suggestions" ("id"), "userId" ${user},
    primary key ("suggestionId", "userId"))`,
  `create table "positions" (
    "suggestionId" text not null references "suggestions" ("id"), "userId" ${user}, "onBehalfOf" text,
    "stand" text not null check ("stand" in ('support', 'oppose', 'abstain')), "note" text not null,
    "wordingHash" text not null, "at" text not null, primary key ("suggestionId", "userId"))`,
  `create table "decisions" (
    "id" text not null primary key, "suggestionId" text not null references "suggestions" ("id"),
    "level" text not null check ("level" in ('group', 'commission')),
    "outcome" text not null check ("outcome" in ('agreed', 'partly', 'rejected')), "reason" text not null,
    "by" ${user}, "at" text not null, "wordingHash" text not null,
    "instead" text references "suggestions" ("id"), "reopenedBy" text references "user" ("id"), "reopenedAt" text)`,
  `create unique index "decisions_inForce" on "decisions" ("suggestionId", "level") where "reopenedAt" is null`,
  `create table "threads" (
    "id" text not null primary key, "proposalId" text not null references "proposals" ("id"), "unit" text,
    "suggestionId" text references "suggestions" ("id"),
    "audience" text not null check ("audience" in ('group', 'shared')), "anchorJson" text, "author" ${user},
    "createdAt" text not null, "resolvedBy" text references "user" ("id"), "resolvedAt" text)`,
  `create index "threads_proposalId" on "threads" ("proposalId")`,
  `create table "comments" (
    "id" text not null primary key, "threadId" text not null references "threads" ("id"), "author" ${user},
    "body" text not null, "createdAt" text not null, "editedAt" text, "deletedAt" text)`,
  `create index "comments_threadId" on "comments" ("threadId")`,
  `create table "versions" (
    "id" text not null primary key, "proposalId" text not null references "proposals" ("id"),
    "number" integer not null, "name" text not null, "step" text, "frozenJson" text not null,
    "createdBy" ${user}, "createdAt" text not null, unique ("proposalId", "number"))`,
  `create table "audit" (
    "seq" ${counted}, "at" text not null, "actor" text not null, "action" text not null,
    "subject" text not null, "proposalId" text, "detailJson" text not null, "hash" ${bytes} not null)`,
  `create index "audit_proposalId" on "audit" ("proposalId")`,
]

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements(wordsOf(db))) await sql.raw(statement).execute(db)
}
