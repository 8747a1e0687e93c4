/** What a proposal's page does in trouble, on the whole product: it says so in the user's language, and no word goes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { makeLog } from '#server/log.ts'
import { startServer as startHere } from '#server/start.ts'
import { Account, expectStatus } from '#tests/support/account.ts'
import { type Browsers, type OpenPage, startBrowsers } from '#tests/support/app.ts'
import { type Members, newGroup, publishedText, type Scene } from '#tests/support/group.ts'
import { editorIn, openClause, savedState, untilState, wordingOf } from '#tests/support/proposalPage.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'
import { buildClient } from '../../tools/clientBuild.ts'

const clause = 'art_2__para_2'

const dataDir = mkdtempSync(join(tmpdir(), 'usynys-trouble-'))
let server: TestServer
let browsers: Browsers
let scene: Scene
const opened: OpenPage[] = []

beforeAll(async () => {
  await buildClient()
  server = await startServer({ dataDir })
  browsers = await startBrowsers(server.url)
  scene = await publishedText(server.url)
})
afterEach(async () => {
  for (const { context } of opened) await context.close()
  // A test that failed may have left nobody listening.
  if ((await fetch(`${server.url}/healthz`).catch(() => undefined)) === undefined)
    server = await startServer({ dataDir, port: server.port })
  expect(opened.flatMap(({ errors }) => errors)).toEqual([])
  expect(opened.map(({ refused }) => refused())).toEqual(opened.map(() => 0))
  opened.length = 0
})
afterAll(async () => {
  await browsers.browser.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

interface Writing {
  readonly page: Page
  readonly members: Members
  readonly proposal: string
  /** The suggestion that the contributor has begun. */
  readonly suggestion: string
}

/** A contributor who has written ` Начало.` at the end of a clause, saved. */
const writing = async (name: string): Promise<Writing> => {
  const members = await newGroup(scene.secretary, name)
  const about = { textId: scene.text.id, groupId: members.group.id, title: name }
  const { id: proposal } = expectStatus(await members.drafter.post('/api/proposals', about), 201)
  const one = await browsers.openAs(members.contributor, `/proposals/${proposal}`)
  opened.push(one)
  const suggestion = await openClause(one.page, clause)
  await one.page.keyboard.type(' Начало.')
  await untilState(one.page, 'saved')
  return { page: one.page, members, proposal, suggestion }
}

const typeAtEnd = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

/** Does something on the server while no page can reach it: for the time being it listens elsewhere. */
const behindTheirBacks = async (work: (url: string) => Promise<void>): Promise<void> => {
  const elsewhere = await startServer({ dataDir })
  await work(elsewhere.url)
  await elsewhere.stop()
  server = await startServer({ dataDir, port: server.port })
}

const endSession = async ({ cookie }: Account, url: string): Promise<void> => {
  const headers = { cookie, origin: url, 'content-type': 'application/json' }
  const reply = await fetch(`${url}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' })
  expect(reply.status).toBe(200)
}

/** A session of the same person's at another address. */
const there = async (account: Account, url: string): Promise<Account> => {
  const same = new Account(url)
  expectStatus(await same.signIn(account.email), 200)
  return same
}

const onServer = async (account: Account, suggestion: string): Promise<string> =>
  expectStatus(await account.get(`/api/suggestions/${suggestion}`), 200).after.ru[0].text

const dialogOf = (page: Page) => page.locator('dialog.refused')

test('[API-7] a full disk, or a locked database: the page says that nothing is saved, keeps the words, and saves them when it can', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'usynys-locked-'))
  const config = readConfig({ DATA_DIR: folder, PORT: '0', OPEN_SIGNUP: 'true' })
  const local = await startHere(config, { log: makeLog('silent') })
  const url = `http://127.0.0.1:${local.port}`
  const { secretary, text } = await publishedText(url)
  const { group, drafter: contributor } = await newGroup(secretary, 'Bar union')
  const about = { textId: text.id, groupId: group.id, title: 'On rights' }
  const { id: proposal } = expectStatus(await contributor.post('/api/proposals', about), 201)
  const own = await startBrowsers(url)
  const { page, errors, refused } = await own.openAs(contributor, `/proposals/${proposal}`)
  const suggestion = await openClause(page, clause)
  await page.keyboard.type(' Начало.')
  await untilState(page, 'saved')

  // Another process holds the file: no commit succeeds until it lets go.
  const other = new SqliteDatabase(join(folder, 'usynys.db'))
  other.exec('begin immediate')
  await page.keyboard.type(' Пока диск полон.')
  await until('the page says it', async () => (await savedState(page)) === 'unsaved')
  await page
    .getByRole('status')
    .filter({ hasText: /Не сохранено уже \d+\sс/ })
    .waitFor()
  expect(await wordingOf(page)).toContain(' Начало. Пока диск полон.')
  // It says so all the time, not only between two tries.
  const said = await page.evaluate(async () => {
    const states = new Set<string>()
    const end = performance.now() + 4000
    while (performance.now() < end) {
      states.add(document.querySelector('[role="status"][data-state]')?.getAttribute('data-state') ?? '')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return [...states]
  })
  expect(said).toEqual(['unsaved'])
  // A clause that is begun only now waits as well.
  await page.keyboard.press('Escape')
  const second = await openClause(page, 'art_3__al_1')
  await page.keyboard.type(' И это.')
  await untilState(page, 'unsaved')
  other.exec('rollback')
  other.close()

  await untilState(page, 'saved', 40_000)
  expect(await wordingOf(page)).toContain(' И это.')
  await until('both rows have the words', async () => {
    const rows = expectStatus(await contributor.get(`/api/proposals/${proposal}/suggestions`), 200).items
    const of = (id: string) => rows.find((row: { id: string }) => row.id === id)?.after.ru[0].text ?? ''
    return of(suggestion).endsWith(' Начало. Пока диск полон.') && of(second).endsWith(' И это.')
  })
  expect([errors, refused()]).toEqual([[], 0])
  await own.browser.close()
  await local.stop()
  rmSync(folder, { recursive: true })
})

test('a server that is gone for a while: the page says that it is offline and how much waits, then saves it', async () => {
  const { page, members, suggestion } = await writing('Union of judges')
  await server.kill()
  await untilState(page, 'offline')
  await typeAtEnd(page, ' Без сети.')
  await page.getByRole('status').filter({ hasText: 'Нет сети, 10 правок ждут' }).waitFor()
  server = await startServer({ dataDir, port: server.port })
  await untilState(page, 'saved')
  await until('the row has the words', async () =>
    (await onServer(members.contributor, suggestion)).endsWith(' Начало. Без сети.'),
  )
})

test('[SYNC-21] a session that ends while words are not sent: one sign-in, then they can be proposed anew', async () => {
  const { page, members, proposal, suggestion } = await writing('Chamber of notaries')
  await server.kill()
  await typeAtEnd(page, ' Не отправлено.')
  await behindTheirBacks(async (url) => {
    await endSession(members.contributor, url)
  })
  await dialogOf(page).waitFor()
  expect(await dialogOf(page).textContent()).toContain('Сеанс закончился')
  await dialogOf(page).getByText('Не отправлено.').first().waitFor()
  await dialogOf(page).getByRole('link', { name: 'Войти' }).click()
  await page.locator('input[type="email"]').fill(members.contributor.email)
  await page.locator('input[type="password"]').fill('correct horse battery')
  await page.keyboard.press('Enter')

  await dialogOf(page).getByText('Не отправлено.').first().waitFor()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialogOf(page).getByRole('button', { name: 'Скопировать' }).click()
  await dialogOf(page).getByRole('button', { name: 'Скопировано' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Не отправлено.')
  await dialogOf(page).getByRole('button', { name: 'Предложить как новую поправку' }).click()
  await dialogOf(page).waitFor({ state: 'detached' })
  const rows = expectStatus(await members.chair.get(`/api/proposals/${proposal}/suggestions`), 200).items
  expect(rows).toHaveLength(2)
  const anew = rows.find(({ id }: { id: string }) => id !== suggestion)
  expect(anew).toMatchObject({
    unit: clause,
    author: { id: members.contributor.id },
    alternativeTo: suggestion,
  })
  expect(anew.after.ru[0].text).toMatch(/ Начало\. Не отправлено\.$/)
  expect(await onServer(members.chair, suggestion)).toMatch(/ Начало\.$/)
  await page.locator(`.card[data-suggestion="${anew.id}"]`).waitFor()
  // Once dealt with, they are not offered again.
  await page.reload()
  await page.locator(`.card[data-suggestion="${anew.id}"]`).waitFor()
  expect(await dialogOf(page).count()).toBe(0)
})

test('[SYNC-21] a session that ends before a clause’s first words were sent: they are proposed after the sign-in', async () => {
  const { page, members, proposal } = await writing('Law faculty')
  await page.keyboard.press('Escape')
  await server.kill()
  await openClause(page, 'art_3__al_1')
  await page.keyboard.type(' Первые слова.')
  await behindTheirBacks(async (url) => {
    await endSession(members.contributor, url)
  })
  await dialogOf(page).getByText('Первые слова.').first().waitFor()
  await dialogOf(page).getByRole('link', { name: 'Войти' }).click()
  await page.locator('input[type="email"]').fill(members.contributor.email)
  await page.locator('input[type="password"]').fill('correct horse battery')
  await page.keyboard.press('Enter')
  await dialogOf(page).getByText('Первые слова.').first().waitFor()
  await dialogOf(page).getByRole('button', { name: 'Предложить как новую поправку' }).click()
  await dialogOf(page).waitFor({ state: 'detached' })
  const rows = expectStatus(await members.chair.get(`/api/proposals/${proposal}/suggestions`), 200).items
  const anew = rows.find(({ unit }: { unit: string }) => unit === 'art_3__al_1')
  expect(anew.after.ru[0].text).toMatch(/ Первые слова\.$/)
})

test('[SYNC-21] somebody who becomes an observer while typing: nothing that the page showed is gone', async () => {
  const { page, members, suggestion } = await writing('Union of lawyers')
  const shown = new Set<string>()
  let isObserver = false
  const typing = (async () => {
    for (let n = 0; (await editorIn(page).count()) > 0 && n < 500; n++) {
      await page.keyboard.type(` слово${n};`)
      const here = isObserver ? '' : await wordingOf(page).catch(() => '')
      for (const word of here.match(/слово\d+;/g) ?? []) shown.add(word)
    }
  })()
  await until('words are shown', () => shown.size > 5)
  expectStatus(
    await members.chair.patch(`/api/groups/${members.group.id}/members/${members.contributor.id}`, {
      role: 'observer',
    }),
    200,
  )
  isObserver = true
  await typing
  await until('every word is kept or handed back', async () => {
    const dialog = (await dialogOf(page).count()) > 0 ? await dialogOf(page).textContent() : ''
    const kept = (await onServer(members.chair, suggestion)) + dialog
    return [...shown].every((word) => kept.includes(word))
  })
  await page.locator('.unit-words').first().waitFor()
})

test('[SYNC-21] somebody who became an observer while offline gets their words back, with why, and no way to propose them', async () => {
  const { page, members, suggestion } = await writing('Regional branch')
  await server.kill()
  await typeAtEnd(page, ' Уже не мои.')
  await behindTheirBacks(async (url) => {
    const chair = await there(members.chair, url)
    const member = `/api/groups/${members.group.id}/members/${members.contributor.id}`
    expectStatus(await chair.patch(member, { role: 'observer' }), 200)
  })
  await dialogOf(page).getByText('Уже не мои.').first().waitFor()
  expect(await dialogOf(page).textContent()).toContain('У вас больше нет права писать здесь.')
  await until('no way to propose', async () => {
    return (await dialogOf(page).getByRole('button', { name: 'Предложить как новую поправку' }).count()) === 0
  })
  await dialogOf(page).getByRole('button', { name: 'Закрыть' }).click()
  await dialogOf(page).waitFor({ state: 'detached' })
  expect(await onServer(members.chair, suggestion)).toMatch(/ Начало\.$/)
})

test('[SYNC-21] a proposal locked while somebody is offline: their words come back, with why', async () => {
  const { page, members, suggestion } = await writing('Institute of legislation')
  await server.kill()
  await typeAtEnd(page, ' Поздние слова.')
  await page.keyboard.press('Escape')
  await openClause(page, 'art_3__al_1')
  await page.keyboard.type(' Новая поправка.')
  await behindTheirBacks(async (url) => {
    const chair = await there(members.chair, url)
    const [proposal] = expectStatus(await chair.get(`/api/proposals?groupId=${members.group.id}`), 200).items
    expectStatus(await chair.post(`/api/proposals/${proposal.id}/lock`, {}), 200)
  })
  // One after the other: the suggestion that stands, and the one that was begun offline.
  const handedBack: string[] = []
  for (let n = 0; n < 2; n++) {
    await dialogOf(page).waitFor()
    await until('no way to propose', async () => {
      return (
        (await dialogOf(page).getByRole('button', { name: 'Предложить как новую поправку' }).count()) === 0
      )
    })
    // Read once the dialog has settled: a button that goes must not pass for the next dialog.
    const words = (await dialogOf(page).textContent())!
    expect(words).toContain('Предложение закрыто для правки.')
    handedBack.push(words)
    await dialogOf(page).getByRole('button', { name: 'Закрыть' }).click()
    await until('the next one', async () => {
      if ((await dialogOf(page).count()) === 0) return n === 1
      return (await dialogOf(page).textContent()) !== words
    })
  }
  expect(handedBack.join('\n')).toContain('Поздние слова.')
  expect(handedBack.join('\n')).toContain('Новая поправка.')
  expect(await onServer(members.chair, suggestion)).toMatch(/ Начало\.$/)
})
