/** The pages for those who use a screen reader, the dark, or a window 320 px wide. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overflowOf, violationsOn } from '#tests/support/accessible.ts'
import { Account, expectStatus, type Json } from '#tests/support/account.ts'
import { type App, startApp } from '#tests/support/app.ts'

let app: App
const secretary = (): Account => as('secretary')
const members = new Map<string, Account>()
let text: string
let proposal: string

const as = (who: string): Account => members.get(who)!

beforeAll(async () => {
  app = await startApp()
  const { url } = app.server
  const first = new Account(url)
  expectStatus(await first.post('/api/setup/sample', {}), 200, 201)
  for (const who of ['secretary', 'advocate-b']) {
    const account = new Account(url)
    const sign = { email: `${who}@sample.example`, password: 'usynys-sample' }
    expectStatus(await account.post('/api/auth/sign-in/email', sign), 200)
    members.set(who, account)
  }
  ;[{ id: text }] = expectStatus(await secretary().get('/api/texts'), 200).items
  const groups = expectStatus(await as('advocate-b').get('/api/groups'), 200).items
  const mine = new Set(groups.map(({ id }: Json) => id))
  const proposals = expectStatus(await as('advocate-b').get('/api/proposals'), 200).items
  proposal = proposals.find(({ group, state }: Json) => mine.has(group.id) && state === 'drafting').id
})
afterAll(() => app.stop())

interface Visited {
  readonly name: string
  readonly path: () => string
  readonly who: string
  readonly settled: (page: Page) => Promise<unknown>
}

const main = (page: Page) => page.locator('#main').waitFor()
const pages: readonly Visited[] = [
  {
    name: 'home',
    path: () => '/',
    who: 'advocate-b',
    settled: (page) => page.locator('a[href^="/proposals/"]').first().waitFor(),
  },
  {
    name: 'proposal',
    path: () => `/proposals/${proposal}`,
    who: 'advocate-b',
    settled: (page) => page.locator('.card').first().waitFor(),
  },
  { name: 'text', path: () => `/texts/${text}?lang=both`, who: 'advocate-b', settled: main },
  { name: 'overview', path: () => `/texts/${text}/overview`, who: 'advocate-b', settled: main },
  {
    name: 'publish',
    path: () => '/texts/new',
    who: 'secretary',
    settled: (page) => page.locator('textarea').first().waitFor(),
  },
  { name: 'account', path: () => '/account', who: 'advocate-b', settled: main },
  {
    name: 'throughout',
    path: () => `/proposals/${proposal}/throughout`,
    who: 'advocate-b',
    settled: (page) => page.locator('fieldset input').first().waitFor(),
  },
  { name: 'amending', path: () => `/proposals/${proposal}/amending`, who: 'advocate-b', settled: main },
  { name: 'history', path: () => `/proposals/${proposal}/history`, who: 'advocate-b', settled: main },
  { name: 'rebase', path: () => `/proposals/${proposal}/rebase`, who: 'advocate-b', settled: main },
  { name: 'versions', path: () => `/texts/${text}/versions`, who: 'secretary', settled: main },
  {
    name: 'groups',
    path: () => '/groups',
    who: 'secretary',
    settled: (page) => page.locator('a[href^="/groups/"]').first().waitFor(),
  },
]

test.each(pages)(
  '$name: no serious violation of WCAG 2.2 AA, light or dark',
  async ({ path, who, settled }) => {
    for (const theme of ['light', 'dark'] as const) {
      const { page, context, errors } = await app.openAs(as(who), path(), { theme })
      await settled(page)
      expect(await violationsOn(page), theme).toEqual([])
      expect(errors).toEqual([])
      await context.close()
    }
  },
)

test.each(pages)('$name: nothing is wider than a window of 320 px', async ({ path, who, settled }) => {
  for (const lang of ['kk', 'ru']) {
    const { page, context } = await app.openAs(as(who), path(), { lang, width: 320 })
    await settled(page)
    await page.evaluate(() => document.fonts.ready)
    expect(await overflowOf(page), lang).toBe(0)
    await context.close()
  }
})
