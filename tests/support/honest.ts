/**
 * A working group on a real server behind a bad network: what the honest-client suites start from. Every page checks each
 * `saved` frame against the database file, and at the end nobody may have been refused.
 */
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { type Account, expectStatus } from './account.ts'
import { blockTexts, type ClientOptions, openClient, type TestClient } from './client.ts'
import { type Members, newGroup, publishedText } from './group.ts'
import { type BadNetwork, startProxy } from './proxy.ts'
import type { Random } from './random.ts'
import { readFromDisk } from './rooms.ts'
import { startServer, type TestServer } from './server.ts'
import { missing } from './typist.ts'
import { until } from './until.ts'

export interface Drafting {
  readonly server: TestServer
  readonly proxy: BadNetwork
  readonly members: Members
  readonly secretary: Account
  readonly proposal: string
  /** A new suggestion of the drafter's to the first paragraph of article 1, or another unit. */
  suggest(unit?: string): Promise<string>
  /** A page of somebody's, through the proxy. */
  page(account: Account, suggestion: string, options?: Partial<ClientOptions>): TestClient
  /** The wording that a power cut now would leave. */
  onDisk(suggestion: string): string
  /** Waits until these words are on every one of these pages, and on disk. */
  everywhere(words: readonly string[], suggestion: string, pages: readonly TestClient[]): Promise<void>
  /** Closes the pages of a test; nobody was refused, and no "saved" was false. */
  endOfTest(): void
  stop(): Promise<void>
}

/** The clock up to which the log holds a client's writing. */
const clockOnDisk = (file: string, room: string, client: number): number => {
  const doc = readFromDisk(file, room)
  const clock = Y.getState(doc.store, client)
  doc.destroy()
  return clock
}

export const startDrafting = async (random: Random, most = 500): Promise<Drafting> => {
  const server = await startServer()
  const { secretary, text } = await publishedText(server.url)
  const members = await newGroup(secretary, 'Chamber of notaries')
  const proposal = expectStatus(
    await members.chair.post('/api/proposals', {
      textId: text.id,
      groupId: members.group.id,
      title: 'On the state',
    }),
    201,
  ).id
  const proxy = await startProxy({ to: server.port, random, most })
  const file = join(server.dataDir, 'usynys.db')
  const pages: TestClient[] = []
  const falselySaved: string[] = []

  return {
    server,
    proxy,
    members,
    secretary,
    proposal,
    suggest: async (unit = 'art_1__para_1') =>
      expectStatus(
        await members.drafter.post(`/api/proposals/${proposal}/suggestions`, { op: 'replace', unit }),
        201,
      ).id,
    page: (account, suggestion, options = {}) => {
      const room = `suggestion/${suggestion}`
      const page = openClient({
        url: `ws://127.0.0.1:${proxy.port}`,
        room,
        cookie: account.cookie,
        onSaved: (client, clock) => {
          if (clockOnDisk(file, room, client) < clock) falselySaved.push(`${room}: ${client} up to ${clock}`)
        },
        ...options,
      })
      pages.push(page)
      return page
    },
    onDisk: (suggestion) => blockTexts(readFromDisk(file, `suggestion/${suggestion}`)).join('\n'),
    everywhere: async (words, suggestion, those) => {
      const room = `suggestion/${suggestion}`
      for (const page of those)
        await until('every word is on the page', () => missing(words, page.words()).length === 0)
      for (const page of those) await page.saved()
      expect(missing(words, blockTexts(readFromDisk(file, room)).join('\n'))).toEqual([])
      await until('all pages say the same', () => new Set(those.map((page) => page.words())).size === 1)
    },
    endOfTest: () => {
      for (const page of pages.splice(0)) {
        expect(page.refusals).toEqual([])
        expect(page.doc.store.pendingStructs).toBeNull()
        page.destroy()
      }
      expect(falselySaved).toEqual([])
      proxy.resume()
    },
    stop: async () => {
      await proxy.close()
      expect(await server.stop()).toBe(0)
    },
  }
}

/** Ends a login session as its time running out would: the row is gone from the database. */
export const expireSessions = (server: TestServer, userId: string): void => {
  const sqlite = new SqliteDatabase(join(server.dataDir, 'usynys.db'))
  sqlite
    .prepare(`update "session" set "expiresAt" = '2020-01-01T00:00:00.000Z' where "userId" = ?`)
    .run(userId)
  sqlite.close()
}
