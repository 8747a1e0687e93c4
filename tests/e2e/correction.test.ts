/** Correcting what was read, by keyboard: splitting, joining, undoing; and what the parts of the text are called. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Unit } from '#shared/legal/unit.ts'
import { type Account, expectStatus, setUp } from '#tests/support/account.ts'
import { type App, startApp } from '#tests/support/app.ts'

let app: App
let secretary: Account
beforeAll(async () => {
  app = await startApp()
  secretary = await setUp(app.server.url)
})
afterAll(() => app.stop())

const source = `Статья 1. Язык
1. Язык один. 2. Иное запрещено, кроме указанного в статье
5. Кодекса.
`

test('[CORRECT-2] a unit is split, joined and put back by keyboard, and published so', async () => {
  const { page, errors } = await app.openAs(secretary, '/texts/new', { lang: 'ru' })
  await page.locator('textarea').first().fill(source)
  await page.getByRole('button', { name: 'Прочитать' }).click()
  const row = (text: string) => page.locator('li[id^="row-"]', { hasText: text })
  const open = async (text: string) => {
    await row(text).getByRole('button', { name: 'Исправить' }).focus()
    await page.keyboard.press('Enter')
  }
  const words = page.locator('li[id^="row-"] textarea')

  await open('Язык один.')
  await words.evaluate((field: HTMLTextAreaElement) => {
    field.focus()
    field.setSelectionRange('Язык один.'.length, 'Язык один.'.length)
  })
  await page.keyboard.press('Control+Enter')
  await page.waitForFunction(() => document.querySelectorAll('li[id^="row-"]').length === 4)
  expect(await words.inputValue()).toBe('Иное запрещено, кроме указанного в статье')

  await open('5.')
  await words.evaluate((field: HTMLTextAreaElement) => {
    field.focus()
    field.setSelectionRange(0, 0)
  })
  await page.keyboard.press('Backspace')
  await page.waitForFunction(() => document.querySelectorAll('li[id^="row-"]').length === 3)
  expect(await words.inputValue()).toBe('Иное запрещено, кроме указанного в статье 5. Кодекса.')
  expect(await words.evaluate((field: HTMLTextAreaElement) => field.value.slice(field.selectionStart))).toBe(
    '5. Кодекса.',
  )

  await page.getByRole('button', { name: 'Отменить исправление' }).click()
  await page.waitForFunction(() => document.querySelectorAll('li[id^="row-"]').length === 4)
  await open('5.')
  await row('5.').getByRole('button', { name: 'Соединить с предыдущим' }).click()
  await page.waitForFunction(() => document.querySelectorAll('li[id^="row-"]').length === 3)

  await page.getByRole('radio', { name: 'Как в России' }).check()
  await page.getByRole('textbox', { name: 'Название' }).fill('Закон о языке')
  await page.getByRole('button', { name: 'Опубликовать' }).click()
  await page.waitForURL(/\/texts\/(?!new)[\w-]+$/)
  const { items } = expectStatus(await secretary.get('/api/texts'), 200)
  const text = expectStatus(await secretary.get(`/api/texts/${items[0].id}`), 200)
  expect(text.naming).toBe('ru')
  expect(text.units[0].children.map(({ num, text: said }: Unit) => [num, said?.ru])).toEqual([
    ['1', 'Язык один.'],
    ['2', 'Иное запрещено, кроме указанного в статье 5. Кодекса.'],
  ])
  expect(errors).toEqual([])
})
