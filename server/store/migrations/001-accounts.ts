/** Accounts and sessions in the shape better-auth expects, and who belongs to the secretariat. */
import { type Kysely, sql } from 'kysely'
import { type EngineWords, wordsOf } from './engine.ts'

const statements = ({ time, flag }: EngineWords) => [
  `create table "user" (
    "id" text not null primary key, "name" text not null, "email" text not null unique,
    "emailVerified" ${flag} not null, "image" text, "createdAt" ${time} not null, "updatedAt" ${time} not null)`,
  `create table "session" (
    "id" text not null primary key, "expiresAt" ${time} not null, "token" text not null unique,
    "createdAt" ${time} not null, "updatedAt" ${time} not null, "ipAddress" text, "userAgent" text,
    "userId" text not null references "user" ("id") on delete cascade)`,
  `create index "session_userId_idx" on "session" ("userId")`,
  `create table "account" (
    "id" text not null primary key, "accountId" text not null, "providerId" text not null,
    "userId" text not null references "user" ("id") on delete cascade, "accessToken" text, "refreshToken" text,
    "idToken" text, "accessTokenExpiresAt" ${time}, "refreshTokenExpiresAt" ${time}, "scope" text, "password" text,
    "createdAt" ${time} not null, "updatedAt" ${time} not null)`,
  `create index "account_userId_idx" on "account" ("userId")`,
  `create table "verification" (
    "id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" ${time} not null,
    "createdAt" ${time} not null, "updatedAt" ${time} not null)`,
  `create index "verification_identifier_idx" on "verification" ("identifier")`,
  `create table "secretariat" ("userId" text not null primary key references "user" ("id"), "since" text not null)`,
  `create table "accessRevision" ("id" integer primary key check ("id" = 1), "revision" integer not null)`,
  `insert into "accessRevision" values (1, 0)`,
  `create table "installation" (
    "id" integer primary key check ("id" = 1), "sample" integer not null default 0, "setupCodeHash" text,
    "createdAt" text not null)`,
]

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements(wordsOf(db))) await sql.raw(statement).execute(db)
}
