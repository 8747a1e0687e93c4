/** Clauses amended in real browsers, over real rooms: one’s own editor, a bad line, a lost right. */
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { seed, seedHash } from '#shared/document/seed.ts'
import {
  begin,
  caretTo,
  clause,
  clausePages,
  editor,
  join,
  saved,
  seedOfClause,
  status,
  suggestionOf,
  wordingIn,
  words,
} from '#tests/support/clausePages.ts'
import { type EditorSetup, rowOf } from '#tests/support/editorPage.ts'
import { startProxy } from '#tests/support/proxy.ts'
import { randomFrom } from '#tests/support/random.ts'
import { until } from '#tests/support/until.ts'

const shared = clausePages()
const { open, onDisk, unitsOnDisk } = shared

test('a click opens the clause in place, and nobody is asked before the first change', async () => {
  const asked: Record<string, unknown>[] = []
  const { page } = await open('anna', {
    make: (body, user) => {
      asked.push(body)
      return { status: 201, body: rowOf(body, user) }
    },
  })
  const before = (await words(page).boundingBox())!
  await page.mouse.click(before.x + 120, before.y + 12)
  await editor(page).waitFor()
  expect(await words(page).boundingBox()).toEqual(before)
  expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true)
  expect(asked).toEqual([])
  expect(await status(page)).toBe('local')

  await page.keyboard.type('Ү')
  await until('the row is made', () => asked.length === 1)
  expect(asked[0]).toMatchObject({
    op: 'replace',
    unit: clause.eId,
    seedHash: { ru: seedHash(seed(seedOfClause, 'ru')) },
  })
  await saved(page)
  const [written] = unitsOnDisk(await suggestionOf(page))
  expect(written?.text).toMatch(/^Каждый .*Ү.*\.$/)
  expect(written?.children).toHaveLength(2)
})

test('offline one types on, the page says so, and all of it arrives when the line is back', async () => {
  const proxy = await startProxy({ to: shared.rooms.port, random: randomFrom(7), most: 20 })
  const { page } = await open('anna', { url: `ws://127.0.0.1:${proxy.port}/sync` })
  const id = await begin(page)
  await page.keyboard.type(' До.')
  await saved(page)
  proxy.stall()
  proxy.cut()
  await until('the page says offline', async () => (await status(page)) === 'offline')
  await page.keyboard.type(' Без сети.')
  await until('edits wait', async () =>
    /10 правок/.test((await page.locator('[data-saved]').textContent()) ?? ''),
  )
  expect(onDisk(id)).not.toContain('Без сети')
  proxy.resume()
  await saved(page)
  expect(onDisk(id)).toContain('До. Без сети.')
  await proxy.close()
})

test('what was typed before the server could be reached survives a reload and is sent then', async () => {
  let reachable = false
  const make: EditorSetup['make'] = (body, user) =>
    reachable ? { status: 201, body: rowOf(body, user) } : 'unreachable'
  const { page } = await open('anna', { make })
  const id = await begin(page)
  await page.keyboard.type(' Слова до сервера.')
  await until('the page says offline', async () => (await status(page)) === 'offline')
  await until('a copy is kept', () =>
    page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name)
      return names.includes('usynys:anna')
    }),
  )
  page.on('dialog', (dialog) => void dialog.accept())
  reachable = true
  await page.reload()
  await until('the words are on disk', () => onDisk(id).includes('Слова до сервера.'))
  await until('the request is forgotten', () =>
    page.evaluate(() => !Object.keys(localStorage).some((key) => key.startsWith('usynys:opening'))),
  )
})

test('a suggestion decided while one was offline hands the words back, and takes nothing in', async () => {
  const proxy = await startProxy({ to: shared.rooms.port, random: randomFrom(8), most: 5 })
  const { page } = await open('vera', { url: `ws://127.0.0.1:${proxy.port}/sync` })
  const id = await begin(page)
  await page.keyboard.type(' Принято.')
  await saved(page)
  proxy.stall()
  proxy.cut()
  await until('the page says offline', async () => (await status(page)) === 'offline')
  await page.keyboard.type(' Слишком поздно.')
  shared.rooms.setRight('vera', { type: 'read', reason: 'decided' })
  proxy.resume()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect(await dialog.textContent()).toContain('принято решение')
  expect(await dialog.locator('ins').allInnerTexts()).toEqual([' Слишком поздно.'])
  expect(await status(page)).toBe('refused')
  expect(onDisk(id)).not.toContain('поздно')
  await dialog.getByRole('button', { name: 'Закрыть' }).click()
  await until('the page is read-only', async () => (await status(page)) === 'readOnly')
  expect(await editor(page).count()).toBe(0)
  const ring = page.locator('.ring')
  expect(await ring.textContent()).toContain('Закрыта для правки')
  expect(await ring.locator('.wording ins').allTextContents()).toEqual([' Принято.'])
  await proxy.close()
})

test('Enter takes the next number, Tab goes deeper, Backspace joins, undo takes back one’s own alone', async () => {
  const anna = await open('anna')
  const id = await begin(anna.page)
  await caretTo(anna.page, 'Control+End')
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.type('иначе.')
  await saved(anna.page)
  expect(unitsOnDisk(id)[0]?.children.map(({ kind, num, text }) => [kind, num, text])).toEqual([
    ['point', '1', 'устно;'],
    ['point', '2', 'письменно.'],
    ['point', '3', 'иначе.'],
  ])
  await anna.page.keyboard.press('Tab')
  await until('it is deeper', () => onDisk(id).includes('kind="subpoint" num="а"'))
  await anna.page.keyboard.press('Shift+Tab')
  await until('it is back', () => onDisk(id).includes('kind="point" num="3"'))
  const boris = await open('boris')
  await join(boris.page, id)
  await boris.page.keyboard.type(' Борис.')
  await saved(boris.page)
  await until('anna sees it', async () => (await wordingIn(anna.page, id)).includes('Борис'))
  for (let step = 0; step < 12; step++) await anna.page.keyboard.press('Control+z')
  await saved(anna.page)
  const undone = onDisk(id)
  expect(undone).toContain('Борис.')
  expect(undone).not.toContain('иначе')
  expect(undone).toContain('Каждый вправе получать и распространять информацию.')
  for (let step = 0; step < 12; step++) await anna.page.keyboard.press('Control+Shift+z')
  await saved(anna.page)
  await until('it is done again', () => onDisk(id).includes('иначе.'))
})

test('pasted lines become numbered blocks, and 200 kB at once are taken', async () => {
  const { page } = await open('anna')
  const id = await begin(page)
  const paste = (text: string) =>
    page.evaluate((given) => {
      const data = new DataTransfer()
      data.setData('text/plain', given)
      data.setData('text/html', `<p><b>${given}</b></p>`)
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, text)
  await caretTo(page, 'Control+End')
  await page.keyboard.press('Enter')
  await paste('третье;\r\n5) пятое;\nшестое.')
  await saved(page)
  expect(unitsOnDisk(id)[0]?.children.map(({ num, text }) => [num, text])).toEqual([
    ['1', 'устно;'],
    ['2', 'письменно.'],
    ['3', 'третье;'],
    ['5', 'пятое;'],
    ['6', 'шестое.'],
  ])
  await paste(Array.from({ length: 400 }, () => `${'слово '.repeat(83)}конец.`).join('\n'))
  await saved(page)
  expect(onDisk(id).length).toBeGreaterThan(198_000)
})

test('a reason has bold and safe links; what a program wrote as a script link is plain text', async () => {
  const { page } = await open('anna')
  const id = await begin(page)
  const reason = page.locator('.rich.ProseMirror')
  await reason.click()
  await page.keyboard.type('Потому что')
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Полужирный' }).click()
  await saved(page)
  expect(shared.rooms.onDisk(`suggestion/${id}`).getXmlFragment('reason:ru').toString()).toContain('<bold>')
  await page.evaluate((given) => {
    const { doc } = (
      globalThis as unknown as { rooms: { connection(room: unknown): { doc: Y.Doc } } }
    ).rooms.connection({ type: 'suggestion', id: given })
    const text = (doc.getXmlFragment('reason:ru').get(0) as Y.XmlElement).get(0) as Y.XmlText
    text.insert(0, 'x', { link: { href: 'https://example.org/' } })
  }, id)
  await until('the link is shown', () => reason.locator('a[href="https://example.org/"]').count())
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
})
