/**
 * `node tools/shots.ts [folder]`: pictures of the product's pages, taken from a real server on a fresh sample, for looking at
 * and for the guide.
 *
 * Each page at 1440, 768 and 360 px in light, at 1440 in dark, in the language named for it. `PAGES=home,text` takes some of them. Says
 * what overflowed its width, what the page's console complained of, and how long the page took.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { build } from 'vite'
import { readConfig } from '#server/config.ts'
import { makeLog } from '#server/log.ts'
import { createSample } from '#server/sample/create.ts'
import { sampleEmail, samplePassword } from '#server/sample/fill.ts'
import { startServer } from '#server/start.ts'
import { findBrowser } from './browser.ts'

const root = join(import.meta.dirname, '..')
const out = resolve(process.argv[2] ?? join(tmpdir(), 'usynys-shots'))
const wanted = process.env.PAGES?.split(',')
const languages = process.env.LANGUAGES?.split(',')

interface Shot {
  readonly name: string
  readonly path: string
  readonly lang: 'kk' | 'ru' | 'en'
  readonly who?: string
  readonly setUp?: false
}

const sizes = [
  { width: 1440, height: 900, theme: 'light' },
  { width: 1440, height: 900, theme: 'dark' },
  { width: 768, height: 1024, theme: 'light' },
  { width: 360, height: 800, theme: 'light' },
] as const

const started = async (dataDir: string, dist: string, isSample: boolean) => {
  mkdirSync(dataDir, { recursive: true })
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const log = makeLog(config.logLevel)
  const sample = isSample ? await createSample(config, log) : undefined
  return { server: await startServer(config, { log, dist }), sample }
}

const signIn = async (context: BrowserContext, origin: string, who: string) => {
  const reply = await context.request.post(`${origin}/api/auth/sign-in/email`, {
    data: { email: sampleEmail(who), password: samplePassword },
    headers: { origin },
  })
  if (!reply.ok()) throw new Error(`${who} could not sign in: ${reply.status()} ${await reply.text()}`)
}

const take = async (browser: Browser, origin: string, shot: Shot) => {
  for (const { width, height, theme } of sizes) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion: 'reduce',
      locale: shot.lang,
    })
    try {
      if (shot.who) await signIn(context, origin, shot.who)
      await context.addInitScript((lang) => localStorage.setItem('usynys:language', lang), shot.lang)
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      const began = performance.now()
      await page.goto(origin + shot.path)
      await page.locator('#main, main, form').first().waitFor({ timeout: 15_000 })
      const shown = Math.round(performance.now() - began)
      // The room's socket and its renewals never rest, so idleness is asked of requests alone, for a bounded while.
      await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {})
      await page.evaluate(() => document.fonts.ready)
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      const name = `${shot.name}-${shot.lang}-${width}${theme === 'dark' ? '-dark' : ''}.png`
      await page.screenshot({ path: join(out, name) })
      const remarks = [
        `${shown} ms`,
        ...(over > 0 ? [`OVERFLOWS by ${over} px`] : []),
        ...complaints.map((text) => `CONSOLE ${text}`),
      ]
      console.log(`${name}: ${remarks.join('; ')}`)
    } finally {
      await context.close()
    }
  }
}

const chosen = findBrowser()
if (chosen.type === 'missing') throw new Error(chosen.remedy)
mkdirSync(out, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'usynys-shots-data-'))
const dist = join(folder, 'dist')
await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: dist } })
const { server, sample } = await started(join(folder, 'sample'), dist, true)
const fresh = await started(join(folder, 'fresh'), dist, false)
const browser = await chromium.launch({
  executablePath: chosen.path,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
})

const chair = 'advocate-b'
const shots: Shot[] = [
  { name: 'setup', path: '/setup', lang: 'kk', setUp: false },
  { name: 'sign-in', path: '/sign-in', lang: 'ru' },
  { name: 'home', path: '/', lang: 'kk', who: chair },
  { name: 'groups', path: '/groups', lang: 'en', who: chair },
  { name: 'texts', path: '/texts', lang: 'ru', who: chair },
  { name: 'text', path: `/texts/${sample!.textId}`, lang: 'ru', who: chair },
  { name: 'text-both', path: `/texts/${sample!.textId}?lang=both`, lang: 'kk', who: chair },
  { name: 'overview', path: `/texts/${sample!.textId}/overview`, lang: 'ru', who: chair },
  { name: 'publish', path: '/texts/new', lang: 'ru', who: 'secretary' },
  { name: 'language', path: `/texts/${sample!.textId}/languages/new`, lang: 'en', who: 'secretary' },
  { name: 'proposal', path: `/proposals/${sample!.proposalIds[0]}`, lang: 'ru', who: chair },
]

try {
  for (const shot of shots) {
    if (wanted && !wanted.includes(shot.name)) continue
    for (const lang of languages ?? [shot.lang])
      await take(browser, `http://127.0.0.1:${(shot.setUp === false ? fresh.server : server).port}`, {
        ...shot,
        lang: lang as Shot['lang'],
      })
  }
} finally {
  await browser.close()
  await server.stop()
  await fresh.server.stop()
  rmSync(folder, { recursive: true, force: true })
}
