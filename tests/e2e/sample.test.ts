/** A new server as its first user meets it: the sample by one click, a second window as another member, writing together. */
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Json } from '#tests/support/account.ts'
import { chromiumPath } from '#tests/support/editorPage.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'
import { buildClient } from '../../tools/clientBuild.ts'

const refusedFrame = 5

let server: TestServer
let browser: Browser

beforeAll(async () => {
  await buildClient()
  server = await startServer({ env: { OPEN_SIGNUP: 'false' } })
  browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser.close()
  expect(await server.stop()).toBe(0)
})

interface Watched {
  readonly errors: string[]
  refused: number
}

const watch = (page: Page): Watched => {
  const seen: Watched = { errors: [], refused: 0 }
  page.on('pageerror', (error) => seen.errors.push(String(error)))
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload !== 'string' && payload[0] === refusedFrame) seen.refused += 1
    }),
  )
  return seen
}

const ring = (page: Page, id: string) => page.locator(`[data-suggestion="${id}"] .wording.ProseMirror`)

/** What stands in the editor, without what is only drawn there: carets, deleted words. */
const wordsIn = (page: Page, id: string): Promise<string> =>
  ring(page, id).evaluate((editor) => {
    const copy = editor.cloneNode(true) as HTMLElement
    for (const widget of copy.querySelectorAll('.ProseMirror-widget')) widget.remove()
    return copy.textContent ?? ''
  })

const saved = (page: Page) =>
  until('everything is saved', async () => (await page.locator('[data-state="saved"]').count()) > 0)

const openEditor = async (page: Page, id: string): Promise<void> => {
  await page
    .locator(`article[data-suggestion="${id}"]`)
    .getByRole('button', { name: /^Править/ })
    .click()
  await ring(page, id).waitFor()
  await page.keyboard.press('Control+End')
}

const chip = (page: Page, name: string) => page.getByRole('button', { name: `Образец: ${name}` })

test('the first start offers the sample; two windows are two members and write in one suggestion at once', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' })
  const first = await context.newPage()
  const seenByFirst = watch(first)
  await first.goto(`http://localhost:${server.port}/`)
  await first.getByRole('button', { name: 'Посмотреть образец' }).click()
  await first.getByRole('heading', { level: 1, name: /Адвокат Д\./ }).waitFor()
  await chip(first, 'Адвокат Д.').waitFor()

  await first.locator('a[href^="/proposals/"]').first().click()
  await first.locator('.unit-words[data-open]').first().waitFor()
  const proposal = new URL(first.url()).pathname.split('/').at(-1)!
  const rows = (
    await (
      await first.request.get(`http://localhost:${server.port}/api/proposals/${proposal}/suggestions`)
    ).json()
  ).items
  const { id } = rows.find(
    (row: Json) => row.op === 'replace' && row.state === 'open' && !row.decisions.length,
  )

  await chip(first, 'Адвокат Д.').click()
  const [second] = await Promise.all([
    context.waitForEvent('page'),
    first.getByRole('link', { name: 'Открыть второе окно: Адвокат Б.' }).click(),
  ])
  const seenBySecond = watch(second)
  await chip(second, 'Адвокат Б.').waitFor()
  expect(second.url()).toBe(`http://127.0.0.1:${server.port}/proposals/${proposal}`)
  await first.keyboard.press('Escape')
  await first.getByRole('dialog').waitFor({ state: 'detached' })

  await openEditor(first, id)
  await openEditor(second, id)
  const before = await wordsIn(first, id)
  await Promise.all([
    first.keyboard.type(' Первое окно пишет своё.', { delay: 15 }),
    second.keyboard.type(' Второе окно пишет тоже.', { delay: 15 }),
  ])
  await Promise.all([saved(first), saved(second)])
  await until('both windows show the same', async () => {
    const [one, other] = await Promise.all([wordsIn(first, id), wordsIn(second, id)])
    return one === other && one.length === before.length + 2 * ' Первое окно пишет своё.'.length
  })
  for (const words of ['Первое окно пишет своё.', 'Второе окно пишет тоже.'])
    expect(await wordsIn(second, id)).toContain(words)
  const typed = await wordsIn(first, id)
  await until('the row says it as well', async () => {
    const row = await (
      await first.request.get(`http://localhost:${server.port}/api/suggestions/${id}`)
    ).json()
    return row.after.ru[0].text === typed
  })
  expect([seenByFirst, seenBySecond]).toEqual([
    { errors: [], refused: 0 },
    { errors: [], refused: 0 },
  ])
  await context.close()
})

test('a window becomes another member by one click, and signing in again is a choice among them', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' })
  const page = await context.newPage()
  const seen = watch(page)
  await page.goto(`http://localhost:${server.port}/`)
  await page.getByRole('button', { name: /^Учёный-юрист Г\./ }).click()
  await page.getByRole('heading', { level: 1, name: /Учёный-юрист Г\./ }).waitFor()
  await page.locator('a[href^="/proposals/"]').first().click()
  await page.locator('.unit-words').first().waitFor()

  await chip(page, 'Учёный-юрист Г.').click()
  await page.getByRole('button', { name: /^Судья В\./ }).click()
  await chip(page, 'Судья В.').waitFor()
  await page.getByRole('heading', { level: 1, name: /Судья В\./ }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/')

  await page.goto(`http://localhost:${server.port}/become/nobody?next=//elsewhere.example`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(new URL(page.url()).host).toBe(`localhost:${server.port}`)
  await page.goto(`http://localhost:${server.port}/`)
  await chip(page, 'Судья В.').waitFor()
  expect(seen).toEqual({ errors: [], refused: 0 })
  await context.close()
})
