/** A term replaced everywhere and the act that tells of it, worded by hand: on the pages, by keyboard where it matters. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOn } from '#tests/support/accessible.ts'
import { expectStatus } from '#tests/support/account.ts'
import { type App, startApp } from '#tests/support/app.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'

let app: App
let members: Members
let proposal: string

beforeAll(async () => {
  app = await startApp()
  const { secretary, text } = await publishedText(app.server.url)
  members = await newGroup(secretary, 'Chamber of notaries')
  const made = { textId: text.id, groupId: members.group.id, title: 'Terms' }
  proposal = expectStatus(await members.drafter.post('/api/proposals', made), 201).id
})
afterAll(async () => {
  await app.stop()
})

test('[TERM-2] forms are ticked by hand; [TERM-3] the bundle is decided on as a whole', async () => {
  const { page, errors } = await app.openAs(members.chair, `/proposals/${proposal}/throughout`)
  const fields = page.locator('fieldset input')
  for (const [at, word] of ['судом', 'трибуналом', 'сот', 'трибунал'].entries())
    await fields.nth(at).fill(word)
  await page.keyboard.press('Enter')
  await page.locator('main ol > li').first().waitFor()
  expect(await page.locator('main ol input[type=checkbox]:checked').count()).toBe(4)
  // The capital at the head of a sentence is another form: it waits for somebody to tick it.
  const form = page.getByRole('checkbox', { name: 'Сот', exact: true })
  await form.focus()
  await page.keyboard.press('Space')
  expect(await page.locator('main ol input[type=checkbox]:checked').count()).toBe(6)
  await page.locator('main textarea').first().fill('One term.')
  await page.locator('main button', { hasText: '3' }).last().click()
  const members3 = page.locator('section[id^="bundle-"] li')
  await members3.nth(2).waitFor()
  expect(await members3.count()).toBe(3)
  expect(await page.locator('section[id^="bundle-"] ins').count()).toBeGreaterThan(3)
  expect(await violationsOn(page)).toEqual([])
  await page.locator('section[id^="bundle-"] header button').nth(1).click()
  await page.waitForFunction(
    () => document.querySelectorAll('section[id^="bundle-"] header button').length === 0,
  )
  const rows = expectStatus(await members.chair.get(`/api/proposals/${proposal}/suggestions`), 200).items
  expect(rows.map((row: { decisions: { outcome: string }[] }) => row.decisions[0]?.outcome)).toEqual([
    'agreed',
    'agreed',
    'agreed',
  ])
  expect(errors).toEqual([])
})

test('[ACT-1] a formula is worded in place, by keyboard, and taken back', async () => {
  const { page, errors } = await app.openAs(members.drafter, `/proposals/${proposal}/amending`)
  const formula = page.locator('main ol p[lang=ru]').first()
  await formula.waitFor()
  const generated = await formula.textContent()
  const edit = page.locator('main ol button').first()
  await edit.focus()
  await page.keyboard.press('Enter')
  await page.locator('main ol textarea').first().fill('моя редакция формулы')
  await page.keyboard.press('Control+Enter')
  await page.waitForFunction(
    () => document.querySelector('main ol p[lang=ru]')?.textContent === 'моя редакция формулы',
  )
  expect(await violationsOn(page)).toEqual([])
  const file = await members.observer.raw('GET', `/api/proposals/${proposal}/export/amending.md?lang=ru`)
  expect(await file.text()).toContain('моя редакция формулы')
  await page.locator('main ol button').nth(1).click()
  await page.waitForFunction(
    (text) => document.querySelector('main ol p[lang=ru]')?.textContent === text,
    generated,
  )
  expect(errors).toEqual([])
})
