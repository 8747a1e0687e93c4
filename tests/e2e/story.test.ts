/**
 * A working group's whole job in real browsers, on the real draft where it is to be had: publish, suggest together, comment
 * on words, agree, share, export.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, setUp } from '#tests/support/account.ts'
import { type App, type OpenPage, startApp } from '#tests/support/app.ts'
import { type Members, newGroup } from '#tests/support/group.ts'
import { draftText } from '#tests/support/realText.ts'
import { until } from '#tests/support/until.ts'

const draft = draftText()
const clause = 'art_9__para_2'

let app: App
let ours: Members
let theirs: Members
let proposal: string
const opened: OpenPage[] = []

const open = async (...args: Parameters<App['openAs']>): Promise<Page> => {
  const page = await app.openAs(...args)
  opened.push(page)
  return page.page
}

const words = (page: Page) => page.locator(`[data-unit="${clause}"] .unit-words`).first()
const editor = (page: Page) => page.locator('.ring .wording.ProseMirror')
/** The wording without what the redline struck out, as the document holds it. */
const wordingOf = (page: Page) =>
  editor(page).evaluate(
    (element) =>
      (element as unknown as { editor: { state: { doc: { textContent: string } } } }).editor.state.doc
        .textContent,
  )
const isSaved = (page: Page) =>
  until(
    'the words are on disk',
    async () => (await page.locator('[data-state]').first().getAttribute('data-state')) === 'saved',
  )
const go = async (page: Page) => {
  await page.locator('.unit-words').first().waitFor()
  await page.getByRole('textbox', { name: 'Перейти к статье' }).fill('9')
  await page.keyboard.press('Enter')
}

beforeAll(async () => {
  app = await startApp()
  const secretary = await setUp(app.server.url)
  const text = expectStatus(
    await secretary.post('/api/texts', {
      title: { ru: 'Проект Конституции' },
      lang: 'ru',
      format: 'markdown',
      source: draft.ru,
    }),
    201,
  )
  expectStatus(
    await secretary.post(`/api/texts/${text.id}/languages`, {
      lang: 'kk',
      title: 'Конституция жобасы',
      format: 'markdown',
      source: draft.kk,
    }),
    201,
  )
  ours = await newGroup(secretary, 'Bar union')
  theirs = await newGroup(secretary, 'Chamber of notaries')
  proposal = expectStatus(
    await ours.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: ours.group.id,
      title: 'Предложение союза юристов',
    }),
    201,
  ).id
})

afterAll(async () => {
  await app.stop()
})

test('[SYNC-1] a contributor and a drafter type in one suggestion, in turn and at once, and both screens end equal', async () => {
  const contributor = await open(ours.contributor, `/proposals/${proposal}`)
  const drafter = await open(ours.drafter, `/proposals/${proposal}`)
  await go(contributor)
  await words(contributor).click({ position: { x: 60, y: 20 } })
  await editor(contributor).waitFor()
  await contributor.keyboard.press('Control+End')
  await contributor.keyboard.type(' Порядок устанавливается законом.')
  await isSaved(contributor)

  // The other page shows the card as it was typed, and its pencil opens the same words.
  await go(drafter)
  const card = drafter.locator('.card', { hasText: 'Порядок устанавливается законом.' })
  await card.waitFor()
  await card
    .getByRole('button', { name: /^Править/ })
    .first()
    .click()
  await editor(drafter).waitFor()
  await drafter.keyboard.press('Control+End')
  await drafter.keyboard.type(' Государство поощряет изучение языков.')
  await until('the contributor sees the drafter’s words', async () =>
    (await wordingOf(contributor)).includes('поощряет изучение языков.'),
  )

  await contributor.keyboard.press('Control+Home')
  await Promise.all([
    contributor.keyboard.type('Сначала это. ', { delay: 15 }),
    drafter.keyboard.type(' И затем это.', { delay: 15 }),
  ])
  await until('both screens are equal', async () => {
    const [mine, yours] = await Promise.all([wordingOf(contributor), wordingOf(drafter)])
    return mine === yours && mine.startsWith('Сначала это. ') && mine.endsWith(' И затем это.')
  })
  await Promise.all([isSaved(contributor), isSaved(drafter)])
  expect(
    await drafter.locator('.ring .collaboration-carets__caret, .ring [class*="caret"]').count(),
  ).toBeGreaterThan(0)
})

test('the same suggestion is written in Kazakh beside the Russian', async () => {
  const [, drafter] = opened.map(({ page }) => page)
  await drafter!.keyboard.press('Escape')
  await drafter!.getByRole('radiogroup', { name: 'Язык текста' }).getByText('Қаз', { exact: true }).click()
  const card = drafter!.locator('.card').first()
  await card
    .getByRole('button', { name: /^Править/ })
    .first()
    .click()
  await editor(drafter!).waitFor()
  await drafter!.keyboard.press('Control+End')
  await drafter!.keyboard.type(' Тәртібі заңмен белгіленеді.')
  await isSaved(drafter!)
  const rows = await until('the server has the Kazakh words', async () => {
    const { items } = expectStatus(await ours.chair.get(`/api/proposals/${proposal}/suggestions`), 200)
    return items[0]?.after.kk?.[0]?.text?.includes('Тәртібі заңмен') ? items : undefined
  })
  expect(rows[0]).toMatchObject({ unit: clause, article: 'art_9', outOfStep: [] })
})

test('a commenter comments on selected words of the draft, and the others see it at once', async () => {
  const commenter = await open(ours.commenter, `/proposals/${proposal}`)
  await go(commenter)
  const box = (await words(commenter).boundingBox())!
  await commenter.mouse.move(box.x + 8, box.y + 20)
  await commenter.mouse.down()
  await commenter.mouse.move(box.x + 220, box.y + 20, { steps: 5 })
  await commenter.mouse.up()
  await commenter.getByRole('toolbar').getByRole('button').first().click()
  const field = commenter.getByRole('textbox', { name: 'Написать комментарий' })
  await field.fill('Какие именно организации?')
  await commenter.getByRole('button', { name: 'Отправить' }).click()
  const [, drafter] = opened.map(({ page }) => page)
  await drafter!.keyboard.press('Escape')
  await drafter!.getByRole('textbox', { name: 'Перейти к статье' }).fill('9')
  const threads = await until('the comment is kept', async () => {
    const { items } = expectStatus(await ours.chair.get(`/api/proposals/${proposal}/threads`), 200)
    return items.length ? items : undefined
  })
  expect(threads[0]).toMatchObject({ unit: clause, audience: 'group', anchor: { lang: 'ru', field: 'base' } })
  expect(threads[0].anchor.quote.length).toBeGreaterThan(1)
  await drafter!.locator(`[data-unit="${clause}"] .unit-margin button`, { hasText: '1' }).last().click()
  await drafter!.getByText('Какие именно организации?').waitFor()
})

test('a member of the other group sees nothing until it is shared', async () => {
  const stranger = await open(theirs.drafter, `/proposals/${proposal}`)
  await stranger.getByRole('alert').waitFor()
  expect(await stranger.locator('.unit-words').count()).toBe(0)
  expectStatus(await theirs.drafter.get(`/api/proposals/${proposal}`), 404)
  expectStatus(await theirs.drafter.get(`/api/proposals/${proposal}/suggestions`), 404)
})

test('the chair agrees by the panel; the other group then sees the agreed words and no more', async () => {
  const chair = await open(ours.chair, `/proposals/${proposal}`)
  await go(chair)
  const card = chair.locator('.card').first()
  await card.getByRole('button', { name: 'Решение' }).click()
  await card.getByRole('button', { name: 'Зафиксировать решение' }).click()
  await card.getByText('Согласовано').first().waitFor()

  // Whoever had it open may not write any more, at once and without losing anything.
  const [contributor] = opened.map(({ page }) => page)
  await contributor!.locator('.ring .wording.ProseMirror').waitFor({ state: 'detached' })

  await chair.getByRole('button', { name: 'Поделиться' }).click()
  await chair.getByRole('checkbox', { name: theirs.group.name }).check()
  const stranger = await open(theirs.drafter, `/proposals/${proposal}`)
  await go(stranger)
  await stranger.locator('.card', { hasText: 'И затем это.' }).waitFor()
  await expect(stranger.getByText('Какие именно организации?').count()).resolves.toBe(0)
  const { items } = expectStatus(await theirs.drafter.get(`/api/proposals/${proposal}/suggestions`), 200)
  expect(items).toHaveLength(1)
  expect(items[0].positions).toBeUndefined()
  expectStatus(await theirs.drafter.get(`/api/proposals/${proposal}/history`), 404, 403)
})

test('the comparison table holds the agreed words in both languages', async () => {
  const both = expectStatus(
    await ours.chair.get(`/api/proposals/${proposal}/export/comparison.html?lang=kk,ru`),
    200,
  )
  expect(both).toContain('Порядок устанавливается законом.')
  expect(both).toContain('Тәртібі заңмен белгіленеді.')
  expect(both).toContain('9-баптың 2-тармағы')
  expect(both).toContain('пункт 2 статьи 9')
  const agreed = expectStatus(
    await ours.chair.get(`/api/proposals/${proposal}/export/agreed.md?lang=kk`),
    200,
  )
  expect(agreed).toContain('Тәртібі заңмен белгіленеді.')
})

test('not one honest frame was refused, and no page failed', () => {
  expect(opened.map(({ refused }) => refused())).toEqual(opened.map(() => 0))
  expect(opened.flatMap(({ errors }) => errors)).toEqual([])
})
