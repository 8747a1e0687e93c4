/**
 * Two people type at one place at once, over a slow line, one of them in a window that comes from the background: nobody's
 * words stand inside the other's, and both pages end alike.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedUnits } from '#shared/document/seed.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { type EditorPage, type EditorPages, startEditorPages } from '#tests/support/editorPage.ts'
import { type BadNetwork, startProxy } from '#tests/support/proxy.ts'
import { type Random, randomFrom, seedOfRun } from '#tests/support/random.ts'
import { startRooms, type TestRooms } from '#tests/support/rooms.ts'
import { until } from '#tests/support/until.ts'

const clause = 'art_9__para_1'
const base = 'Каждый вправе получать информацию.'
const unitOf = (eId: string, kind: Unit['kind'], num: string, text: string, children: Unit[] = []): Unit => ({
  eId,
  wId: eId,
  kind,
  num,
  text: { ru: text },
  children,
})
const units = [unitOf('art_9', 'article', '9', '', [unitOf(clause, 'paragraph', '1', base)])]

let pages: EditorPages
let rooms: TestRooms
let anna: EditorPage
let bolat: EditorPage
const lines: BadNetwork[] = []
const seed = seedOfRun(20_261_122)

const editor = (page: Page) => page.locator('.wording.ProseMirror')

const blocksOf = (page: Page): Promise<string[]> =>
  editor(page).evaluate((element) => {
    interface Holder {
      readonly editor: { readonly state: { readonly doc: { readonly children: { textContent: string }[] } } }
    }
    return (element as unknown as Holder).editor.state.doc.children.map(({ textContent }) => textContent)
  })

const open = async (user: string, random: Random): Promise<EditorPage> => {
  const line = await startProxy({ to: rooms.port, random, most: 120 })
  lines.push(line)
  return pages.open(user, { url: `ws://127.0.0.1:${line.port}/sync`, languages: ['ru'], units })
}

/** Opens the suggestion that a colleague has begun. */
const join = async ({ page }: EditorPage, id: string): Promise<void> => {
  const row = { id, unit: clause, op: 'replace' }
  await page.evaluate((given) => {
    const { editing } = globalThis as unknown as { editing: { resume(...args: unknown[]): void } }
    editing.resume(given, 'ru', 'end')
  }, row)
  await editor(page).waitFor()
}

beforeAll(async () => {
  const random = randomFrom(seed)
  pages = await startEditorPages()
  const wording = seedUnits(versionIndex(units), { op: 'replace', unit: clause }, 'ru')
  rooms = await startRooms({ units: wording, origins: [pages.origin] })
  anna = await open('anna', random)
  bolat = await open('bolat', random)
  await anna.page.locator(`[data-unit="${clause}"] .unit-words`).first().click()
  await editor(anna.page).waitFor()
  await anna.page.keyboard.press('Control+End')
  await anna.page.keyboard.type(' ')
  await join(bolat, (await anna.page.locator('main').getAttribute('data-editing'))!)
})

afterAll(async () => {
  for (const { context } of [anna, bolat]) await context.close()
  for (const line of lines) await line.close()
  await pages.stop()
  await rooms.stop()
})

/** Types key by key, at a pace of its own. */
const type = async ({ page }: EditorPage, words: string, random: Random): Promise<void> => {
  written += words.length
  for (const letter of words) await page.keyboard.type(letter, { delay: 10 + random.below(30) })
}

const wordOf = (name: string, length: number): string =>
  Array.from({ length }, (_, index) => `${name}${String.fromCharCode(0x430 + (index % 32))}`).join('')

/** Letters that both have typed so far, and those that stood there. */
let written = base.length + 1

const alike = (): Promise<string[]> =>
  until(`both pages end alike with all ${written} letters`, async () => {
    const [hers, his] = [await blocksOf(anna.page), await blocksOf(bolat.page)]
    return hers.join('').length === written && hers.join('\n') === his.join('\n') ? hers : undefined
  })

const sees = ({ page }: EditorPage, words: string) =>
  until(`${words} is seen`, async () => (await blocksOf(page)).join('\n').includes(words))

const expectWhole = async (round: number, ...words: readonly string[]): Promise<void> => {
  const blocks = await alike()
  for (const word of words)
    expect(
      blocks.filter((text) => text.includes(word)),
      `seed ${seed}, round ${round}: ${blocks.join('\n')}`,
    ).toHaveLength(1)
  for (const { errors, refused } of [anna, bolat]) expect([errors, refused()]).toEqual([[], 0])
}

test('[DOC-9] a window that comes from the background and types where a colleague is typing', async () => {
  const other = await bolat.context.newPage()
  for (let round = 0; round < 4; round++) {
    const random = randomFrom(seed + round)
    await other.bringToFront()
    const [hers, his] = [wordOf(`A${round}`, 14), wordOf(`B${round}`, 5)]
    await anna.page.keyboard.press('Control+End')
    const typing = type(anna, hers, random)
    await sees(bolat, hers.slice(0, 3 + random.below(12)))
    await bolat.page.bringToFront()
    const box = (await editor(bolat.page).boundingBox())!
    await bolat.page.mouse.click(box.x + 40, box.y + 10)
    await bolat.page.keyboard.press('Control+End')
    await type(bolat, his, random)
    await typing
    await expectWhole(round, hers, his)
  }
  await other.close()
})

test('[DOC-9] two carets in one place in the middle of a line', async () => {
  for (let round = 0; round < 3; round++) {
    const random = randomFrom(seed + 100 + round)
    const [hers, his] = [wordOf(`C${round}`, 12), wordOf(`D${round}`, 6)]
    for (const { page } of [anna, bolat]) {
      await page.keyboard.press('Control+Home')
      for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
    }
    const typing = type(anna, hers, random)
    // At once, or behind some letters that have come.
    if (round > 0) await sees(bolat, hers.slice(0, 2 * round))
    await type(bolat, his, random)
    await typing
    await expectWhole(round, hers, his)
  }
})

test('[DOC-9] one begins a paragraph of their own behind what the other is typing', async () => {
  for (let round = 0; round < 2; round++) {
    const random = randomFrom(seed + 200 + round)
    const [hers, his, then] = [wordOf(`E${round}`, 12), wordOf(`F${round}`, 5), wordOf(`G${round}`, 4)]
    await anna.page.keyboard.press('Control+End')
    const typing = type(anna, hers, random)
    await sees(bolat, hers.slice(0, 2 + 2 * round))
    await bolat.page.keyboard.press('Control+End')
    await bolat.page.keyboard.press('Enter')
    await type(bolat, his, random)
    await typing
    // Now she follows into the new paragraph, where only his letters stand, while he goes on.
    const goingOn = type(bolat, then, random)
    await sees(anna, his)
    await anna.page.keyboard.press('Control+End')
    await type(anna, `H${round}`, random)
    await goingOn
    await expectWhole(round, hers, his + then, `H${round}`)
  }
})
