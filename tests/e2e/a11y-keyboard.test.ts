/** A chair's whole job without a mouse. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectStatus } from '#tests/support/account.ts'
import { startBrowsers } from '#tests/support/app.ts'
import { newGroup, publishedText } from '#tests/support/group.ts'
import { editorIn, untilState } from '#tests/support/proposalPage.ts'
import { startServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'
import { buildClient } from '../../tools/clientBuild.ts'

/** Presses a key until the focus is where it is wanted, as somebody does who sees where it is. */
const pressUntil = async (page: Page, key: string, wanted: string): Promise<void> => {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return
    await page.keyboard.press(key)
  }
  throw new Error(`80 times ${key} did not lead to ${wanted}`)
}

test('by keyboard alone: sign in, open a clause, suggest, comment, decide', async () => {
  await buildClient()
  const server = await startServer()
  const { secretary: admin, text: draft } = await publishedText(server.url)
  const { group, chair } = await newGroup(admin, 'Bar union')
  const about = { textId: draft.id, groupId: group.id, title: 'On rights' }
  const { id } = expectStatus(await chair.post('/api/proposals', about), 201)
  const { browser, openAs } = await startBrowsers(server.url)
  const { page, errors, refused } = await openAs(undefined, '/')
  await page.locator('input[type="email"]').waitFor()
  await pressUntil(page, 'Tab', 'input[type="email"]')
  await page.keyboard.type(chair.email)
  await pressUntil(page, 'Tab', 'input[type="password"]')
  await page.keyboard.type('correct horse battery')
  await page.keyboard.press('Enter')
  await page.locator(`a[href="/proposals/${id}"]`).first().waitFor()
  await pressUntil(page, 'Tab', `a[href="/proposals/${id}"]`)
  await page.keyboard.press('Enter')

  await page.locator('.unit-words').first().waitFor()
  await page.keyboard.press('KeyG')
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await pressUntil(page, 'ArrowDown', '[data-unit="art_2__para_2"] .unit-words')
  await page.keyboard.press('Enter')
  await editorIn(page).waitFor()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Это гарантируется.')
  await untilState(page, 'saved')
  await page.keyboard.press('Escape')
  await editorIn(page).waitFor({ state: 'detached' })

  await page.locator('.card', { hasText: 'Это гарантируется.' }).waitFor()
  await page.keyboard.press('KeyJ')
  await page.keyboard.press('KeyC')
  await pressUntil(page, 'Tab', '[data-region="talk"] textarea')
  await page.keyboard.type('Кем именно?')
  await page.keyboard.press('Control+Enter')
  await until('the comment is kept', async () => {
    const { items } = expectStatus(await chair.get(`/api/proposals/${id}/threads`), 200)
    return items[0]?.comments[0].body === 'Кем именно?'
  })

  await page.keyboard.press('Shift+F6')
  await page.keyboard.press('KeyJ')
  await page.keyboard.press('KeyD')
  await page.getByRole('button', { name: 'Зафиксировать решение' }).waitFor()
  await until('the seal is reached', async () => {
    await page.keyboard.press('Tab')
    return page.evaluate(() =>
      document.activeElement?.closest('button')?.textContent?.includes('Зафиксировать решение'),
    )
  })
  await page.keyboard.press('Enter')
  const [row] = await until('it is decided', async () => {
    const { items } = expectStatus(await chair.get(`/api/proposals/${id}/suggestions`), 200)
    return items[0]?.decisions.length > 0 && items
  })
  expect(row.after.ru[0].text).toMatch(/ Это гарантируется\.$/)
  expect(row.decisions[0]).toMatchObject({ level: 'group', outcome: 'agreed' })
  expect([errors, refused()]).toEqual([[], 0])
  await browser.close()
  await server.stop()
})
