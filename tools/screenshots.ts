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

interface Shot {
  readonly name: string
  readonly path: string
  readonly lang: string
  /** The sample member who looks; nobody is signed in without. */
  readonly who?: string
  /** What is done on the page before the picture. */
  readonly first?: (page: Page) => Promise<unknown>
  /** The guide shows it: at this size, or at 1440 px. */
  readonly guide?: true | Size
  /** On a server that nobody has set up. */
  readonly fresh?: boolean
}

/** A unit, as it is sent. */
interface Json {
  readonly eId: string
  readonly wId: string
  readonly kind: string
  readonly num: string
  readonly heading?: Readonly<Record<string, string>>
  readonly text?: Readonly<Record<string, string>>
  readonly children: readonly Json[]
}

interface Size {
  readonly width: number
  readonly height: number
  readonly theme: 'light' | 'dark'
}

const sizes: readonly Size[] = [
  { width: 1440, height: 900, theme: 'light' },
  { width: 1440, height: 900, theme: 'dark' },
  { width: 768, height: 1024, theme: 'light' },
  { width: 360, height: 800, theme: 'light' },
  { width: 320, height: 700, theme: 'light' },
]

/** Low enough for a picture in a document to stay below 250 kB. */
const forPaper: Size = { width: 1440, height: 800, theme: 'light' }
const high: Size = { width: 1180, height: 1000, theme: 'light' }
const phone: Size = { width: 360, height: 720, theme: 'light' }

const root = join(import.meta.dirname, '..')
const pages = process.env.PAGES?.split(',')
const languages = process.env.LANGUAGES?.split(',')
const forGuide = process.env.GUIDE === '1'
const out = resolve(
  process.argv[3] ?? (forGuide ? join(root, 'docs', 'guide', 'images') : join(tmpdir(), 'usynys-pages')),
)

const draft = `Раздел I. Основы

Статья 1. Язык
1. Государственный язык один.
2. Наравне с ним употребляются другие:
1) в делопроизводстве;
3) в суде.

Статья 3. Право
Каждый вправе спрашивать.
`

const readDraft = async (page: Page) => {
  await page.locator('textarea').first().fill(draft)
  await page.locator('main button[type="submit"]').click()
  await page.locator('[id^="row-"]').first().waitFor()
}

/** The reader's own group comes first. */
const openGroup = async (page: Page) => {
  await page.locator('main a[href^="/groups/"]').first().click()
  await page.locator('main input').first().waitFor()
}

const findTerm = async (page: Page) => {
  const fields = page.locator('fieldset input')
  for (const [at, word] of ['закон', 'кодекс', 'заң', 'кодекс'].entries()) await fields.nth(at).fill(word)
  await page.locator('main form button[type="submit"]').click()
  await page.locator('main ol li').first().waitFor()
}

const makeBundle = async (page: Page) => {
  await findTerm(page)
  await page.locator('main > div > div:last-child > button').click()
  const bundle = page.locator('section[id^="bundle-"]').last()
  await bundle.waitFor()
  await bundle.evaluate((element) => element.scrollIntoView({ block: 'start' }))
}

const decide = async (page: Page) => {
  const card = page.locator('.card', { hasText: 'добровольного' }).first()
  await card.getByRole('button', { name: 'Решение' }).click()
  await page.getByRole('button', { name: 'Зафиксировать решение' }).waitFor()
  await card.evaluate((element) => element.scrollIntoView({ block: 'start' }))
}

/** On narrow windows what can be done with a proposal is behind one button. */
const openExport = async (page: Page) => {
  const button = page.getByRole('button', { name: 'Выгрузить', exact: true })
  const more = page.getByRole('button', { name: 'Ещё', exact: true })
  await button.or(more).first().waitFor()
  if (!(await button.isVisible())) await more.first().click()
  await button.click()
  await page.getByText('Лист голосования').waitFor()
}

const newArticle: Json = {
  eId: '',
  wId: '',
  kind: 'article',
  num: '3-1',
  heading: { ru: 'Земля и недра', kk: 'Жер және жер қойнауы' },
  children: [
    {
      eId: '',
      wId: '',
      kind: 'paragraph',
      num: '1',
      text: { ru: 'Земля и её недра принадлежат народу.', kk: 'Жер және оның қойнауы халыққа тиесілі.' },
      children: [],
    },
  ],
}

/** The sample's text in a next version, once: two clauses worded otherwise, one gone, an article come. */
const publishNext = async (page: Page) => {
  const id = /texts\/([^/]+)/.exec(page.url())![1]!
  const url = `${new URL(page.url()).origin}/api/texts/${id}`
  const text = await (await page.request.get(url)).json()
  if (text.version === 1) {
    const reshaped = (units: readonly Json[]): Json[] =>
      units
        // Its suggestions have lost their clause.
        .filter(({ eId }) => eId !== 'art_21__para_4')
        .flatMap((unit) => {
          const children = reshaped(unit.children)
          const isWorded = unit.eId === 'art_11__para_2'
          const words = Object.entries(unit.text ?? {}).map(([lang, text]) => [
            lang,
            isWorded
              ? text.replace(/\.$/, lang === 'ru' ? ', если нет иного.' : ', егер өзгеше болмаса.')
              : text,
          ])
          const same = { ...unit, children, ...(unit.text && { text: Object.fromEntries(words) }) }
          return unit.eId === 'art_3' ? [same, newArticle] : [same]
        })
    const units = reshaped(text.units)
    const reply = await page.request.post(`${url}/versions`, {
      data: { lang: 'ru', units },
      headers: { origin: new URL(page.url()).origin },
    })
    if (!reply.ok()) throw new Error(`The next version was refused: ${await reply.text()}`)
    await page.reload()
  }
  await page.locator('ins').first().waitFor()
}

const nameState = async (page: Page) => {
  const field = page.locator('main form input')
  await field.waitFor()
  if ((await page.locator('main tbody tr').count()) > 2) return
  await field.fill('После первого чтения')
  await page.keyboard.press('Enter')
  await page.locator('main tbody tr').first().waitFor()
}

const running = async (dataDir: string, isSample: boolean) => {
  mkdirSync(dataDir, { recursive: true })
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const log = makeLog('silent')
  const sample = isSample ? await createSample(config, log) : undefined
  const server = await startServer(config, { log, dist })
  return { server, sample, origin: `http://127.0.0.1:${server.port}` }
}

const signIn = async (context: BrowserContext, origin: string, who: string) => {
  const reply = await context.request.post(`${origin}/api/auth/sign-in/email`, {
    data: { email: sampleEmail(who), password: samplePassword },
    headers: { origin },
  })
  if (!reply.ok()) throw new Error(`${who} could not sign in: ${reply.status()} ${await reply.text()}`)
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
const chair = 'advocate-b'
const secretary = 'secretary'
const shots: readonly Shot[] = [
  { name: 'setup', path: '/setup', lang: 'kk', fresh: true, guide: true },
  { name: 'sign-in', path: '/sign-in', lang: 'ru' },
  { name: 'home', path: '/', lang: 'kk', who: chair, guide: true },
  { name: 'home-secretary', path: '/', lang: 'ru', who: secretary },
  { name: 'groups', path: '/groups', lang: 'en', who: secretary },
  { name: 'group', path: '/groups', lang: 'kk', who: chair, first: openGroup },
  { name: 'texts', path: '/texts', lang: 'ru', who: chair },
  { name: 'text', path: `/texts/${textId}?lang=ru`, lang: 'ru', who: chair },
  { name: 'text-both', path: `/texts/${textId}?lang=both`, lang: 'kk', who: chair, guide: true },
  { name: 'overview', path: `/texts/${textId}/overview`, lang: 'ru', who: chair, guide: true },
  { name: 'publish', path: '/texts/new', lang: 'ru', who: secretary },
  { name: 'correct', path: '/texts/new', lang: 'ru', who: secretary, first: readDraft, guide: true },
  { name: 'language', path: `/texts/${textId}/languages/new`, lang: 'en', who: secretary, first: readDraft },
  {
    name: 'proposal',
    path: `/proposals/${proposalIds[0]}?unit=art_11__para_2`,
    lang: 'ru',
    who: chair,
    guide: true,
  },
  {
    name: 'phone',
    path: `/proposals/${proposalIds[0]}?unit=art_11__para_2`,
    lang: 'kk',
    who: chair,
    guide: phone,
  },
  {
    name: 'decision',
    path: `/proposals/${proposalIds[0]}?unit=art_11__para_2`,
    lang: 'ru',
    who: chair,
    first: decide,
    guide: high,
  },
  {
    name: 'throughout',
    path: `/proposals/${proposalIds[0]}/throughout`,
    lang: 'ru',
    who: chair,
    first: findTerm,
    guide: high,
  },
  {
    name: 'bundle',
    path: `/proposals/${proposalIds[0]}/throughout`,
    lang: 'kk',
    who: chair,
    first: makeBundle,
  },
  { name: 'amending', path: `/proposals/${proposalIds[0]}/amending`, lang: 'ru', who: chair, guide: high },
  {
    name: 'export',
    path: `/proposals/${proposalIds[0]}`,
    lang: 'ru',
    who: chair,
    first: openExport,
    guide: high,
  },
  {
    name: 'versions',
    path: `/texts/${textId}/versions`,
    lang: 'ru',
    who: secretary,
    first: publishNext,
    guide: high,
  },
  {
    name: 'alignment',
    path: `/texts/${textId}/versions/2/alignment`,
    lang: 'kk',
    who: secretary,
    guide: high,
  },
  {
    name: 'next-version',
    path: `/texts/${textId}/versions/new`,
    lang: 'ru',
    who: secretary,
    first: readDraft,
  },
  { name: 'rebase', path: `/proposals/${proposalIds[0]}/rebase`, lang: 'ru', who: chair, guide: high },
  {
    name: 'history',
    path: `/proposals/${proposalIds[0]}/history`,
    lang: 'ru',
    who: chair,
    first: nameState,
    guide: high,
  },
  { name: 'not-found', path: '/texts/none', lang: 'ru', who: chair },
]

try {
  for (const shot of shots) {
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
