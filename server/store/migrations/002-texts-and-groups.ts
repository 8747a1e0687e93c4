/** Texts with their immutable versions; groups, members and invitations. */
import { type Kysely, sql } from 'kysely'

const statements = [
  `create table "texts" (
    "id" text not null primary key, "naming" text not null, "numbering" text not null,
    "createdBy" text not null references "user" ("id"), "createdAt" text not null)`,
  `create table "textVersions" (
    "textId" text not null references "texts" ("id"), "version" integer not null, "titleJson" text not null,
    "languagesJson" text not null, "unitsJson" text not null, "sourceJson" text not null,
    "alignmentJson" text not null, "publishedBy" text not null references "user" ("id"),
    "publishedAt" text not null, primary key ("textId", "version"))`,
  `create table "groups" (
    "id" text not null primary key, "name" text not null, "createdBy" text not null references "user" ("id"),
    "createdAt" text not null)`,
  `create table "members" (
    "groupId" text not null references "groups" ("id"), "userId" text not null references "user" ("id"),
    "role" text not null check ("role" in ('observer', 'commenter', 'contributor', 'drafter', 'chair')),
    "since" text not null, primary key ("groupId", "userId"))`,
  `create index "members_userId" on "members" ("userId")`,
  `create table "invitations" (
    "tokenHash" text not null primary key, "groupId" text not null references "groups" ("id"),
    "role" text not null, "email" text, "createdBy" text not null references "user" ("id"),
    "createdAt" text not null, "expiresAt" text not null, "usesLeft" integer not null)`,
]

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
