/** Word files with tracked changes in a real browser: a text published with its changes as suggestions, a file brought back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, expectStatus, type Json, setUp } from '#tests/support/account.ts'
import { type App, startApp } from '#tests/support/app.ts'
import { inserted, paragraph, run, wordFile } from '#tests/support/word.ts'

let app: App
let secretary: Account
let group: Json
beforeAll(async () => {
  app = await startApp()
  secretary = await setUp(app.server.url)
  group = expectStatus(await secretary.post('/api/groups', { name: 'Палата нотариусов' }), 201)
})
afterAll(() => app.stop())

const changed = (words: string) =>
  paragraph(
    `${run('1. Срок – ')}<w:del w:id="7" w:author="Notary A."><w:r><w:delText>пять</w:delText></w:r></w:del>${inserted(run(words))}${run(' лет.')}`,
  )
const fileOf = (words: string, name = 'закон.docx') => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(
    wordFile(
      paragraph(run('Закон о сроке'), '<w:outlineLvl w:val="0"/>') +
        paragraph(run('Статья 1. Срок', '<w:b/>')) +
        changed(words) +
        paragraph(run('2. Иное решает закон.')),
    ),
  ),
})

test('[IMPORT-15] [IMPORT-17] changes become suggestions with the text, then a file brought back brings another', async () => {
  const { page, errors } = await app.openAs(secretary, '/texts/new', { lang: 'ru' })
  const look = async (name: string) => {
    const folder = process.env.LOOK
    if (!folder) return
    for (const width of [1440, 768, 360]) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: `${folder}/${name}-${width}.png` })
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  }
  await page.getByText('Файл', { exact: true }).click()
  await page.locator('input[type=file]').setInputFiles(fileOf('шесть'))
  await page.getByRole('button', { name: 'Прочитать' }).click()
  await page.getByText('Поправками', { exact: true }).click()
  await page.getByText('Какие поправки возникнут: 1').waitFor()
  await page.getByText('В файле: Notary A.').waitFor()
  await page.getByRole('combobox', { name: /чьём предложении/ }).click()
  await page.getByRole('option', { name: group.name }).click()
  await look('publish')
  await page.getByRole('button', { name: 'Опубликовать' }).click()
  await page.waitForURL(/\/proposals\/[\w-]+$/)
  const proposal = page.url().split('/').at(-1)!
  const rows = async (): Promise<Json[]> =>
    expectStatus(await secretary.get(`/api/proposals/${proposal}/suggestions`), 200).items
  expect((await rows()).map(({ unit, after }) => [unit, after.ru[0].text])).toEqual([
    ['art_1__para_1', 'Срок – шесть лет.'],
  ])

  // The whole way by keyboard: the dialog opens, the file is read, the preview says what would be made.
  await page.getByRole('button', { name: 'Внести правки из Word' }).press('Enter')
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(fileOf('семь'))
  await page.getByRole('button', { name: 'Прочитать' }).press('Enter')
  const make = page.getByRole('button', { name: 'Создать 1 поправку' })
  await make.waitFor()
  expect(await page.getByRole('dialog').locator('ins').first().textContent()).toContain('семь')
  await look('bring-back')
  await make.press('Enter')
  await page.getByText('Создано: 1').waitFor()
  expect(await rows()).toHaveLength(2)
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).last().press('Enter')

  await page.getByRole('button', { name: 'Внести правки из Word' }).press('Enter')
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(fileOf('семь'))
  await page.getByRole('button', { name: 'Прочитать' }).press('Enter')
  await page.getByText('Ничего нового в файле нет.').waitFor()
  expect(errors).toEqual([])
})
