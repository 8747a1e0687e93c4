/** A clause with two points in editors of real browsers, over real rooms, and what one does with it there. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { seedUnits } from '#shared/document/seed.ts'
import { wordingOf } from '#shared/document/toUnits.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { type EditorPage, type EditorPages, type EditorSetup, startEditorPages } from './editorPage.ts'
import { startRooms, type TestRooms } from './rooms.ts'
import { until } from './until.ts'

const unit = (eId: string, kind: Unit['kind'], num: string, text: string, children: Unit[] = []): Unit => ({
  eId,
  wId: eId,
  kind,
  num,
  text: { ru: text },
  children,
})

export const clause = unit(
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
export const seedOfClause = seedUnits(versionIndex(units), { op: 'replace', unit: clause.eId }, 'ru')

interface EditorStateLike {
  readonly selection: { readonly head: number }
  readonly doc: { readonly content: { readonly size: number } }
}

/** The pages and rooms of a file of tests; after each test nothing was refused and nothing went wrong. */
export const clausePages = () => {
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

  return {
    get rooms() {
      return rooms
    },
    async open(user: string, more: Partial<EditorSetup> = {}): Promise<EditorPage> {
      const page = await pages.open(user, { url: `${rooms.url}/sync`, languages: ['ru'], units, ...more })
      opened.push(page)
      return page
    },
    onDisk: (id: string): string => rooms.onDisk(`suggestion/${id}`).getXmlFragment('wording:ru').toString(),
    unitsOnDisk: (id: string) => wordingOf(rooms.onDisk(`suggestion/${id}`), 'ru'),
  }
}

export const words = (page: Page) => page.locator('[data-unit="art_9__para_2"] .wb').first()
export const editor = (page: Page) => page.locator('.wording.ProseMirror')
export const status = (page: Page) => page.locator('[data-saved]').getAttribute('data-saved')
export const saved = (page: Page) =>
  until('everything is saved', async () => (await status(page)) === 'saved')
export const suggestionOf = async (page: Page): Promise<string> =>
  (await page.locator('main').getAttribute('data-editing')) ?? ''

/** Opens the clause by a click, the caret behind its last letter. */
export const begin = async (page: Page): Promise<string> => {
  const box = (await words(page).boundingBox())!
  await page.mouse.click(box.x + 4, box.y + 10)
  await editor(page).waitFor()
  await page.keyboard.press('End')
  return suggestionOf(page)
}

/** Moves the caret by a key until it is where it should be: right after focusing, editors put it back once more. */
export const caretTo = (page: Page, key: 'Control+Home' | 'Control+End') =>
  until(`${key} has moved the caret`, async () => {
    await page.keyboard.press(key)
    return editor(page).evaluate((element, wanted) => {
      const { state } = (element as unknown as { editor: { state: EditorStateLike } }).editor
      const { head } = state.selection
      return wanted === 'Control+Home' ? head === 1 : head === state.doc.content.size - 1
    }, key)
  })

/** Opens a suggestion that somebody else began. */
export const join = async (page: Page, id: string): Promise<void> => {
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
export const wordingIn = (page: Page, id: string): Promise<string> =>
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
