/** The next version of a text published and mended, a proposal taken to it, its history read: in a browser, much of it by keyboard. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import ru from '#client/i18n/ru.json' with { type: 'json' }
import { overflowOf, violationsOn } from '#tests/support/accessible.ts'
import { expectStatus, type Json } from '#tests/support/account.ts'
import { type App, startApp } from '#tests/support/app.ts'
import { type Members, newGroup, publishedText, russian, type Scene } from '#tests/support/group.ts'
import { until } from '#tests/support/until.ts'

let app: App
let scene: Scene
let members: Members
let proposal: string

/** A label of the interface with its parameters put in. */
const said = (words: string, params: Readonly<Record<string, string | number>> = {}): string =>
  Object.entries(params).reduce((text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)), words)

const next = russian
  .replace('1. Государство является', '1. Народ – источник власти.\n2. Государство является')
  .replace('2. Языком', '3. Языком')
  .replace('защиту персональных данных', 'защиту своих данных')
  .replace('2. Права охраняются судом.\n', '')
  .replace('Статья 3. Суд', 'Статья 3. Земля\nЗемля и её недра принадлежат народу.\n\nСтатья 4. Суд')

beforeAll(async () => {
  app = await startApp()
  scene = await publishedText(app.server.url)
  members = await newGroup(scene.secretary, 'Chamber of notaries')
  const made = { textId: scene.text.id, groupId: members.group.id, title: 'Amendments' }
  proposal = expectStatus(await members.chair.post('/api/proposals', made), 201).id
  const suggest = async (unit: string, ru: string) =>
    expectStatus(
      await members.drafter.post(`/api/proposals/${proposal}/suggestions`, {
        op: 'replace',
        unit,
        wording: { ru },
        reason: { ru: 'Так точнее.' },
      }),
      201,
    )
  await suggest('art_1__para_2', 'Языки народов равны.')
  await suggest('art_2__para_1__point_2', 'на тайну данных.')
  await suggest('art_2__para_2', 'Права охраняет только суд.')
})
afterAll(async () => {
  await app.stop()
})

test('[VERSION-5] the secretariat publishes the next version, pairing by keyboard what was not seen as one', async () => {
  const { page, errors } = await app.openAs(scene.secretary, `/texts/${scene.text.id}/versions/new`)
  await page.locator('main textarea').first().fill(next)
  await page.locator('main button[type=submit]').click()
  await page.locator('[id^="row-"]').first().waitFor()
  await page.getByRole('button', { name: said(ru.versions.compareWith, { number: 1 }) }).click()
  const added = page.getByRole('button', { name: /^статья 3 ?Земля/i })
  await added.waitFor()
  expect(await violationsOn(page)).toEqual([])
  // Article 3 is found under its new number; a person who thinks otherwise says so, and takes it back.
  await page.locator('summary').last().click()
  await page.getByRole('button', { name: /^статья 3 ?Суд/i }).focus()
  await page.keyboard.press('Enter')
  await added.focus()
  await page.keyboard.press('Enter')
  const pair = page.getByRole('button', {
    name: said(ru.versions.pairTwo, { old: 'Статья 3', now: 'Статья 3' }),
  })
  await pair.waitFor()
  await until('the button has the focus', () => pair.evaluate((it) => it === document.activeElement))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: ru.publish.undo }).waitFor()
  await page.getByRole('button', { name: ru.publish.undo }).click()
  await page.getByRole('button', { name: said(ru.versions.publishNow, { number: 2 }) }).click()
  await page.waitForURL('**/versions?a=1&b=2')
  await page.locator('ins').first().waitFor()
  expect(await page.locator('main ol li[data-change=removed]').count()).toBeGreaterThan(0)
  expect(await violationsOn(page)).toEqual([])
  expect(errors).toEqual([])
  const text = expectStatus(await scene.secretary.get(`/api/texts/${scene.text.id}`), 200)
  expect(text.version).toBe(2)
  const wIds = text.units[0].children.map(({ eId, wId }: Json) => [eId, wId])
  expect(wIds).toContainEqual(['art_4', 'art_3'])
})

test('[REBASE-5] the chair looks at what has changed, chooses, and takes the proposal along', async () => {
  const { page, errors } = await app.openAs(members.chair, `/proposals/${proposal}`)
  await page
    .getByRole('link', { name: said(ru.rebase.open, { number: 2 }) })
    .first()
    .click()
  await page.locator('article[data-outcome=changed]').waitFor()
  expect(await page.getByText(said(ru.rebase.waiting_few, { count: 2 })).count()).toBe(1)
  expect(await violationsOn(page)).toEqual([])
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overflowOf(page)).toBe(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: ru.rebase.keepAll }).click()
  await page.getByText(ru.rebase.allChosen).waitFor()
  await page.getByRole('button', { name: ru.publish.undo }).click()
  await page.getByText(said(ru.rebase.waiting_few, { count: 2 })).waitFor()
  const changed = page.locator('article[data-outcome=changed]')
  await changed.getByRole('radio', { name: ru.rebase.edit }).focus()
  await page.keyboard.press('Space')
  await changed.locator('textarea').first().fill('на тайну своих данных.')
  const gone = page.locator('article[data-outcome=gone]')
  await gone.getByRole('radio', { name: said(ru.rebase.take, { number: 2 }) }).check()
  await page.getByRole('button', { name: said(ru.rebase.confirm, { number: 2 }) }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: said(ru.rebase.confirm, { number: 2 }) })
    .click()
  await page.getByText(said(ru.rebase.done, { number: 2 })).waitFor()
  expect(await violationsOn(page)).toEqual([])
  const rows = expectStatus(await members.chair.get(`/api/proposals/${proposal}/suggestions`), 200).items
  expect(rows.map(({ unit, after }: Json) => [unit, after.ru[0].text])).toEqual([
    ['art_1__para_3', 'Языки народов равны.'],
    ['art_2__para_1__point_2', 'на тайну своих данных.'],
  ])
  await page.getByRole('link', { name: ru.rebase.toProposal }).click()
  await page.getByText('Языки народов равны.').first().waitFor()
  expect(errors).toEqual([])
})

test('[VERSION-1] [VERSION-2] history: states are named, compared and brought back after a warning; every step has its sentence', async () => {
  const { page, errors } = await app.openAs(members.chair, `/proposals/${proposal}/history`)
  await page.getByText(said(ru.history.action['proposal-rebased'], { version: 2 })).waitFor()
  // No action is told by its plain name.
  expect(
    await page
      .locator('main ol li p')
      .filter({ hasText: /[a-z]+\.[a-z]+/ })
      .count(),
  ).toBe(0)
  await page.locator('main form input').fill('После второго чтения')
  await page.keyboard.press('Enter')
  await page.locator('main td b', { hasText: 'После второго чтения' }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page
    .getByRole('button', { name: said(ru.history.restoreThis, { name: 'После второго чтения' }) })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: ru.history.restore, exact: true }).click()
  await page.getByRole('dialog').getByRole('status').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('main td b', { hasText: ru.history.step['before-restore'] }).waitFor()
  await page.getByRole('button', { name: ru.history.verify }).click()
  await page.getByText(ru.history.intact.split('{{')[0]!).waitFor()
  for (const width of [768, 360]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overflowOf(page)).toBe(0)
  }
  expect(errors).toEqual([])
})
