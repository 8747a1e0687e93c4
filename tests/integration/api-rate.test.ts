/** How much one person may ask for: a small limit is met and told, the usual one is out of a page's reach. */
import { afterEach, expect, test } from 'vitest'
import { type Account, setUp } from '#tests/support/account.ts'
import { newGroup, publishedText } from '#tests/support/group.ts'
import { openRaw } from '#tests/support/raw.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'

let server: TestServer
afterEach(() => server.stop())

const many = (account: Account, count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      fetch(`${server.url}/api/me`, { headers: { cookie: account.cookie } }),
    ),
  )

test('[API-11] too many requests of one session are refused and told until when; others go on', async () => {
  server = await startServer({ env: { REQUESTS_PER_SECOND: '1' } })
  const secretary = await setUp(server.url)
  const members = await newGroup(secretary, 'Chamber of notaries')
  const replies = await many(members.observer, 120)
  const refused = replies.filter(({ status }) => status === 429)
  expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(30)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]!.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect(await refused[0]!.json()).toMatchObject({ code: 'too-many-requests', status: 429 })
  expect((await members.drafter.get('/api/me')).status).toBe(200)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})

test('[API-11] a thousand requests at once are within the usual limit', async () => {
  server = await startServer()
  const replies = await many(await setUp(server.url), 1000)
  expect(replies.every(({ status }) => status === 200)).toBe(true)
})

test('[SYNC-18] the limits of live documents are settings', async () => {
  server = await startServer({ env: { SESSIONS_PER_USER: '1' } })
  const { secretary, text } = await publishedText(server.url)
  const open = () =>
    openRaw(server.url.replace('http', 'ws'), `text/${text.id}`, { cookie: secretary.cookie })
  const [first, second] = [open(), open()]
  expect(await until('one of two is turned away', () => first.code() ?? second.code())).toBe(4429)
  first.end()
  second.end()
})
