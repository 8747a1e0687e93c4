/** The whole product in real browsers: the built client, a real server process, one browser context a person. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { buildClient } from '../../tools/clientBuild.ts'
import type { Account } from './account.ts'
import { startServer, type TestServer } from './server.ts'

export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export interface OpenPage {
  readonly page: Page
  readonly context: BrowserContext
  /** `refused` frames that this page's sockets received. */
  refused(): number
  /** Errors that the page did not catch. */
  readonly errors: readonly string[]
}

export interface PageOptions {
  readonly lang?: string
  readonly width?: number
  readonly theme?: 'light' | 'dark'
}

export interface Browsers {
  readonly browser: Browser
  /** A page of the product, signed in as somebody, or as nobody. */
  openAs(account: Account | undefined, path: string, options?: PageOptions): Promise<OpenPage>
}

export interface App extends Browsers {
  readonly server: TestServer
  stop(): Promise<void>
}

const refusedFrame = 5

/** A browser for a server at `url`, which was started with the client built; whoever asked for it closes it. */
export const startBrowsers = async (url: string): Promise<Browsers> => {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: flags })
  return {
    browser,
    async openAs(account, path, { lang = 'ru', width = 1440, theme = 'light' } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        locale: lang,
        colorScheme: theme,
      })
      const cookies = account?.cookie.split('; ').map((pair) => pair.split(/=(.*)/s)) ?? []
      await context.addCookies(cookies.map(([name = '', value = '']) => ({ name, value, url })))
      context.setDefaultTimeout(15_000)
      const page = await context.newPage()
      const errors: string[] = []
      let refused = 0
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('websocket', (socket) =>
        socket.on('framereceived', ({ payload }) => {
          if (typeof payload !== 'string' && payload[0] === refusedFrame) refused += 1
        }),
      )
      await page.goto(url + path)
      return { page, context, refused: () => refused, errors }
    },
  }
}

export const startApp = async (): Promise<App> => {
  await buildClient()
  const server = await startServer()
  const browsers = await startBrowsers(server.url)
  return {
    ...browsers,
    server,
    async stop() {
      await browsers.browser.close()
      await server.stop()
    },
  }
}
