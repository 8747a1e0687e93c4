/** Browsers with the editor's page, served by Vite, joined to rooms in this process. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { ViteDevServer } from 'vite'
import { createServer } from 'vite'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Unit } from '#shared/legal/unit.ts'

const root = join(import.meta.dirname, '../..')

export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

export interface EditorSetup {
  readonly url: string
  readonly languages: readonly string[]
  readonly units: readonly Unit[]
  readonly rows?: readonly SuggestionRow[]
  /** Answers the POST that makes a suggestion; by default with a row made of what was sent. */
  readonly make?: (
    body: Record<string, unknown>,
    user: string,
  ) => { status: number; body: unknown } | 'unreachable'
}

export interface EditorPages {
  readonly origin: string
  readonly browser: Browser
  open(user: string, setup: EditorSetup, viewport?: { width: number; height: number }): Promise<EditorPage>
  stop(): Promise<void>
}

export interface EditorPage {
  readonly context: BrowserContext
  readonly page: Page
  /** `refused` frames that this page's sockets received. */
  readonly refused: () => number
  /** Errors that the page did not catch. */
  readonly errors: string[]
}

export const rowOf = (body: Record<string, unknown>, user: string): SuggestionRow =>
  ({
    id: body.id,
    proposal: 'p',
    textId: 't',
    version: 1,
    op: body.op,
    unit: body.unit,
    wId: body.unit,
    rank: 0,
    article: null,
    citation: {},
    author: { id: user, name: `Name of ${user}` },
    group: { id: 'g', name: 'Group' },
    coauthors: [],
    state: 'open',
    before: {},
    after: {},
    reason: {},
    reasonRich: {},
    confirmed: {},
    outOfStep: [],
    wordingHash: '',
    materialisedSeq: 0,
    decisions: [],
    collidesWith: [],
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  }) as unknown as SuggestionRow

const refusedFrame = 5

export const startEditorPages = async (): Promise<EditorPages> => {
  const vite: ViteDevServer = await createServer({
    configFile: false,
    root: join(import.meta.dirname, 'editorPage'),
    cacheDir: join(root, 'node_modules/.vite/editor-page'),
    plugins: [react()],
    resolve: { dedupe: ['yjs', 'y-protocols', 'react', 'react-dom'] },
    server: {
      host: '127.0.0.1',
      port: 0,
      hmr: false,
      watch: null,
      fs: { allow: [root] },
    },
    logLevel: 'error',
  })
  await vite.listen()
  const address = vite.httpServer?.address()
  if (!address || typeof address === 'string') throw new Error('Vite listens on no port')
  const origin = `http://127.0.0.1:${address.port}`
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  const words: unknown = JSON.parse(readFileSync(join(root, 'client/i18n/ru.json'), 'utf8'))

  return {
    origin,
    browser,
    open: async (user, setup, viewport = { width: 1440, height: 900 }) => {
      const context = await browser.newContext({ viewport, locale: 'ru' })
      await context.addCookies([{ name: 'user', value: user, url: origin }])
      const page = await context.newPage()
      const errors: string[] = []
      let refused = 0
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => {
          if (typeof payload !== 'string' && payload[0] === refusedFrame) refused += 1
        }),
      )
      await page.route('**/api/proposals/p/suggestions', async (route) => {
        const body = route.request().postDataJSON() as Record<string, unknown>
        const answer = setup.make?.(body, user) ?? { status: 201, body: rowOf(body, user) }
        if (answer === 'unreachable') return route.abort('internetdisconnected')
        return route.fulfill({ status: answer.status, json: answer.body })
      })
      await page.addInitScript((given) => Object.assign(globalThis, { setup: given }), {
        user: { id: user, name: `Name of ${user}` },
        proposal: 'p',
        rows: [],
        words,
        ...setup,
        make: undefined,
      })
      await page.goto(origin)
      await page.waitForSelector('.unit-words')
      return { context, page, refused: () => refused, errors }
    },
    stop: async () => {
      await browser.close()
      await vite.close()
    },
  }
}
