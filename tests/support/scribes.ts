/** A server's data folder with real history in it: two people who wrote, deleted and decided over several starts. */
import { join } from 'node:path'
import type * as Y from 'yjs'
import { type Account, expectStatus } from './account.ts'
import { openClient, type TestClient } from './client.ts'
import { newGroup, publishedText } from './group.ts'
import type { Random } from './random.ts'
import { startServer, type TestServer } from './server.ts'

export interface Scribes {
  readonly chair: Account
  readonly drafter: Account
  readonly proposal: string
  /** Ids of suggestions that were written in. */
  readonly suggestions: readonly string[]
}

export const fileIn = (dataDir: string): string => join(dataDir, 'usynys.db')

/** A client of `account` in a room of a server, with a copy of the document that it may have already. */
export const clientIn = (
  server: Pick<TestServer, 'port'>,
  account: Account,
  room: string,
  params: Record<string, string> = {},
  doc?: Y.Doc,
): TestClient =>
  openClient({
    url: `ws://127.0.0.1:${server.port}`,
    room,
    cookie: account.cookie,
    params,
    ...(doc && { doc }),
  })

/** Makes a group and a proposal with suggestions by two people. */
export const makeScribes = async (server: TestServer, units: readonly string[]): Promise<Scribes> => {
  const { secretary, text } = await publishedText(server.url)
  const { group, chair, drafter } = await newGroup(secretary, 'Union of judges')
  const { id } = expectStatus(
    await chair.post('/api/proposals', { textId: text.id, groupId: group.id, title: 'On courts' }),
    201,
  )
  const suggestions: string[] = []
  for (const unit of units) {
    const made = await drafter.post(`/api/proposals/${id}/suggestions`, { op: 'replace', unit })
    suggestions.push(expectStatus(made, 201).id)
  }
  return { chair, drafter, proposal: id, suggestions }
}

/** Both write and delete in every suggestion for so many strokes, a stroke a commit, and wait until all is saved. */
export const scribble = async (
  server: TestServer,
  { chair, drafter, suggestions }: Scribes,
  strokes: number,
  random: Random,
): Promise<void> => {
  for (const id of suggestions) {
    const pages = [chair, drafter].map((account) => clientIn(server, account, `suggestion/${id}`))
    for (const page of pages) await page.synced()
    for (let i = 0; i < strokes; i++) {
      const page = random.pick(pages)
      const text = page.text()
      if (random.below(4) === 0 && text.length > 4) text.delete(random.below(text.length - 2), 2)
      else text.insert(random.below(text.length), `w${i} `)
      if (random.below(3) === 0) await page.saved()
    }
    for (const page of pages) {
      await page.saved()
      page.destroy()
    }
  }
}

/** A stopped server's data folder with history: two runs, so that snapshots and checkpoints lie in the middle of it. */
export const folderWithHistory = async (dataDir: string, random: Random): Promise<Scribes> => {
  let server = await startServer({ dataDir })
  const scribes = await makeScribes(server, ['art_1__para_1', 'art_2__para_2', 'art_3'])
  await scribble(server, scribes, 20, random)
  await server.stop()
  server = await startServer({ dataDir, port: server.port })
  await scribble(server, { ...scribes, suggestions: scribes.suggestions.slice(0, 2) }, 12, random)
  await server.stop()
  return scribes
}
