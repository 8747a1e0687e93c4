/** Files are chosen, made and kept in a browser; what takes long can be cancelled, and what fails says why. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsOn } from '#tests/support/accessible.ts'
import { expectStatus, type Json } from '#tests/support/account.ts'
import { type App, startApp } from '#tests/support/app.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'

let app: App
let text: Json
let members: Members
let proposal: string

beforeAll(async () => {
  app = await startApp()
  const published = await publishedText(app.server.url)
  text = published.text
  members = await newGroup(published.secretary, 'Палата нотариусов')
  const started = { textId: text.id, groupId: members.group.id, title: 'О правах' }
  proposal = expectStatus(await members.drafter.post('/api/proposals', started), 201).id
})
afterAll(() => app.stop())

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('a member takes the agreed text as PDF in two languages, by keyboard', async () => {
  const { page, context, errors } = await app.openAs(members.observer, `/proposals/${proposal}`)
  await button(page, 'Выгрузить').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /^Сравнительная таблица/ }).focus()
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: /^Согласованный текст/ }).isChecked()).toBe(true)
  await page.getByRole('radio', { name: 'Word' }).focus()
  await page.keyboard.press('ArrowRight')
  expect(await page.getByRole('radio', { name: 'PDF' }).isChecked()).toBe(true)
  await page.getByText('Русский · Казахский').click()
  const coming = page.waitForEvent('download')
  await button(page, 'Выгрузить PDF').click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('agreed-ru-kk.pdf')
  expect(
    readFileSync((await download.path())!)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await page.getByText('Готово: agreed-ru-kk.pdf').waitFor()
  expect(await violationsOn(page)).toEqual([])
  // Akoma Ntoso is in one language: the choice of two goes, and the format of tables with it.
  await page.getByText('Akoma Ntoso').click()
  expect(await page.getByText('Русский · Казахский').count()).toBe(0)
  expect(await page.getByText('Excel', { exact: true }).count()).toBe(0)
  expect(errors).toEqual([])
  await context.close()
})

test('[EXPORT-10] a switch shows undecided suggestions in the redline, by keyboard, with who made them and why', async () => {
  const undecided = {
    op: 'replace',
    unit: 'art_2__para_2',
    wording: { ru: 'Права охраняются независимым судом.' },
    reason: { ru: 'Суд должен быть независим.' },
  }
  expectStatus(await members.contributor.post(`/api/proposals/${proposal}/suggestions`, undecided), 201)
  const { page, context, errors } = await app.openAs(members.observer, `/proposals/${proposal}`)
  await button(page, 'Выгрузить').click()
  const choice = page.getByRole('switch', { name: 'Показать и поправки без решения' })
  await page.getByRole('radio', { name: /^Согласованный текст/ }).check()
  expect(await choice.count()).toBe(0)
  await page.getByRole('radio', { name: /^Текст с отмеченными/ }).check()
  await page.getByRole('radio', { name: 'HTML' }).focus()
  await page.keyboard.press('Space')
  const taken = async (): Promise<string> => {
    const coming = page.waitForEvent('download')
    await button(page, 'Выгрузить HTML').focus()
    await page.keyboard.press('Enter')
    return readFileSync((await (await coming).path())!, 'utf8')
  }
  expect(await taken()).not.toContain('независим')
  await choice.focus()
  await page.keyboard.press('Space')
  expect(await choice.isChecked()).toBe(true)
  expect(await violationsOn(page)).toEqual([])
  const file = await taken()
  expect(file).toMatch(/<ins [^>]*>независимым *<\/ins>/)
  expect(file).toMatch(/Палата нотариусов \(.*\).*:<\/strong> Суд должен быть независим\./)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(errors).toEqual([])
  await context.close()
})

test('what takes long is cancelled, and what cannot be made says why and what to do', async () => {
  const { page, context } = await app.openAs(members.observer, `/proposals/${proposal}`)
  let held = 0
  await page.route('**/export/comparison.docx*', () => {
    held += 1
  })
  await page.route('**/export/comparison.pdf*', (route) =>
    route.fulfill({
      status: 501,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'export-unavailable', params: { message: 'no build' } }),
    }),
  )
  await button(page, 'Выгрузить').click()
  await button(page, 'Выгрузить Word').click()
  await page.getByText('Файл готовится…').waitFor()
  await button(page, 'Отменить').click()
  await button(page, 'Выгрузить Word').waitFor()
  expect([held, await page.getByText('Файл готовится…').count()]).toEqual([1, 0])
  await page.getByText('PDF', { exact: true }).click()
  await button(page, 'Выгрузить PDF').click()
  const told = page.getByRole('alert')
  await told.waitFor()
  expect(await told.textContent()).toMatch(
    /сделать нельзя.*Выберите другой формат.*no build.*export-unavailable/,
  )
  await context.close()
})

test('the page over all groups gives the commission’s table', async () => {
  const { page, context } = await app.openAs(members.observer, `/texts/${text.id}/overview`, { width: 360 })
  await button(page, 'Таблица комиссии').click()
  const coming = page.waitForEvent('download')
  await page.getByText('Excel', { exact: true }).click()
  await button(page, 'Выгрузить Excel').click()
  expect((await coming).suggestedFilename()).toBe('comparison-ru.xlsx')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await context.close()
})
