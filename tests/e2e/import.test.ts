/** A Word file with tracked changes brought through the publish page in a real browser. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, expectStatus, setUp } from '#tests/support/account.ts'
import { type App, startApp } from '#tests/support/app.ts'
import { deleted, inserted, paragraph, run, wordFile } from '#tests/support/word.ts'

let app: App
let secretary: Account
beforeAll(async () => {
  app = await startApp()
  secretary = await setUp(app.server.url)
})
afterAll(() => app.stop())

const file = {
  name: 'закон.docx',
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(
    wordFile(
      paragraph(run('Закон о праве'), '<w:outlineLvl w:val="0"/>') +
        paragraph(run('Статья 1. Право', '<w:b/>')) +
        paragraph(run('1. Срок – ') + deleted('пять') + inserted(run('шесть')) + run(' лет.')) +
        paragraph(`${run('2. Иное.')}<w:r><w:drawing/></w:r>`),
    ),
  ),
}

test('[IMPORT-5] what the file lost is shown, its changes are read the other way, and it is published so', async () => {
  const { page, errors } = await app.openAs(secretary, '/texts/new', { lang: 'ru' })
  await page.getByText('Файл', { exact: true }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Прочитать' }).click()
  await page.getByText('Вставок: 1, удалений: 1').waitFor()
  await page.getByText('Авторы: Notary A., Notary B.').waitFor()
  await page.getByText('Изображения, опущены').waitFor()
  await page.getByText('Срок – шесть лет.').waitFor()
  await page.getByText('Отклонёнными', { exact: true }).click()
  await page.getByText('Срок – пять лет.').waitFor()
  await page.getByRole('button', { name: 'Опубликовать' }).click()
  await page.waitForURL(/\/texts\/(?!new)[\w-]+$/)
  const { items } = expectStatus(await secretary.get('/api/texts'), 200)
  const text = expectStatus(await secretary.get(`/api/texts/${items[0].id}`), 200)
  expect(text.title).toEqual({ ru: 'Закон о праве' })
  expect(JSON.stringify(text.units)).toContain('Срок – пять лет.')
  expect(errors).toEqual([])
})
