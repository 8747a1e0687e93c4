/** [STORE-6] PostgreSQL dies under a running server, and comes back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasPostgres, type Postgres, postgresRemedy, startPostgres } from '#tests/support/postgres.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { clientIn, makeScribes } from '#tests/support/scribes.ts'
import { startServer } from '#tests/support/server.ts'
import { missing, typist } from '#tests/support/typist.ts'
import { until } from '#tests/support/until.ts'

describe.skipIf(!hasPostgres())(`with PostgreSQL${hasPostgres() ? '' : `: ${postgresRemedy}`}`, () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  test('[STORE-6] its connections are cut, then it is killed, in mid-typing: whoever asks is told, and nothing is lost', async () => {
    const url = await postgres.newDatabase()
    const server = await startServer({ env: { DATABASE_URL: url, LOG_LEVEL: 'error' } })
    const { chair, drafter, suggestions } = await makeScribes(server, ['art_1__para_1'])
    const room = `suggestion/${suggestions[0]}`
    const random = randomFrom(seedOfRun(8))
    const pages = [chair, drafter].map((account) => clientIn(server, account, room))
    for (const page of pages) {
      page.provider.maxBackoffTime = 200
      await page.synced()
    }
    const typists = pages.map((page, index) => typist(page, `page${index}x`, random))
    const words = () => typists.flatMap((one) => [...one.words])
    for (const one of typists) one.start()
    const typedOn = async (more: number) => {
      const goal = words().length + more
      await until('they type on', () => words().length >= goal)
    }
    for (let cut = 0; cut < 3; cut++) {
      await typedOn(15)
      await postgres.cut(url)
    }
    await typedOn(15)
    await postgres.kill()
    const refused = await until('a request is told', async () => {
      const reply = await chair.get('/api/proposals')
      return reply.status === 200 ? undefined : reply
    })
    expect([refused.status, refused.body.code]).toEqual([503, 'storage-failed'])
    const written = await chair.post('/api/groups', { name: 'Lost' })
    expect([written.status, written.body.code]).toEqual([503, 'storage-failed'])
    expect((await fetch(new URL('/readyz', server.url))).status).toBe(503)
    expect((await fetch(new URL('/healthz', server.url))).status).toBe(200)
    await typedOn(15)
    await until('the pages are told that nothing can be stored', () =>
      pages.every((page) => page.closes.includes(4503)),
    )
    expect(pages.some((page) => page.isSaved())).toBe(false)

    await postgres.startAgain()
    await typedOn(15)
    for (const one of typists) one.stop()
    for (const page of pages) await page.saved()
    expect(pages.flatMap((page) => page.refusals)).toEqual([])
    for (const page of pages) expect(missing(words(), page.words())).toEqual([])
    expect((await fetch(new URL('/readyz', server.url))).status).toBe(200)
    const reader = clientIn(server, chair, room)
    await reader.saved()
    expect(missing(words(), reader.words())).toEqual([])
    for (const page of [...pages, reader]) page.destroy()
    expect(await server.stop()).toBe(0)
  })

  test('[STORE-6] a server that cannot reach its database does not start, and says why without the password', async () => {
    const env = { DATABASE_URL: `postgres://u:geheim@127.0.0.1:1/none` }
    const refused = await startServer({ env }).catch((error: Error) => error.message)
    expect(refused).toMatch(/PostgreSQL at postgres:\/\/u:….*cannot be used.*ECONNREFUSED.*Start the server/)
    expect(refused).not.toContain('geheim')
    const missingOne = { DATABASE_URL: (await postgres.newDatabase()).replace(/[^/]+$/, 'none') }
    await expect(startServer({ env: missingOne })).rejects.toThrow(
      /database "none" does not exist.*Create the database/,
    )
  })
})
