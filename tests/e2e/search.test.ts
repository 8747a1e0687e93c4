/** Searching in a browser: by keyboard, to the very place, in every width, for whoever cannot see. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overflowOf, violationsOn } from '#tests/support/accessible.ts'
import { expectStatus, type Json } from '#tests/support/account.ts'
import { type App, startApp } from '#tests/support/app.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'

let app: App
let members: Members
let text: Json
let proposal: Json
let thread: Json

beforeAll(async () => {
  app = await startApp()
  const published = await publishedText(app.server.url)
  text = published.text
  members = await newGroup(published.secretary, 'Bar union')
  proposal = expectStatus(
    await members.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: members.group.id,
      title: 'Proposal',
    }),
    201,
  )
  for (const words of ['Первая.', 'Вторая.', 'Третья.', 'Четвёртая.', 'Пятая, заветная.'])
    expectStatus(
      await members.drafter.post(`/api/proposals/${proposal.id}/suggestions`, {
        op: 'replace',
        unit: 'art_2__para_2',
        wording: { ru: words },
      }),
      201,
    )
  thread = expectStatus(
    await members.commenter.post(`/api/proposals/${proposal.id}/threads`, {
      unit: 'art_3',
      body: 'Разве не наоборот?',
    }),
    201,
  )
  expectStatus(await members.commenter.patch(`/api/threads/${thread.id}`, { resolved: true }), 200)
})
afterAll(() => app.stop())

const active = '[role="option"][aria-selected="true"]'

test('[SEARCH-5] Ctrl+K, a citation, Enter: one stands at the clause', async () => {
  const { page, errors } = await app.openAs(members.observer, `/texts/${text.id}`)
  await page.locator('[id="art_3"]').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('ст. 2 п. 1 пп. 2')
  await page.locator(active, { hasText: 'подпункт 2) пункта 1 статьи 2' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'art_2__para_1__point_2')
  expect(await page.getByRole('combobox').count()).toBe(0)
  expect(errors).toEqual([])
})

test('a found suggestion is unfolded and focused, a found comment opens its resolved thread', async () => {
  const { page, errors } = await app.openAs(members.observer, `/proposals/${proposal.id}`)
  await page.locator('.unit-words').first().waitFor()
  await page.keyboard.press('/')
  await page.getByRole('combobox').fill('заветная')
  await page.locator(active, { hasText: 'Пятая' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForFunction(() =>
    document.activeElement?.closest('.card')?.textContent?.includes('Пятая, заветная'),
  )
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('наоборот')
  await page.locator(active, { hasText: 'Разве' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForFunction(
    (id) => document.activeElement?.getAttribute('data-thread') === id,
    thread.id as string,
  )
  expect(errors).toEqual([])
})

test('the arrows choose and the place narrows; the panel fits a phone and has names for whoever cannot see it', async () => {
  const { page } = await app.openAs(members.observer, `/proposals/${proposal.id}`, { width: 360, lang: 'kk' })
  await page.locator('.unit-words').first().waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('құқық')
  await page.locator(active).waitFor()
  const first = await page.locator(active).getAttribute('id')
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction((id) => document.querySelector('[aria-selected="true"]')?.id !== id, first)
  expect(await page.getByRole('combobox').getAttribute('aria-activedescendant')).not.toBe(first)
  expect(await violationsOn(page)).toEqual([])
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  await page.keyboard.press('Escape')
  await page.getByRole('combobox').waitFor({ state: 'detached' })
})
