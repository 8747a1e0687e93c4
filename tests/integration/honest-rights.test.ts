/**
 * [SYNC-3] [SYNC-6] Rights that end while somebody types: nothing more is taken in, nobody is refused, and the words stay
 * with their author. The network delays each way by up to half a second.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expectStatus } from '#tests/support/account.ts'
import { type Drafting, expireSessions, startDrafting } from '#tests/support/honest.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { missing, typist } from '#tests/support/typist.ts'
import { until } from '#tests/support/until.ts'

const random = randomFrom(seedOfRun(5))
let drafting: Drafting

beforeAll(async () => {
  drafting = await startDrafting(random)
})
afterEach(() => drafting.endOfTest())
afterAll(() => drafting.stop())

const decide = async (suggestion: string): Promise<void> => {
  expectStatus(
    await drafting.members.chair.post(`/api/suggestions/${suggestion}/decision`, {
      level: 'group',
      outcome: 'agreed',
      reason: 'Yes.',
    }),
    201,
  )
}

test('decided while offline: the copy stays with its author, the agreed wording stands', async () => {
  const { drafter } = drafting.members
  const suggestion = await drafting.suggest()
  const page = drafting.page(drafter, suggestion)
  await page.synced()
  const anna = typist(page, 'anna', random)
  anna.type(5)
  await page.saved()
  page.provider.disconnect()
  anna.type(5)
  await decide(suggestion)
  const agreed = drafting.onDisk(suggestion)
  page.provider.connect()
  anna.start()
  await until('the page is told', () =>
    page.accesses.some(({ write, reason }) => !write && reason === 'decided'),
  )
  anna.stop()
  await page.synced()
  expect(missing(anna.words, page.words())).toEqual([])
  expect(page.isSaved()).toBe(false)
  expect(drafting.onDisk(suggestion)).toBe(agreed)
  expect(missing(anna.words.slice(0, 5), agreed)).toEqual([])
})

test('decided while typing: what was admitted is agreed, the rest is its author’s; reopened, it all comes in', async () => {
  const { drafter, chair } = drafting.members
  const suggestion = await drafting.suggest()
  const pages = [drafting.page(drafter, suggestion), drafting.page(chair, suggestion)]
  await Promise.all(pages.map((page) => page.synced()))
  const typists = pages.map((page, index) => typist(page, `busy${index}x`, random))
  for (const one of typists) one.start()
  await until('they typed', () => typists.every(({ words }) => words.length > 10))
  await decide(suggestion)
  const agreed = drafting.onDisk(suggestion)
  for (const page of pages) await until('the page is told', () => page.accesses.some(({ write }) => !write))
  for (const one of typists) one.stop()
  expect(drafting.onDisk(suggestion)).toBe(agreed)
  const row = expectStatus(await chair.get(`/api/suggestions/${suggestion}`), 200)
  expect(row.after.ru[0].text).toBe(agreed)
  expectStatus(
    await chair.post(`/api/suggestions/${suggestion}/reopen`, { level: 'group', reason: 'Once more.' }),
    200,
    201,
  )
  await drafting.everywhere(
    typists.flatMap(({ words }) => words),
    suggestion,
    pages,
  )
})

test('locked while offline, unlocked later', async () => {
  const { drafter, chair } = drafting.members
  const suggestion = await drafting.suggest()
  const page = drafting.page(drafter, suggestion)
  await page.synced()
  page.provider.disconnect()
  const anna = typist(page, 'anna', random)
  anna.type(5)
  expectStatus(await chair.post(`/api/proposals/${drafting.proposal}/lock`), 200, 201)
  const locked = drafting.onDisk(suggestion)
  page.provider.connect()
  await until('the page is told', () => page.accesses.some(({ write }) => !write))
  await page.synced()
  expect(page.isSaved()).toBe(false)
  expect(drafting.onDisk(suggestion)).toBe(locked)
  expectStatus(await chair.post(`/api/proposals/${drafting.proposal}/unlock`), 200, 201)
  await drafting.everywhere(anna.words, suggestion, [page])
})

test('made an observer while typing, and a drafter again', async () => {
  const { drafter, chair, group } = drafting.members
  const suggestion = await drafting.suggest()
  const [page, other] = [drafting.page(drafter, suggestion), drafting.page(chair, suggestion)]
  await Promise.all([page.synced(), other.synced()])
  const typists = [typist(page, 'anna', random), typist(other, 'bolat', random)]
  for (const one of typists) one.start()
  await until('they typed', () => typists.every(({ words }) => words.length > 10))
  const member = `/api/groups/${group.id}/members/${drafter.id}`
  expectStatus(await chair.patch(member, { role: 'observer' }), 200)
  await until('the page is told', () => page.accesses.some(({ write }) => !write))
  expectStatus(await chair.patch(member, { role: 'drafter' }), 200)
  await until('the page is told', () => page.accesses.at(-1)!.write)
  for (const one of typists) one.stop()
  await drafting.everywhere(
    typists.flatMap(({ words }) => words),
    suggestion,
    [page, other],
  )
})

test('shown out of the group: nothing more reaches them within two seconds', async () => {
  const { contributor, chair, group } = drafting.members
  const suggestion = await drafting.suggest()
  const page = drafting.page(contributor, suggestion)
  await page.synced()
  expectStatus(await chair.delete(`/api/groups/${group.id}/members/${contributor.id}`), 204)
  const started = performance.now()
  await until('the socket is closed', () => page.closes.length > 0)
  expect(performance.now() - started).toBeLessThan(2000 + 1000)
  expect(page.closes).toEqual([4404])
  expect(page.provider.shouldConnect).toBe(false)
})

test('an expired session: one close, no reconnecting, and after signing in nothing is missing', async () => {
  const { drafter } = drafting.members
  const suggestion = await drafting.suggest()
  const page = drafting.page(drafter, suggestion)
  await page.synced()
  const anna = typist(page, 'anna', random)
  anna.type(5)
  await page.saved()
  expireSessions(drafting.server, drafter.id)
  page.provider.disconnect()
  anna.type(5)
  page.provider.connect()
  await until('it is asked to sign in, and stays away', () => !page.provider.shouldConnect)
  expect(page.closes).toContain(4401)
  anna.type(5)
  expectStatus(await drafter.signIn(), 200)
  const again = drafting.page(drafter, suggestion, { doc: page.doc })
  await drafting.everywhere(anna.words, suggestion, [again])
  expect(page.provider.wsconnected || page.provider.wsconnecting).toBe(false)
})

test('signed out elsewhere while typing', async () => {
  const { chair } = drafting.members
  const suggestion = await drafting.suggest()
  const page = drafting.page(chair, suggestion)
  await page.synced()
  const anna = typist(page, 'anna', random)
  anna.start()
  await until('typed', () => anna.words.length > 5)
  expectStatus(await chair.post('/api/auth/sign-out'), 200)
  await until('it is asked to sign in', () => page.closes.includes(4401))
  anna.stop()
  expect(missing(anna.words, page.words())).toEqual([])
  expectStatus(await chair.signIn(), 200)
  const again = drafting.page(chair, suggestion, { doc: page.doc })
  await drafting.everywhere(anna.words, suggestion, [again])
})
