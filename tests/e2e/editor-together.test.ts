/** Several people amend one clause at once in real browsers: their words, their carets, what one deletes of the other’s. */
import { expect, test } from 'vitest'
import { begin, caretTo, clausePages, editor, join, saved, wordingIn } from '#tests/support/clausePages.ts'
import { startProxy } from '#tests/support/proxy.ts'
import { randomFrom } from '#tests/support/random.ts'
import { until } from '#tests/support/until.ts'

const shared = clausePages()
const { open, onDisk, unitsOnDisk } = shared

test('two people type in one suggestion at once: both end equal, with every word and both carets', async () => {
  const anna = await open('anna')
  const id = await begin(anna.page)
  await anna.page.keyboard.type(' Начало')
  await saved(anna.page)
  const boris = await open('boris')
  await join(boris.page, id)
  await Promise.all([
    anna.page.keyboard.type(', а также всё, что пишет Анна', { delay: 15 }),
    boris.page.keyboard.type(' И то, что пишет Борис.', { delay: 15 }),
  ])
  await Promise.all([saved(anna.page), saved(boris.page)])
  await until(
    'both see the same',
    async () => (await wordingIn(anna.page, id)) === (await wordingIn(boris.page, id)),
  )
  const text = onDisk(id)
  expect(text).toContain('Начало, а также всё, что пишет Анна')
  expect(text).toContain('письменно. И то, что пишет Борис.')
  expect(await wordingIn(anna.page, id)).toBe(text)
  await boris.page.locator('.caret', { hasText: 'Name of anna' }).waitFor({ state: 'attached' })
  await anna.page.locator('.caret', { hasText: 'Name of boris' }).waitFor({ state: 'attached' })
})

test('the caret stays with its words when a colleague splits or joins the block before it', async () => {
  const anna = await open('anna')
  const id = await begin(anna.page)
  await anna.page.keyboard.type(' Один. Два')
  await saved(anna.page)
  const boris = await open('boris')
  await join(boris.page, id)
  await caretTo(boris.page, 'Control+Home')
  await boris.page.keyboard.press('End')
  await until('boris sees the words', async () => (await wordingIn(boris.page, id)).includes('Два'))
  for (const _letter of 'Два') await boris.page.keyboard.press('ArrowLeft')
  await boris.page.keyboard.press('Enter')
  await until('anna sees the split', async () => (await editor(anna.page).locator('.wb').count()) === 4)
  await anna.page.keyboard.type(' и три.')
  await saved(anna.page)
  await until('boris has it', async () => (await wordingIn(boris.page, id)).includes('Два и три.'))
  await boris.page.keyboard.press('Backspace')
  await until('anna sees the join', async () => (await editor(anna.page).locator('.wb').count()) === 3)
  await anna.page.keyboard.type(' Четыре.')
  await saved(anna.page)
  expect(unitsOnDisk(id)[0]?.text).toBe(
    'Каждый вправе получать и распространять информацию. Один. Два и три. Четыре.',
  )
})

test('own words that went with a colleague’s deletion are offered back in place', async () => {
  const proxy = await startProxy({ to: shared.rooms.port, random: randomFrom(9), most: 5 })
  const anna = await open('anna', { url: `ws://127.0.0.1:${proxy.port}/sync` })
  const id = await begin(anna.page)
  await anna.page.keyboard.type(' Общее.')
  await saved(anna.page)
  const boris = await open('boris')
  await join(boris.page, id)
  proxy.stall()
  await caretTo(anna.page, 'Control+End')
  await anna.page.keyboard.type(' Слова Анны')
  await caretTo(boris.page, 'Control+End')
  await boris.page.keyboard.press('Shift+Home')
  await boris.page.keyboard.press('Backspace')
  await boris.page.keyboard.press('Backspace')
  await saved(boris.page)
  expect(onDisk(id)).not.toContain('письменно')
  proxy.resume()
  const offer = anna.page.locator('.lost')
  await offer.waitFor()
  expect(await offer.textContent()).toContain('Слова Анны')
  await offer.getByRole('button', { name: 'Вернуть' }).click()
  await saved(anna.page)
  await until('the words are back', () => onDisk(id).includes('Слова Анны'))
  expect(await offer.count()).toBe(0)
  await proxy.close()
})

test('an input method composes undisturbed while a colleague types in the same paragraph', async () => {
  const anna = await open('anna')
  const id = await begin(anna.page)
  await anna.page.keyboard.type(' Слово ')
  await saved(anna.page)
  const boris = await open('boris')
  await join(boris.page, id)
  await caretTo(boris.page, 'Control+Home')
  const input = await anna.context.newCDPSession(anna.page)
  await input.send('Input.imeSetComposition', { text: 'ни', selectionStart: 2, selectionEnd: 2 })
  await boris.page.keyboard.type('Итак, ')
  await saved(boris.page)
  await input.send('Input.imeSetComposition', { text: 'нихао', selectionStart: 5, selectionEnd: 5 })
  await boris.page.keyboard.type('снова ')
  await saved(boris.page)
  await input.send('Input.insertText', { text: '你好' })
  await saved(anna.page)
  await until(
    'both are equal',
    async () => (await wordingIn(anna.page, id)) === (await wordingIn(boris.page, id)),
  )
  expect(unitsOnDisk(id)[0]?.text).toBe(
    'Итак, снова Каждый вправе получать и распространять информацию. Слово 你好',
  )
})
