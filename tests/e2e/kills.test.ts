/**
 * [SYNC-5] The server is killed twenty times while two people type in one suggestion, each in a browser of their own: what
 * either had seen from the other, and what either page showed as saved, is on the disk that each kill leaves behind.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findUnit } from '#shared/legal/tree.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { expectStatus } from '#tests/support/account.ts'
import { startBrowsers } from '#tests/support/app.ts'
import { blockTexts } from '#tests/support/client.ts'
import { newGroup, publishedText } from '#tests/support/group.ts'
import { openCard, openClause, untilState, wordingOf } from '#tests/support/proposalPage.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { readFromDisk } from '#tests/support/rooms.ts'
import { startServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'
import { buildClient } from '../../tools/clientBuild.ts'

const kills = 20
const clause = 'art_2__para_2'

/** A word of the first person's (`м7;`) or the second's (`в7;`), whole: its semicolon is typed last. */
const words = /[мв]\d+;/g
const wordsIn = (text: string): string[] => text.match(words) ?? []

interface Shown {
  /** Whole words that stood on the page. */
  readonly seen: readonly string[]
  /** Whole words that stood there while the page said that everything is saved. */
  readonly saved: readonly string[]
}

/** Looks at the page as often as it can, from now on. */
const watch = (page: Page): Promise<void> =>
  page.evaluate((pattern) => {
    const shown = { seen: new Set<string>(), saved: new Set<string>() }
    const look = () => {
      const element = document.querySelector('.ring .wording.ProseMirror') as unknown as
        | { editor: { state: { doc: { textContent: string } } } }
        | undefined
      const here = element?.editor.state.doc.textContent.match(new RegExp(pattern, 'g')) ?? []
      const isSaved = document.querySelector('[role="status"][data-state="saved"]') !== null
      for (const word of here) {
        shown.seen.add(word)
        if (isSaved) shown.saved.add(word)
      }
    }
    Object.assign(globalThis, { shown })
    setInterval(look, 5)
  }, words.source)

const shownOn = (page: Page): Promise<Shown> =>
  page.evaluate(() => {
    const { shown } = globalThis as unknown as { shown: { seen: Set<string>; saved: Set<string> } }
    return { seen: [...shown.seen], saved: [...shown.saved] }
  })

test('[SYNC-5] kill -9 of the server, twenty times while two people type in their browsers', async () => {
  const random = randomFrom(seedOfRun(20))
  const dataDir = mkdtempSync(join(tmpdir(), 'usynys-kills-'))
  await buildClient()
  let server = await startServer({ dataDir })
  const { port, url } = server
  const browsers = await startBrowsers(url)
  const { secretary, text } = await publishedText(url)
  const { group, contributor, drafter } = await newGroup(secretary, 'Bar union')
  const proposal = { textId: text.id, groupId: group.id, title: 'On rights' }
  const { id } = expectStatus(await drafter.post('/api/proposals', proposal), 201)
  const one = await browsers.openAs(contributor, `/proposals/${id}`)
  const two = await browsers.openAs(drafter, `/proposals/${id}`)
  const suggestion = await openClause(one.page, clause)
  await one.page.keyboard.type(' ')
  await untilState(one.page, 'saved')
  await openCard(two.page, suggestion)
  // Each types at an end of their own, so that every word stays whole.
  await one.page.keyboard.press('Control+Home')
  await Promise.all([one.page, two.page].map(watch))

  const written = { м: 0, в: 0 }
  const stillTyping = async (page: Page, who: 'м' | 'в', until: () => boolean): Promise<void> => {
    while (!until()) await page.keyboard.type(`${who}${written[who]++}; `, { delay: 10 })
  }
  let compared = { seen: 0, saved: 0 }
  for (let kill = 1; kill <= kills; kill++) {
    let over = false
    const typing = Promise.all([
      stillTyping(one.page, 'м', () => over),
      stillTyping(two.page, 'в', () => over),
    ])
    const goal = { м: written.м + 2 + random.below(5), в: written.в + 2 + random.below(5) }
    await until('both type', () => written.м >= goal.м && written.в >= goal.в)
    await server.kill()
    over = true
    await typing
    const disk = readFromDisk(join(dataDir, 'usynys.db'), `suggestion/${suggestion}`)
    const kept = new Set(wordsIn(blockTexts(disk).join('\n')))
    disk.destroy()
    const [first, second] = await Promise.all([shownOn(one.page), shownOn(two.page)])
    const ofOthers = [
      ...first.seen.filter((word) => word.startsWith('в')),
      ...second.seen.filter((word) => word.startsWith('м')),
    ]
    compared = { seen: ofOthers.length, saved: first.saved.length + second.saved.length }
    expect(
      ofOthers.filter((word) => !kept.has(word)),
      `kill ${kill}: seen from the other`,
    ).toEqual([])
    expect(
      [...first.saved, ...second.saved].filter((word) => !kept.has(word)),
      `kill ${kill}: shown as saved`,
    ).toEqual([])
    server = await startServer({ dataDir, port })
    await Promise.all([untilState(one.page, 'saved'), untilState(two.page, 'saved')])
  }
  expect(compared.seen).toBeGreaterThan(kills)
  expect(compared.saved).toBeGreaterThan(kills)

  const typed = (who: 'м' | 'в') => Array.from({ length: written[who] }, (_, n) => `${who}${n};`)
  const base = findUnit(text.units as readonly Unit[], clause)!.text!.ru!
  const seen = await until('both pages show the same, with every word', async () => {
    const [mine, theirs] = await Promise.all([wordingOf(one.page), wordingOf(two.page)])
    return mine === theirs && wordsIn(mine).length === written.м + written.в ? mine : ''
  })
  expect(wordsIn(seen)).toEqual([...typed('м'), ...typed('в')])
  expect(seen).toContain(base)
  await until('the row holds the words', async () => {
    const row = expectStatus(await drafter.get(`/api/suggestions/${suggestion}`), 200)
    return row.after.ru[0].text === seen
  })
  expect([one.refused(), two.refused()]).toEqual([0, 0])
  expect([...one.errors, ...two.errors]).toEqual([])
  await browsers.browser.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}, 240_000)
