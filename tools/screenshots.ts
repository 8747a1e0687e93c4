/**
 * `npm run screenshots [-- folder]`: pictures of the pages, taken from a real server on a fresh sample, to be looked at.
 *
 * Every page at 1440, 768 and 360 px, at 1440 also in the dark theme, in the language named for it. `PAGES=home,text` takes
 * some, `LANGUAGES=kk,ru,en` takes each in all, `GUIDE=1` writes the few that the guide shows into docs/guide/images.
 * Tells what is wider than its window (at 320 px as well), what the console complained of, and which controls have no
 * name; ends with code 1 when there was anything of the kind.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { readConfig } from '#server/config.ts'
import { makeLog } from '#server/log.ts'
import { createSample } from '#server/sample/create.ts'
import { sampleEmail, samplePassword } from '#server/sample/fill.ts'
import { startServer } from '#server/start.ts'
import { findBrowser } from './browser.ts'
import { chair, type Shot, type Size, shotsOf } from './shots.ts'

const sizes: readonly Size[] = [
  { width: 1440, height: 900, theme: 'light' },
  { width: 1440, height: 900, theme: 'dark' },
  { width: 768, height: 1024, theme: 'light' },
  { width: 360, height: 800, theme: 'light' },
  { width: 320, height: 700, theme: 'light' },
]

/** Low enough for a picture in a document to stay below 250 kB. */
const forPaper: Size = { width: 1440, height: 800, theme: 'light' }
const root = join(import.meta.dirname, '..')
const pages = process.env.PAGES?.split(',')
const languages = process.env.LANGUAGES?.split(',')
const forGuide = process.env.GUIDE === '1'
const out = resolve(
  process.argv[3] ?? (forGuide ? join(root, 'docs', 'guide', 'images') : join(tmpdir(), 'usynys-pages')),
)

const running = async (dataDir: string, isSample: boolean) => {
  mkdirSync(dataDir, { recursive: true })
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const log = makeLog('silent')
  const sample = isSample ? await createSample(config, log) : undefined
  const server = await startServer(config, { log, dist })
  return { server, sample, origin: `http://127.0.0.1:${server.port}` }
}

/** Signing in is limited by the minute, so each member does it once. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

const signIn = async (context: BrowserContext, origin: string, who: string) => {
  const session = sessions.get(who)
  if (session) return context.addCookies(session.cookies)
  const reply = await context.request.post(`${origin}/api/auth/sign-in/email`, {
    data: { email: sampleEmail(who), password: samplePassword },
    headers: { origin },
  })
  if (!reply.ok()) throw new Error(`${who} could not sign in: ${reply.status()} ${await reply.text()}`)
  sessions.set(who, await context.storageState())
}

/** Controls that a screen reader has no name for, and what is wider than the window. */
const faults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const over = document.documentElement.scrollWidth - innerWidth
    if (over > 0) found.push(`is ${over} px wider than the window`)
    for (const control of document.querySelectorAll<HTMLElement>(
      'button, a[href], input, select, textarea',
    )) {
      if (control.closest('[aria-hidden="true"], [hidden]') || control.getClientRects().length === 0) continue
      const labelled = (control.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join('')
      const labels = [...((control as HTMLInputElement).labels ?? [])]
        .map(({ textContent }) => textContent)
        .join('')
      const name =
        control.getAttribute('aria-label') || labelled || labels || control.textContent || control.title
      if (!name.trim()) found.push(`has a control without a name: ${control.outerHTML.slice(0, 120)}`)
    }
    return found
  })

let complaints = 0

const chosen = findBrowser()
if (chosen.type === 'missing') throw new Error(chosen.remedy)
mkdirSync(out, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'usynys-screenshots-'))
// A build of its own: somebody else's may replace dist/ while the pictures are taken.
const dist = join(folder, 'dist')
await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: dist } })
const used = await running(join(folder, 'sample'), true)
const unused = await running(join(folder, 'fresh'), false)
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

const take = async (shot: Shot, { width, height, theme }: Size) => {
  const { origin } = shot.fresh ? unused : used
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: shot.lang,
  })
  const remarks: string[] = []
  try {
    if (shot.who) await signIn(context, origin, shot.who)
    await context.addInitScript((lang) => localStorage.setItem('usynys:language', lang), shot.lang)
    const page = await context.newPage()
    page.on('console', (message) => {
      // Who is signed in is asked of the server: a 401 is the answer when nobody is, and a 404 where nothing is.
      const nobody = message.location().url.endsWith('/api/me')
      if (message.type() === 'error' && !nobody && shot.name !== 'not-found')
        remarks.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => remarks.push(`error: ${error.message}`))
    await page.goto(origin + shot.path)
    await page.locator('#main').first().waitFor({ timeout: 15_000 })
    // A room's socket never rests, so the wait for requests is bounded.
    await page.waitForLoadState('networkidle', { timeout: 4_000 }).catch(() => {})
    await shot.first?.(page)
    await page.evaluate(() => document.fonts.ready)
    remarks.push(...(await faults(page)))
    const name = `${shot.name}-${shot.lang}-${width}${theme === 'dark' ? '-dark' : ''}`
    if (width > 320) await page.screenshot({ path: join(out, `${name}.png`) })
    console.log(`${name}${remarks.length > 0 ? `: ${remarks.join('; ')}` : ''}`)
  } finally {
    complaints += remarks.length
    await context.close()
  }
}

/** The comparison table as Word's file shows it, where there are programs to draw it. */
const takeTable = async (proposal: string, who: string) => {
  const has = (program: string) => spawnSync(program, ['--version']).status === 0
  if (!has('soffice') || spawnSync('pdftoppm', ['-v']).status !== 0)
    return console.log('comparison: not taken, since soffice and pdftoppm are not both here')
  const context = await browser.newContext()
  await signIn(context, used.origin, who)
  const file = join(folder, 'comparison.docx')
  const reply = await context.request.get(
    `${used.origin}/api/proposals/${proposal}/export/comparison.docx?lang=ru`,
  )
  writeFileSync(file, await reply.body())
  await context.close()
  const profile = `-env:UserInstallation=file://${join(folder, 'office')}`
  spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file])
  const name = join(out, 'comparison-ru')
  const drawn = ['-r', '90', '-png', '-singlefile', '-f', '1', join(folder, 'comparison.pdf'), name]
  if (spawnSync('pdftoppm', drawn).status !== 0) throw new Error('The comparison table could not be drawn.')
  console.log('comparison-ru')
}

const { textId, proposalIds } = used.sample!

try {
  for (const shot of shotsOf(textId, proposalIds)) {
    if (pages ? !pages.includes(shot.name) : forGuide && !shot.guide) continue
    for (const lang of languages ?? [shot.lang])
      for (const size of forGuide ? [shot.guide === true ? forPaper : shot.guide!] : sizes)
        await take({ ...shot, lang }, size)
  }
  if (forGuide && !pages) await takeTable(proposalIds[0]!, chair)
} finally {
  await browser.close()
  await used.server.stop()
  await unused.server.stop()
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${complaints} complaints. The pictures are in ${out}.`)
process.exit(complaints > 0 ? 1 : 0)
