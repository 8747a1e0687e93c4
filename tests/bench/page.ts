/**
 * The proposal's page under a full day's work: 100 articles, 600 clauses, 500 suggestions, two colleagues typing, one of them in
 * the clause that is open. Measures what a person waits for: the first clause, the caret after a click, each letter's paint.
 */
import type { Page } from 'playwright-core'
import { type Account, expectStatus, type Json, memberOf, setUp } from '#tests/support/account.ts'
import { startBrowsers } from '#tests/support/app.ts'
import { openClient, type TestClient } from '#tests/support/client.ts'
import { editorIn, openClause, wordsOf } from '#tests/support/proposalPage.ts'
import { startServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'

/** Milliseconds. */
export interface PageFigures {
  readonly firstClause: number
  readonly clickToCaret: number
  readonly keystrokeP50: number
  readonly keystrokeP95: number
  /** CPU that the page's own thread spent on each letter, colleagues' letters and pushes included. */
  readonly cpuPerKey: number
}

const articles = 100
const paragraphs = 6
const suggestions = 500
const keys = 150

const sentence = (n: number): string =>
  `Каждый вправе получать и распространять информацию способом номер ${n}, не запрещённым законом, если иное не установлено.`

interface Scene {
  readonly writer: Account
  readonly colleagues: readonly Account[]
  readonly proposal: string
  readonly rows: readonly Json[]
}

const makeScene = async (url: string): Promise<Scene> => {
  const secretary = await setUp(url)
  const source = Array.from({ length: articles }, (_, a) =>
    [
      `Статья ${a + 1}. О предмете ${a + 1}`,
      ...Array.from({ length: paragraphs }, (_, p) => `${p + 1}. ${sentence(a * paragraphs + p)}`),
    ].join('\n'),
  ).join('\n\n')
  const about = { title: { ru: 'Проект' }, lang: 'ru', source }
  const text = expectStatus(await secretary.post('/api/texts', about), 201)
  const group = expectStatus(await secretary.post('/api/groups', { name: 'Drafters' }), 201)
  const people: Account[] = []
  for (let n = 0; n < 3; n++) people.push(await memberOf(secretary, group.id, 'drafter', `Drafter ${n}`))
  const [writer, ...colleagues] = people
  const made = { textId: text.id, groupId: group.id, title: 'О правах' }
  const proposal = expectStatus(await writer!.post('/api/proposals', made), 201).id
  const rows: Json[] = []
  for (let n = 0; n < suggestions; n++) {
    const unit = `art_${(n % articles) + 1}__para_${(Math.floor(n / articles) % paragraphs) + 1}`
    const body = {
      op: 'replace',
      unit,
      wording: { ru: `${sentence(n)} Уточнение ${n}.` },
      reason: { ru: 'Так яснее.' },
    }
    rows.push(expectStatus(await writer!.post(`/api/proposals/${proposal}/suggestions`, body), 201))
  }
  return { writer: writer!, colleagues, proposal, rows }
}

/** A colleague who types a letter every so many milliseconds until told to stop. */
const typist = (client: TestClient, every: number): (() => void) => {
  const timer = setInterval(() => client.text().insert(0, 'ж'), every)
  return () => {
    clearInterval(timer)
    client.destroy()
  }
}

/** From each key's own time stamp to the moment after the frame that shows it. */
const watchKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const painted: number[] = []
    Object.assign(globalThis, { painted })
    document.addEventListener(
      'keydown',
      (event) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => painted.push(performance.now() - event.timeStamp)
          port2.postMessage(undefined)
        }),
      { capture: true },
    )
  })

const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))]!

/** Reads how long the page's own thread has worked since the page was watched, in seconds. */
const watchThread = async (page: Page): Promise<() => Promise<number>> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
}

/** Needs the client to be built. One server, a fresh page a round. */
export const measurePage = async (rounds: number): Promise<readonly PageFigures[]> => {
  const server = await startServer()
  const figures: PageFigures[] = []
  try {
    const scene = await makeScene(server.url)
    const browsers = await startBrowsers(server.url)
    const join = (account: Account, id: string) =>
      openClient({ url: `ws://127.0.0.1:${server.port}`, room: `suggestion/${id}`, cookie: account.cookie })
    for (let round = 0; round < rounds; round++) {
      const { page, context } = await browsers.openAs(scene.writer, `/proposals/${scene.proposal}`)
      const firstClause = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const look = () => {
              if (document.querySelector('.unit-words')) resolve(performance.now())
              else requestAnimationFrame(look)
            }
            look()
          }),
      )
      await page.waitForLoadState('networkidle')
      const unit = `art_${round + 2}__para_6`
      await wordsOf(page, unit).scrollIntoViewIfNeeded()
      const caret = page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let clicked = 0
            document.addEventListener('mousedown', (event) => (clicked = event.timeStamp), {
              once: true,
              capture: true,
            })
            document.addEventListener('focusin', (event) => {
              if ((event.target as Element).closest('.ProseMirror')) resolve(performance.now() - clicked)
            })
          }),
      )
      const id = await openClause(page, unit)
      const clickToCaret = await caret
      await page.keyboard.type('И')
      await until('the suggestion has its row', async () => {
        const rows = await scene.writer.get(`/api/suggestions/${id}`)
        return rows.status === 200
      })
      const others = [join(scene.colleagues[0]!, id), join(scene.colleagues[1]!, scene.rows[round].id)]
      for (const other of others) await other.synced()
      const stops = others.map((other, n) => typist(other, 150 + 40 * n))
      await watchKeys(page)
      const worked = await watchThread(page)
      const before = await worked()
      for (let n = 0; n < keys; n++) await page.keyboard.press('a', { delay: 60 })
      const cpu = (await worked()) - before
      for (const stop of stops) stop()
      const painted = await until('every letter is painted', () =>
        page.evaluate((wanted) => {
          const { painted } = globalThis as unknown as { painted: number[] }
          return painted.length >= wanted ? painted : undefined
        }, keys),
      )
      await editorIn(page).waitFor()
      figures.push({
        firstClause,
        clickToCaret,
        keystrokeP50: quantile(painted, 0.5),
        keystrokeP95: quantile(painted, 0.95),
        cpuPerKey: (cpu * 1000) / keys,
      })
      await context.close()
    }
    await browsers.browser.close()
  } finally {
    await server.stop()
  }
  return figures
}

/** A line a round, in whole milliseconds. */
export const tell = (figures: readonly PageFigures[]): string =>
  figures
    .map(
      ({ firstClause, clickToCaret, keystrokeP50, keystrokeP95, cpuPerKey }) =>
        `first clause ${firstClause.toFixed(0)} ms, click to caret ${clickToCaret.toFixed(0)} ms, ` +
        `key to paint p50 ${keystrokeP50.toFixed(1)} p95 ${keystrokeP95.toFixed(1)} ms, CPU a key ${cpuPerKey.toFixed(1)} ms`,
    )
    .join('\n')
