/**
 * The way from an empty server to the first proposal, in a real browser: the first account, a text brought, corrected and
 * published in two languages, a group, an invitation, a member who signs up by it and begins.
 */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumPath } from '#tests/support/app.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'
import { buildClient } from '../../tools/clientBuild.ts'

const russian = `Раздел I. Основы

Статья 1. Язык
1. Государственный язык один.
2. Наравне с ним употребляются другие:
1) в делопроизводстве;
3) в суде.

Статья 2. Право
Каждый вправе спрашивать.

Перечень к статьям не относится.
`

const kazakh = `І бөлім. Негіздер

1-бап. Тіл
1. Мемлекеттік тіл біреу.
2. Онымен қатар басқа тілдер қолданылады:
1) іс жүргізуде;
3) сотта.

2-бап. Құқық
Әркім сұрауға құқылы.
`

let server: TestServer
let browser: Browser
let secretary: Page
const errors: string[] = []

const newPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage()
  page.on('pageerror', (error) => errors.push(String(error)))
  return page
}

const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

beforeAll(async () => {
  await buildClient()
  server = await startServer({ env: { OPEN_SIGNUP: 'false' } })
  browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru' })
  secretary = await newPage(context)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('an empty server leads any address to its set-up, which keyboard alone completes', async () => {
  await secretary.goto(`${server.url}/groups`)
  await secretary.waitForURL('**/setup')
  await field(secretary, 'Имя и фамилия').focus()
  for (const words of ['Ответственный секретарь', 'secretary@example.org']) {
    await secretary.keyboard.type(words)
    await secretary.keyboard.press('Tab')
  }
  await secretary.keyboard.type('a long enough password')
  await secretary.keyboard.press('Enter')
  await secretary.getByRole('heading', { level: 1, name: /Ответственный секретарь/ }).waitFor()
  expect(await secretary.title()).toContain('Ұсыныс')
})

test('a text is read with its doubts, corrected, and published; what was left out is not in it', async () => {
  await secretary.getByRole('link', { name: 'Опубликовать текст' }).click()
  await field(secretary, 'Текст закона').fill(russian)
  await press(secretary, 'Прочитать')
  await secretary.getByText('Номер идёт не подряд').first().waitFor()
  await field(secretary, 'Название').fill('Проект закона')
  const stray = secretary.locator('[id^="row-"]', { hasText: 'Перечень к статьям' })
  await stray.getByRole('button', { name: /^Убрать из текста/ }).click()
  const second = secretary.locator('[id^="row-art_2"]').first()
  await second.getByRole('button', { name: /^Исправить/ }).click()
  await field(secretary, 'Заголовок').fill('Право на ответ')
  await press(secretary, 'Опубликовать текст')
  await secretary.waitForURL('**/texts/*')
  await secretary.getByRole('heading', { level: 1, name: 'Проект закона' }).waitFor()
  const text = await secretary.locator('main').textContent()
  expect(text).toContain('Право на ответ')
  expect(text).toContain('в делопроизводстве;')
  expect(text).not.toContain('Перечень')
})

test('a second language pairs with the first, and both are read side by side', async () => {
  await secretary.getByRole('link', { name: 'Добавить язык' }).click()
  await field(secretary, 'Текст закона').fill(kazakh)
  await press(secretary, 'Прочитать')
  await field(secretary, 'Название').fill('Заң жобасы')
  await press(secretary, 'Сопоставить с текстом')
  await secretary.getByText('Все элементы сопоставлены').waitFor()
  await press(secretary, 'Добавить язык')
  await secretary.waitForURL('**/texts/*?lang=both')
  const row = secretary.locator('#art_1__para_1')
  await row.waitFor()
  expect(await row.locator('[lang="ru"]').textContent()).toContain('Государственный язык')
  expect(await row.locator('[lang="kk"]').textContent()).toContain('Мемлекеттік тіл')
})

test('leaving a text half corrected asks first, and no word is lost by staying', async () => {
  await secretary.goto(`${server.url}/texts/new`)
  await field(secretary, 'Текст закона').fill(russian)
  await press(secretary, 'Прочитать')
  await secretary.locator('[id^="row-"]').first().waitFor()
  secretary.once('dialog', (dialog) => void dialog.dismiss())
  await secretary.getByRole('link', { name: 'Тексты' }).click()
  expect(new URL(secretary.url()).pathname).toBe('/texts/new')
  await press(secretary, 'К исходному тексту')
  expect(await field(secretary, 'Текст закона').inputValue()).toBe(russian)
  secretary.once('dialog', (dialog) => void dialog.accept())
  await secretary.goto(server.url)
})

test('whoever holds a group’s link signs up by it, is in the group, and begins its proposal', async () => {
  await secretary.goto(`${server.url}/groups`)
  await press(secretary, 'Новая группа')
  await field(secretary, 'Название группы').fill('Союз нотариусов')
  await secretary.keyboard.press('Enter')
  await secretary.waitForURL('**/groups/*')
  await secretary.getByRole('combobox', { name: 'Роль' }).last().click()
  await secretary.getByRole('option', { name: 'Составитель' }).click()
  await press(secretary, /^Сделать ссылку-приглашение/)
  const link = await field(secretary, 'Ссылка-приглашение').inputValue()

  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'kk' })
  const drafter = await newPage(context)
  await drafter.goto(server.url + new URL(link).pathname)
  await drafter.getByRole('heading', { name: /Союз нотариусов/ }).waitFor()
  await field(drafter, 'Аты-жөніңіз').fill('Нотариус А.')
  await field(drafter, 'Электрондық пошта').fill('notary@example.org')
  await drafter.getByLabel('Құпиясөз', { exact: true }).fill('a long enough password')
  await drafter.keyboard.press('Enter')
  await drafter.waitForURL('**/groups/*')
  await drafter.getByText('Нотариус А. (сіз)').waitFor()

  await drafter.goto(server.url)
  await press(drafter, 'Жаңа ұсыныс')
  await field(drafter, 'Ұсыныстың атауы').fill('Нотариустар ұсынысы')
  await press(drafter, 'Ұсынысты бастау')
  await drafter.waitForURL('**/proposals/*')
  await drafter.goto(server.url)
  await drafter.getByRole('heading', { name: 'Нотариустар ұсынысы' }).waitFor()
})

test('a session that ends while a page is open leads to one sign-in and back', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en' })
  const page = await newPage(context)
  await page.goto(`${server.url}/groups`)
  await page.waitForURL('**/sign-in?next=%2Fgroups')
  await field(page, 'E-mail').fill('notary@example.org')
  await page.getByLabel('Password', { exact: true }).fill('wrong password')
  await page.keyboard.press('Enter')
  await page.getByText('The e-mail or the password is wrong.').waitFor()
  await page.getByLabel('Password', { exact: true }).fill('a long enough password')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/groups')
  await page.getByRole('link', { name: 'Союз нотариусов' }).waitFor()
  await context.clearCookies()
  await page.getByRole('link', { name: 'Союз нотариусов' }).click()
  await page.waitForURL('**/sign-in?next=*')
  await field(page, 'E-mail').fill('notary@example.org')
  await page.getByLabel('Password', { exact: true }).fill('a long enough password')
  await page.keyboard.press('Enter')
  await until('the page that was asked for', () => new URL(page.url()).pathname.startsWith('/groups/'))
  await page.getByRole('heading', { level: 1, name: 'Союз нотариусов' }).waitFor()
})

test('no page threw', () => {
  expect(errors).toEqual([])
})
