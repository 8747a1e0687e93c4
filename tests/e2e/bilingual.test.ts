/** Two languages beside each other, two wordings beside each other, and the keys that walk them, in real browsers. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, type Json } from '#tests/support/account.ts'
import { type App, type OpenPage, startApp } from '#tests/support/app.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { until } from '#tests/support/until.ts'

const clause = 'art_2__para_2'

let app: App
let ours: Members
let proposal: string
const opened: OpenPage[] = []

const open = async (...args: Parameters<App['openAs']>): Promise<Page> => {
  const page = await app.openAs(...args)
  opened.push(page)
  await page.page.locator('.unit-words').first().waitFor()
  return page.page
}

const rowOf = async (id: string): Promise<Json> =>
  expectStatus(await ours.chair.get(`/api/suggestions/${id}`), 200)
const suggest = async (by: Members['chair'], wording: Json): Promise<Json> =>
  expectStatus(
    await by.post(`/api/proposals/${proposal}/suggestions`, { op: 'replace', unit: clause, wording }),
    201,
  )
const side = (page: Page, lang: string) => page.locator(`[id="u-${clause}"] [data-lang="${lang}"]`)
const editorIn = (page: Page, lang: string) => side(page, lang).locator('.wording.ProseMirror')
const repeatedIds = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    return ids.filter((id, index) => ids.indexOf(id) !== index)
  })

beforeAll(async () => {
  app = await startApp()
  const { secretary, text } = await publishedText(app.server.url)
  ours = await newGroup(secretary, 'Bar union')
  proposal = expectStatus(
    await ours.drafter.post('/api/proposals', { textId: text.id, groupId: ours.group.id, title: 'Proposal' }),
    201,
  ).id
})

afterAll(async () => {
  await app.stop()
})

test('a clause is amended in one language and then in the other, in place, in one suggestion', async () => {
  const page = await open(ours.drafter, `/proposals/${proposal}?lang=both`)
  await side(page, 'ru')
    .locator('.unit-words')
    .click({ position: { x: 40, y: 16 } })
  await editorIn(page, 'ru').waitFor()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Всегда.')
  const id = await until('the suggestion is made', async () => {
    const { items } = expectStatus(await ours.chair.get(`/api/proposals/${proposal}/suggestions`), 200)
    return items[0]?.outOfStep.includes('kk') ? (items[0].id as string) : undefined
  })
  // The Kazakh waits, on the same screen; writing it moves the editor there.
  await side(page, 'kk').getByRole('button', { name: 'Написать по-казахски' }).click()
  await editorIn(page, 'kk').waitFor()
  expect(await editorIn(page, 'ru').count()).toBe(0)
  expect(await side(page, 'ru').textContent()).toContain('Всегда.')
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Әрқашан.')
  await until('both languages are in the row, in step', async () => {
    const row = await rowOf(id)
    return row.outOfStep.length === 0 && row.after.kk[0].text.endsWith(' Әрқашан.')
  })
  expect((await rowOf(id)).after.ru[0].text).toMatch(/ Всегда\.$/)
  expect(await repeatedIds(page)).toEqual([])

  // One language alone: the editor of the same suggestion follows.
  await page.getByRole('radiogroup', { name: 'Язык текста' }).getByText('Рус', { exact: true }).click()
  await page.locator(`.ring[data-suggestion="${id}"] .wording.ProseMirror[lang="ru"]`).waitFor()
})

test('what needs no change in the other language is confirmed where it waits', async () => {
  const { id } = await suggest(ours.contributor, { ru: 'Права охраняются независимым судом.' })
  const page = await open(ours.drafter, `/proposals/${proposal}?lang=both`)
  await page.keyboard.press('KeyN')
  const card = page.locator(`.card[data-suggestion="${id}"]`)
  await until('N went to it', () => card.evaluate((element) => element === document.activeElement))
  await card.getByRole('button', { name: 'Менять не нужно', exact: true }).click()
  await card.getByText('Подтверждено: менять не нужно').waitFor()
  expect(await rowOf(id)).toMatchObject({ outOfStep: [], confirmed: { kk: true } })
})

test('two wordings are laid beside each other by a key, and the chair decides there', async () => {
  const { items } = expectStatus(await ours.chair.get(`/api/proposals/${proposal}/suggestions`), 200)
  expect(items.map(({ number }: Json) => number)).toEqual([1, 2])
  const page = await open(ours.chair, `/proposals/${proposal}?lang=ru`)
  const card = page.locator(`.card[data-suggestion="${items[1].id}"]`)
  await card.focus()
  await page.keyboard.press('Digit1')
  await until('the key took a stand', async () => (await rowOf(items[1].id)).positions.support === 1)
  await page.keyboard.press('KeyV')
  const view = page.getByRole('dialog')
  await view.getByRole('heading', { name: 'Редакция проекта' }).waitFor()
  for (const number of ['№\u00a01', '№\u00a02'])
    await view.getByRole('heading', { name: number, exact: true }).waitFor()
  expect(await view.locator('ins').allTextContents()).toContain(' Всегда.')
  await view.getByText('Между собой').click()
  await until('the one is marked against the other', async () =>
    (await view.locator('del').allTextContents()).some((words) => words.includes('Всегда')),
  )
  await view.getByRole('button', { name: 'Зафиксировать решение' }).click()
  await view.waitFor({ state: 'detached' })
  expect((await rowOf(items[1].id)).decisions).toMatchObject([{ outcome: 'agreed', level: 'group' }])
})

test('the list of keys switches single keys off, for who speaks to the page', async () => {
  const page = await open(ours.chair, `/proposals/${proposal}?lang=ru`)
  await page.keyboard.press('Control+Slash')
  const dialog = page.getByRole('dialog', { name: 'Клавиши' })
  // A dialog takes the focus once it stands; a key pressed before that would go to what it focuses.
  await until('the dialog has the focus', () =>
    dialog.evaluate((element) => element.contains(document.activeElement)),
  )
  const single = dialog.getByRole('switch', { name: 'Команды одной клавишей' })
  await single.press('Space')
  await until('single keys are off', async () => !(await single.isChecked()))
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press('KeyJ')
  expect(await page.evaluate(() => document.activeElement?.className)).not.toContain('card')
  await page.keyboard.press('Alt+KeyL')
  await page.waitForURL(/lang=both/)
})

test('no page failed, no honest frame was refused', () => {
  expect(opened.flatMap(({ errors }) => errors)).toEqual([])
  expect(opened.map(({ refused }) => refused())).toEqual(opened.map(() => 0))
})

test('side by side, only the articles that are out of step can be shown, and the whole text again', async () => {
  await suggest(ours.contributor, { ru: 'Права защищает независимый суд.' })
  const page = await open(ours.observer, `/proposals/${proposal}?lang=both`, { lang: 'en' })
  const articles = () => page.locator('[data-part^="art_"]').count()
  const all = await articles()
  const filter = page.getByRole('button', { name: /out of step/i })
  await filter.click()
  await until('one article is left', async () => (await articles()) === 1)
  expect(await page.locator(`[id="u-${clause}"]`).count()).toBe(1)
  await page.getByRole('button', { name: 'Show the whole text' }).click()
  await until('all articles are there', async () => (await articles()) === all)
  expect(all).toBeGreaterThan(1)
})
