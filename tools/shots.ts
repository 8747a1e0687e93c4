/** Which pages are pictured, as whom, and what is done on them before the picture. */
import type { Page } from 'playwright-core'
import en from '#client/i18n/en.json' with { type: 'json' }
import kk from '#client/i18n/kk.json' with { type: 'json' }
import ru from '#client/i18n/ru.json' with { type: 'json' }
import type { Unit } from '#shared/legal/unit.ts'

export interface Size {
  readonly width: number
  readonly height: number
  readonly theme: 'light' | 'dark'
}

export interface Shot {
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

/** What the page says there, whichever of its languages it is pictured in. */
const inAny = (of: (words: typeof en) => string) => new RegExp(`^(?:${[kk, ru, en].map(of).join('|')})$`)

const high: Size = { width: 1180, height: 1000, theme: 'light' }
const phone: Size = { width: 360, height: 720, theme: 'light' }

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
  const card = page.locator('.card', { hasText: /добровольного|ерікті/ }).first()
  await card.getByRole('button', { name: inAny(({ decision }) => decision.title) }).click()
  await page.getByRole('button', { name: inAny(({ decision }) => decision.record) }).waitFor()
  await card.evaluate((element) => element.scrollIntoView({ block: 'start' }))
}

/** On narrow windows what can be done with a proposal is behind one button. */
const openExport = async (page: Page) => {
  const button = page.getByRole('button', { name: inAny(({ proposal }) => proposal.export) })
  const more = page.getByRole('button', { name: inAny(({ common }) => common.more) })
  await button.or(more).first().waitFor()
  if (!(await button.isVisible())) await more.first().click()
  await button.click()
  await page.getByText(inAny((words) => words.export.voting)).waitFor()
}

const newArticle: Unit = {
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
    const reshaped = (units: readonly Unit[]): Unit[] =>
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

export const chair = 'advocate-b'
const secretary = 'secretary'

/** Of a sample's text and its proposals. */
export const shotsOf = (textId: string, proposalIds: readonly string[]): readonly Shot[] => [
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
