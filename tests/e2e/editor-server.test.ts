/** The editor in two browsers over the real server, which is killed in mid-typing and started again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startOf } from '#client/features/suggestion/seeds.ts'
import { uuid7 } from '#client/features/suggestion/uuid7.ts'
import { findUnit } from '#shared/legal/tree.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { expectStatus } from '#tests/support/account.ts'
import { startEditorPages } from '#tests/support/editorPage.ts'
import { newGroup, publishedText } from '#tests/support/group.ts'
import { startServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const status = (page: Page) => page.locator('[data-saved]').getAttribute('data-saved')
const saved = (page: Page) => until('everything is saved', async () => (await status(page)) === 'saved')
const wordingIn = (page: Page, id: string): Promise<string> =>
  page.evaluate(
    (given) =>
      (
        globalThis as unknown as {
          rooms: { connection(room: unknown): { doc: { getXmlFragment(name: string): object } } }
        }
      ).rooms
        .connection({ type: 'suggestion', id: given })
        .doc.getXmlFragment('wording:ru')
        .toString(),
    id,
  )

test('[DOC-1] the page starts from the very seed that the server has, whatever is amended', async () => {
  const server = await startServer()
  const { secretary, text } = await publishedText(server.url)
  const { group, drafter } = await newGroup(secretary, 'Рабочая группа')
  const proposal = expectStatus(
    await drafter.post('/api/proposals', { textId: text.id, groupId: group.id, title: 'Предложение' }),
    201,
  )
  for (const [op, eId] of [
    ['replace', 'art_2'],
    ['replace', 'art_2__para_1'],
    ['replace', 'art_2__para_1__point_2'],
    ['replace', 'art_3'],
    ['insertAfter', 'art_2__para_1'],
    ['insertBefore', 'art_1'],
  ] as const) {
    const unit = findUnit(text.units as readonly Unit[], eId)!
    const { hashes } = startOf(op, [unit], text.languages)
    expect(Object.keys(hashes).sort()).toEqual(['kk', 'ru'])
    const made = await drafter.post(`/api/proposals/${proposal.id}/suggestions`, {
      id: uuid7(),
      op,
      unit: eId,
      seedHash: hashes,
    })
    expect([op, eId, made.status]).toEqual([op, eId, 201])
  }
  await server.stop()
})

test('a server killed while two people type takes nothing along that either was told is saved', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'usynys-editor-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let server = await startServer({ dataDir, env: { ORIGIN: origin } })
  const pages = await startEditorPages({ port, server: server.url })
  const { secretary, text } = await publishedText(server.url)
  const { group, contributor, drafter } = await newGroup(secretary, 'Рабочая группа')
  const proposal = expectStatus(
    await drafter.post('/api/proposals', { textId: text.id, groupId: group.id, title: 'Предложение' }),
    201,
  )
  const clause = 'art_2__para_2'
  const base = findUnit(text.units as readonly Unit[], clause)!.text!
  const setup = {
    url: `ws://127.0.0.1:${server.port}/sync`,
    languages: ['ru', 'kk'],
    units: text.units,
    proposal: proposal.id,
  }
  const one = await pages.open(contributor.id, { ...setup, cookie: contributor.cookie })
  const box = (await one.page.locator(`[data-unit="${clause}"] .wb`).boundingBox())!
  await one.page.mouse.click(box.x + 5, box.y + 10)
  await one.page.locator('.wording.ProseMirror').waitFor()
  await one.page.keyboard.press('End')
  await one.page.keyboard.type(' Начало.')
  await saved(one.page)
  const id = (await one.page.locator('main').getAttribute('data-editing'))!
  const two = await pages.open(drafter.id, { ...setup, cookie: drafter.cookie })
  await two.page.evaluate(
    ([given, unit]) =>
      (globalThis as unknown as { editing: { resume(...args: unknown[]): void } }).editing.resume(
        { id: given, unit, op: 'replace' },
        'ru',
        'end',
      ),
    [id, clause],
  )
  await two.page.locator('.wording.ProseMirror').waitFor()

  const written: string[] = []
  for (let round = 0; round < 3; round++) {
    const [mine, theirs] = [` Первый ${round}.`, ` Второй ${round}.`]
    written.push(mine, theirs)
    const typing = Promise.all([
      one.page.keyboard.type(mine, { delay: 30 }),
      two.page.keyboard.type(theirs, { delay: 30 }),
    ])
    await server.kill()
    await typing
    await until('the page says that it is offline', async () => (await status(one.page)) === 'offline')
    server = await startServer({ dataDir, port: server.port, env: { ORIGIN: origin } })
    await Promise.all([saved(one.page), saved(two.page)])
  }
  await until(
    'both see the same',
    async () => (await wordingIn(one.page, id)) === (await wordingIn(two.page, id)),
  )
  const seen = await wordingIn(one.page, id)
  // Two people at one place: their letters may alternate, but none is missing.
  const letters = (given: string) => [...given.replace(/<[^>]*>|\s/g, '')].sort().join('')
  expect(letters(seen)).toBe(letters(`${base.ru} Начало.${written.join('')}`))
  expect([one.refused(), two.refused()]).toEqual([0, 0])
  expect([...one.errors, ...two.errors]).toEqual([])
  await pages.stop()
  await server.kill()
  server = await startServer({ dataDir, port: server.port, env: { ORIGIN: origin } })
  const row = await until('the row holds the words', async () => {
    const { after } = expectStatus(await contributor.get(`/api/suggestions/${id}`), 200)
    return letters(after.ru[0].text ?? '') === letters(seen) && after
  })
  expect(row.kk[0].text).toBe(base.kk)
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
