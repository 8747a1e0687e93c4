/**
 * Every kind of file in every format, in each language and in two side by side, with the usual templates and with an
 * administrator's own: asked of the real server, opened by the programs that people open them with, and read for the words that
 * have to be in them.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportedJson } from '#shared/api/exports.ts'
import {
  type ExportFormat,
  type ExportKind,
  exportKinds,
  formatsOf,
  oneLanguage,
} from '#shared/legal/export-model.ts'
import { type Account, expectStatus } from '#tests/support/account.ts'
import { conversions, has, hasCalc, hasPoppler, office } from '#tests/support/convert.ts'
import { openDocx } from '#tests/support/docx.ts'
import { newGroup, publishedText } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

type Lang = 'kk' | 'ru' | 'en'
type Templates = 'usual' | 'own'

const english = `Section I. Basics

Article 1. The State
1. The State is secular.
2. The language of the State is Kazakh.

Article 2. Rights
1. Everyone has the right:
1) to education;
2) to the protection of personal data.
2. Rights are protected by a court.

Article 3. Courts
Justice is administered by courts alone.
`

const own = {
  'letterhead.json': {
    heading: {
      ru: ['Бланк палаты: {group}'],
      kk: ['Палата бланкі: {group}'],
      en: ['Chamber letterhead: {group}'],
    },
    outcomes: { agreed: { ru: 'принято палатой', kk: 'палата қабылдады', en: 'accepted by the chamber' } },
    signatures: [{ role: { ru: 'Глава палаты', kk: 'Палата басшысы', en: 'Head of the chamber' } }],
  },
  'comparison-columns.json': {
    columns: [
      { content: 'number', width: 5 },
      { content: 'element', width: 15 },
      { content: 'current', width: 25 },
      {
        content: 'proposed',
        width: 25,
        heading: { ru: 'Редакция палаты', kk: 'Палатаның редакциясы', en: 'Wording of the chamber' },
      },
      { content: 'authorAndReason', width: 20 },
      { content: 'outcome', width: 10 },
    ],
  },
  'amending-act.json': {
    title: {
      ru: 'О поправках палаты',
      kk: 'Палатаның түзетулері туралы',
      en: 'On the amendments of the chamber',
    },
    number: '12-VIII',
    date: '2026-12-16',
  },
} as const

/** What a file says of itself. */
const titles: Readonly<Record<ExportKind, Readonly<Record<Lang, string>>>> = {
  agreed: { ru: 'Согласованный текст', kk: 'Келісілген мәтін', en: 'Agreed text' },
  comparison: { ru: 'Сравнительная таблица', kk: 'Салыстырмалы кесте', en: 'Comparison table' },
  amending: { ru: 'Акт о внесении изменений', kk: 'Өзгерістер енгізу туралы акт', en: 'Amending act' },
  redline: {
    ru: 'Текст с отмеченными изменениями',
    kk: 'Өзгерістері белгіленген мәтін',
    en: 'Text with changes marked',
  },
  note: { ru: 'Пояснительная записка', kk: 'Түсіндірме жазба', en: 'Explanatory note' },
  voting: { ru: 'Лист голосования', kk: 'Дауыс беру парағы', en: 'Voting sheet' },
}
const signers: Readonly<Record<Lang, string>> = { ru: 'Председатель', kk: 'Төраға', en: 'Chair' }
const dates: Readonly<Record<Lang, string>> = {
  ru: '16 декабря 2026 года № 12-VIII',
  kk: '2026 жылғы 16 желтоқсандағы № 12-VIII',
  en: '16 December 2026 No. 12-VIII',
}
const outcomes: Readonly<Record<Lang, string>> = { ru: 'учтено', kk: 'ескерілді', en: 'taken into account' }
/** A word of the agreed wording and of its reason. */
const agreed: Readonly<Record<Lang, string>> = { ru: 'независим', kk: 'тәуелсіз', en: 'independent' }

const isPaper = (format: ExportFormat): boolean => ['docx', 'pdf', 'html', 'md'].includes(format)

const wordsOf = (kind: ExportKind, format: ExportFormat, lang: Lang, templates: Templates): string[] => {
  const act = own['amending-act.json']
  const { heading, outcomes: named, signatures } = own['letterhead.json']
  const isOwn = templates === 'own'
  const title = kind === 'amending' && isOwn ? act.title[lang] : titles[kind][lang]
  const head = heading[lang][0].replace('{group}', 'Палата нотариусов')
  const isTitled = format === 'akn' ? kind === 'amending' : format !== 'json'
  return [
    agreed[lang],
    ...(isTitled ? [title] : []),
    ...(isOwn && isPaper(format) ? [head] : []),
    ...(isOwn && (isPaper(format) || format === 'xlsx') ? [signatures[0].role[lang]] : []),
    ...(isOwn && kind === 'amending' && isPaper(format) ? [dates[lang]] : []),
    ...(kind === 'comparison' ? [isOwn ? named.agreed[lang] : outcomes[lang]] : []),
    ...(kind === 'comparison' && isOwn ? [own['comparison-columns.json'].columns[3].heading[lang]] : []),
    ...(kind === 'voting' && !isOwn && isPaper(format) ? [signers[lang]] : []),
  ]
}

interface Cell {
  readonly templates: Templates
  readonly kind: ExportKind
  readonly format: ExportFormat
  readonly langs: readonly Lang[]
}
const choices: Readonly<Record<Templates, readonly (readonly Lang[])[]>> = {
  own: [['kk'], ['ru'], ['en'], ['kk', 'ru'], ['ru', 'en']],
  usual: [['ru'], ['en', 'kk']],
}
const cells: readonly Cell[] = (['own', 'usual'] as const).flatMap((templates) =>
  exportKinds.flatMap((kind) =>
    formatsOf[kind].flatMap((format) =>
      choices[templates]
        .filter((langs) => langs.length === 1 || !oneLanguage.has(format))
        .map((langs): Cell => ({ templates, kind, format, langs })),
    ),
  ),
)
/** Its format is in its name twice: what a program makes of two files must not have one name. */
const nameOf = ({ templates, kind, format, langs }: Cell) =>
  `${templates}-${kind}-${langs.join('-')}-${format}.${format}`

const dataDir = mkdtempSync(join(tmpdir(), 'usynys-export-table-'))
const programs = conversions()
let server: TestServer
const files = new Map<string, Uint8Array>()
const opened = new Map<string, string>()

const made = async (reader: Account, proposal: string, cell: Cell): Promise<void> => {
  const { kind, format, langs } = cell
  const path = `/api/proposals/${proposal}/export/${kind}.${format}?lang=${langs.join(',')}`
  const reply = await reader.raw('GET', path)
  const body = new Uint8Array(await reply.arrayBuffer())
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${new TextDecoder().decode(body)}`)
  files.set(nameOf(cell), body)
}

const put = {
  ru: 'Права охраняет независимый суд.',
  kk: 'Құқықтарды тәуелсіз сот қорғайды.',
  en: 'Rights are protected by an independent court.',
}
const why = {
  ru: 'Суд должен быть независим.',
  kk: 'Сот тәуелсіз болуы керек.',
  en: 'A court has to be independent.',
}

beforeAll(async () => {
  for (const [name, template] of Object.entries(own))
    writeFileSync(join(dataDir, name), JSON.stringify(template))
  server = await startServer({ dataDir })
  const { secretary, text } = await publishedText(server.url)
  const further = { lang: 'en', title: 'Draft Constitution', source: english }
  expectStatus(await secretary.post(`/api/texts/${text.id}/languages`, further), 201)
  const { drafter, chair, observer, group } = await newGroup(secretary, 'Палата нотариусов')
  const started = { textId: text.id, groupId: group.id, title: 'О правах' }
  const { id } = expectStatus(await drafter.post('/api/proposals', started), 201)
  const given = [
    { op: 'replace', unit: 'art_2__para_2', wording: put, reason: why },
    {
      op: 'insertAfter',
      unit: 'art_1__para_2',
      wording: { ru: 'Столица – город.', kk: 'Астана – қала.', en: 'The capital is a city.' },
      reason: why,
    },
    { op: 'delete', unit: 'art_3', reason: why },
  ]
  for (const each of given) {
    const made = expectStatus(await drafter.post(`/api/proposals/${id}/suggestions`, each), 201)
    expectStatus(await chair.post(`/api/suggestions/${made.id}/decision`, { outcome: 'agreed' }), 201)
  }
  for (const cell of cells.filter(({ templates }) => templates === 'own')) await made(observer, id, cell)
  await server.stop()
  for (const name of Object.keys(own)) rmSync(join(dataDir, name))
  server = await startServer({ dataDir, port: server.port })
  for (const cell of cells.filter(({ templates }) => templates === 'usual')) await made(observer, id, cell)
  await read()
}, 60_000)
afterAll(async () => {
  await server?.stop()
  programs.end()
  rmSync(dataDir, { recursive: true, force: true })
})

const namesOf = (...formats: readonly ExportFormat[]): string[] =>
  cells.filter(({ format }) => formats.includes(format)).map(nameOf)

const bare = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')

/** What the programs read in the files: the office in one start for all of them. */
const read = async (): Promise<void> => {
  const papers = namesOf(...(office ? (['docx'] as const) : []), ...(hasCalc ? (['xlsx'] as const) : []))
  const pages = papers.length > 0 ? await programs.converted(pick(papers), 'html') : {}
  for (const [name, html] of Object.entries(pages)) opened.set(name, bare(html))
  const pdfs = hasPoppler ? namesOf('pdf') : []
  for (const name of pdfs) opened.set(name, (await programs.pdf(name, files.get(name)!)).text)
  for (const name of namesOf('html', 'akn')) opened.set(name, bare(new TextDecoder().decode(files.get(name))))
  for (const name of namesOf('md', 'json')) opened.set(name, new TextDecoder().decode(files.get(name)))
}

const pick = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, files.get(name)!]))

const openers: ReadonlyMap<ExportFormat, boolean> = new Map([
  ['docx', office !== undefined],
  ['xlsx', hasCalc],
  ['pdf', hasPoppler],
])

const squeezed = (text: string): string => text.replace(/[\s\u00a0\\]+/g, '').toLowerCase()

describe('[EXPORT-12] every file that is promised', () => {
  const rows = (['own', 'usual'] as const).flatMap((templates) =>
    exportKinds.flatMap((kind) => formatsOf[kind].map((format) => [templates, kind, format] as const)),
  )

  test.each(rows)('%s templates: %s.%s opens in every language with its words', (templates, kind, format) => {
    const own = cells.filter(
      (cell) => cell.templates === templates && cell.kind === kind && cell.format === format,
    )
    expect(own.length).toBeGreaterThan(0)
    // Only the program that opens it may be missing.
    if (openers.get(format) === false) return
    for (const cell of own) {
      const text = opened.get(nameOf(cell))!
      const missing = cell.langs
        .flatMap((lang) => wordsOf(kind, format, lang, templates))
        .filter((words) => !squeezed(text).includes(squeezed(words)))
      expect([nameOf(cell), missing]).toEqual([nameOf(cell), []])
    }
  })

  test('Word files are well-formed, JSON has its documented shape', () => {
    for (const name of namesOf('docx')) expect(openDocx(files.get(name)!).text).not.toBe('')
    for (const name of namesOf('json'))
      expect(() => exportedJson.parse(JSON.parse(opened.get(name)!))).not.toThrow()
  })

  const xsd = new URL('../../../shared/data/akn/schema/akomantoso30.xsd', import.meta.url).pathname
  test.skipIf(!has('xmllint') || !existsSync(xsd))('Akoma Ntoso is valid', () => {
    const paths = namesOf('akn').map((name) => {
      const path = join(programs.folder, name)
      writeFileSync(path, files.get(name)!)
      return path
    })
    expect(paths.length).toBeGreaterThan(6)
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', xsd, ...paths], { stdio: 'pipe' })
  })
})

if (!office || !hasCalc || !hasPoppler)
  process.stdout.write('Some files were not opened: LibreOffice (writer, calc) or poppler-utils is absent.\n')
