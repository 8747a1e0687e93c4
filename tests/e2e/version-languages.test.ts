/** The next version brought in two languages, one pasted and one from a file, published at once; an open proposal hears of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import ru from '#client/i18n/ru.json' with { type: 'json' }
import { overflowOf, violationsOn } from '#tests/support/accessible.ts'
import { expectStatus } from '#tests/support/account.ts'
import { type App, startApp } from '#tests/support/app.ts'
import { kazakh, type Members, newGroup, publishedText, russian, type Scene } from '#tests/support/group.ts'

let app: App
let scene: Scene
let members: Members
let proposal: string

beforeAll(async () => {
  app = await startApp()
  scene = await publishedText(app.server.url)
  members = await newGroup(scene.secretary, 'Chamber of notaries')
  const made = { textId: scene.text.id, groupId: members.group.id, title: 'Amendments' }
  proposal = expectStatus(await members.chair.post('/api/proposals', made), 201).id
})
afterAll(async () => {
  await app.stop()
})

const said = (words: string, number: number): string => words.replaceAll('{{number}}', String(number))
const next = {
  ru: russian.replace('защиту персональных данных', 'защиту своих данных'),
  kk: kazakh.replace('Мемлекет тілі – қазақ тілі.', 'Мемлекеттік тіл – қазақ тілі.'),
}

test('[VERSION-7] both languages are brought, looked at and published at once; the open page of a proposal leads on', async () => {
  const reader = await app.openAs(members.chair, `/proposals/${proposal}`)
  await reader.page.locator('#u-art_1').waitFor()
  const { page, errors } = await app.openAs(scene.secretary, `/texts/${scene.text.id}/versions/new`)
  const language = (name: string) =>
    page.getByRole('radiogroup', { name: ru.versions.languages }).getByText(name, { exact: true })
  const read = async () => {
    await page.locator('main button[type=submit]:visible').click()
    await page.locator('[id^="row-"]').first().waitFor()
  }
  await page.locator('main textarea:visible').first().fill(next.ru)
  await language(ru.common.kk).click()
  await page.getByRole('radio', { name: ru.publish.file }).last().focus()
  await page.keyboard.press('Space')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'kk.txt', mimeType: 'text/plain', buffer: Buffer.from(next.kk) })
  await read()
  await page.getByText(ru.versions.otherLanguages.replace('{{languages}}', ru.common.ru)).waitFor()
  await language(ru.common.ru).click()
  expect(await page.locator('main textarea:visible').first().inputValue()).toBe(next.ru)
  await read()
  expect(await violationsOn(page)).toEqual([])
  for (const width of [768, 360, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overflowOf(page)).toBe(0)
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/bring-${width}.png` })
  }
  await page.getByRole('button', { name: said(ru.versions.compareWith, 1) }).click()
  const beside = ru.versions.beside.replace('{{base}}', ru.common.ru).replace('{{language}}', ru.common.kk)
  await page.getByRole('heading', { name: beside }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  for (const width of [768, 360, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await overflowOf(page)).toBe(0)
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/follow-${width}.png`, fullPage: true })
  }
  const publish = page.getByRole('button', { name: said(ru.versions.publishNow, 2) })
  await publish.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/versions?a=1&b=2')
  const text = expectStatus(await scene.secretary.get(`/api/texts/${scene.text.id}`), 200)
  expect(text).toMatchObject({ version: 2, languages: ['ru', 'kk'] })
  expect(JSON.stringify(text.units)).toContain('Мемлекеттік тіл – қазақ тілі.')
  expect(errors).toEqual([])

  const way = reader.page.getByRole('link', { name: ru.rebase.newsOpen })
  await way.waitFor()
  for (const width of [768, 360, 1440]) {
    await reader.page.setViewportSize({ width, height: 900 })
    if (process.env.SHOTS) await reader.page.screenshot({ path: `${process.env.SHOTS}/news-${width}.png` })
  }
  expect(await violationsOn(reader.page)).toEqual([])
  await way.click()
  await reader.page.waitForURL('**/rebase')
  expect(reader.errors).toEqual([])
})

test('[REBASE-7] the chair sees how far a rebase is, and breaks it off by keyboard: nothing has changed', async () => {
  for (let n = 0; n < 5; n++)
    expectStatus(
      await members.chair.post(`/api/proposals/${proposal}/suggestions`, {
        op: 'replace',
        unit: 'art_1__para_1',
        wording: { ru: `Вариант ${n}.` },
      }),
      201,
    )
  const { page, errors } = await app.openAs(members.chair, `/proposals/${proposal}/rebase`)
  const name = said(ru.rebase.confirm, 2)
  await page.getByRole('button', { name }).click()
  await page.route('**/rebase', async () => {
    // Never answered: what the page shows until it is, and what breaking off leaves.
  })
  await page.getByRole('dialog').getByRole('button', { name }).press('Enter')
  await page.getByRole('dialog').getByText(ru.progress.beginning).waitFor()
  expect(await violationsOn(page)).toEqual([])
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/progress.png` })
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.unroute('**/rebase')
  expect(expectStatus(await members.chair.get(`/api/proposals/${proposal}`), 200).version).toBe(1)
  await page.getByRole('button', { name }).click()
  await page.getByRole('dialog').getByRole('button', { name }).press('Enter')
  await page.getByText(said(ru.rebase.done, 2)).waitFor()
  expect(errors).toEqual([])
})
