/** Clauses amended in real browsers, over real rooms: one's own editor, two people at once, a bad line, a lost right. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { seed, seedHash, seedUnits } from '#shared/document/seed.ts'
import { wordingOf } from '#shared/document/toUnits.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import type { EditorPage, EditorPages, EditorSetup } from '#tests/support/editorPage.ts'
import { rowOf, startEditorPages } from '#tests/support/editorPage.ts'
import { startProxy } from '#tests/support/proxy.ts'
import { randomFrom } from '#tests/support/random.ts'
import type { TestRooms } from '#tests/support/rooms.ts'
import { startRooms } from '#tests/support/rooms.ts'
import { until } from '#tests/support/until.ts'

const unit = (eId: string, kind: Unit['kind'], num: string, text: string, children: Unit[] = []): Unit => ({
  eId,
  wId: eId,
  kind,
  num,
  text: { ru: text },
  children,
})

const clause = unit(
  'art_9__para_2',
  'paragraph',
  '2',
  'Каждый вправе получать и распространять информацию.',
  [
    unit('art_9__para_2__point_1', 'point', '1', 'устно;'),
    unit('art_9__para_2__point_2', 'point', '2', 'письменно.'),
  ],
)
const units: readonly Unit[] = [
  {
    ...unit('art_9', 'article', '9', '', [
      unit('art_9__para_1', 'paragraph', '1', 'Свобода слова гарантируется.'),
      clause,
    ]),
    heading: { ru: 'Свобода слова' },
  },
]
const seedOfClause = seedUnits(versionIndex(units), { op: 'replace', unit: clause.eId }, 'ru')

interface EditorStateLike {
  readonly selection: { readonly head: number }
  readonly doc: { readonly content: { readonly size: number } }
}

let pages: EditorPages
let rooms: TestRooms
let opened: EditorPage[] = []

beforeAll(async () => {
  pages = await startEditorPages()
  rooms = await startRooms({ units: seedOfClause, origins: [pages.origin] })
})

afterAll(async () => {
  await pages.stop()
  await rooms.stop()
})

afterEach(async () => {
  const seen = opened
  opened = []
  for (const { context } of seen) await context.close()
  expect(seen.map(({ refused }) => refused())).toEqual(seen.map(() => 0))
  expect(seen.flatMap(({ errors }) => errors)).toEqual([])
  expect(rooms.reports).toEqual([])
})

const setup = (more: Partial<EditorSetup> = {}): EditorSetup => ({
  url: `${rooms.url}/sync`,
  languages: ['ru'],
  units,
  ...more,
})

const open = async (user: string, more: Partial<EditorSetup> = {}): Promise<EditorPage> => {
  const page = await pages.open(user, setup(more))
  opened.push(page)
  return page
}

const words = (page: Page) => page.locator('[data-unit="art_9__para_2"] .wb').first()
const editor = (page: Page) => page.locator('.wording.ProseMirror')
const status = (page: Page) => page.locator('[data-saved]').getAttribute('data-saved')
const saved = (page: Page) => until('everything is saved', async () => (await status(page)) === 'saved')
const suggestionOf = async (page: Page): Promise<string> =>
  (await page.locator('main').getAttribute('data-editing')) ?? ''

/** Opens the clause by a click, the caret behind its last letter. */
const begin = async (page: Page): Promise<string> => {
  const box = (await words(page).boundingBox())!
  await page.mouse.click(box.x + 4, box.y + 10)
  await editor(page).waitFor()
  await page.keyboard.press('End')
  return suggestionOf(page)
}

/** Moves the caret by a key until it is where it should be: right after focusing, editors put it back once more. */
const caretTo = (page: Page, key: 'Control+Home' | 'Control+End') =>
  until(`${key} has moved the caret`, async () => {
    await page.keyboard.press(key)
    return editor(page).evaluate((element, wanted) => {
      const { state } = (element as unknown as { editor: { state: EditorStateLike } }).editor
      const { head } = state.selection
      return wanted === 'Control+Home' ? head === 1 : head === state.doc.content.size - 1
    }, key)
  })

/** Opens a suggestion that somebody else began. */
const join = async (page: Page, id: string): Promise<void> => {
  await page.evaluate(
    ([given, of]) =>
      (globalThis as unknown as { editing: { resume(...args: unknown[]): void } }).editing.resume(
        { id: given, unit: of, op: 'replace' },
        'ru',
        'end',
      ),
    [id, clause.eId],
  )
  await editor(page).waitFor()
}

/** The wording in a page's own document: the editor's text has widgets in it. */
const wordingIn = (page: Page, id: string): Promise<string> =>
  page.evaluate(
    (given) =>
      (
        globalThis as unknown as {
          rooms: { connection(room: unknown): { doc: { getXmlFragment(name: string): unknown } } }
        }
      ).rooms
        .connection({ type: 'suggestion', id: given })
        .doc.getXmlFragment('wording:ru')
        ?.toString() ?? '',
    id,
  )
const onDisk = (id: string): string =>
  rooms.onDisk(`suggestion/${id}`).getXmlFragment('wording:ru').toString()
const unitsOnDisk = (id: string) => wordingOf(rooms.onDisk(`suggestion/${id}`), 'ru')

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

test('offline one types on, the page says so, and all of it arrives when the line is back', async () => {
  const proxy = await startProxy({ to: rooms.port, random: randomFrom(7), most: 20 })
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
  const proxy = await startProxy({ to: rooms.port, random: randomFrom(8), most: 5 })
  const { page } = await open('vera', { url: `ws://127.0.0.1:${proxy.port}/sync` })
  const id = await begin(page)
  await page.keyboard.type(' Принято.')
  await saved(page)
  proxy.stall()
  proxy.cut()
  await until('the page says offline', async () => (await status(page)) === 'offline')
  await page.keyboard.type(' Слишком поздно.')
  rooms.setRight('vera', { type: 'read', reason: 'decided' })
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

test('own words that went with a colleague’s deletion are offered back in place', async () => {
  const proxy = await startProxy({ to: rooms.port, random: randomFrom(9), most: 5 })
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

test('a reason has bold and safe links; what a program wrote as a script link is plain text', async () => {
  const { page } = await open('anna')
  const id = await begin(page)
  const reason = page.locator('.rich.ProseMirror')
  await reason.click()
  await page.keyboard.type('Потому что')
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Полужирный' }).click()
  await saved(page)
  expect(rooms.onDisk(`suggestion/${id}`).getXmlFragment('reason:ru').toString()).toContain('<bold>')
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
