/** Files of every format through the API: previewed, published, added as a language, as the next version. */
import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, expectStatus, type Json, setUp } from '#tests/support/account.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { deleted, inserted, paragraph, run, wordFile } from '#tests/support/word.ts'

let server: TestServer
let secretary: Account
beforeAll(async () => {
  server = await startServer()
  secretary = await setUp(server.url)
})
afterAll(() => server.stop())

const send = async (path: string, bytes: BlobPart, name: string, fields: Record<string, string>) => {
  const form = new FormData()
  form.set('file', new File([bytes], name))
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  const response = await secretary.raw('POST', `/api/texts${path}`, form)
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json }
}
const preview = async (bytes: BlobPart, name: string, fields: Record<string, string> = {}) =>
  expectStatus(await send('/preview', bytes, name, { lang: 'ru', ...fields }), 200)
const articles = (units: Json[]): Json[] =>
  units.flatMap((unit) => (unit.kind === 'article' ? [unit] : articles(unit.children)))
const wordings = (units: Json[]): string[] =>
  units.flatMap(({ text, children }) => [...(text ? [text.ru ?? text.kk] : []), ...wordings(children)])

const html = '<h1>Закон</h1><p>Статья 1. Право</p><p>1. Каждый имеет право.</p><p>2. И обязанность.</p>'
const akn = `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="a"><preface><p><docTitle>Закон</docTitle></p></preface><body>
  <article eId="art_1"><num>1-бап.</num><paragraph><num>1.</num><content><p>Әркімнің құқығы бар.</p></content></paragraph>
  <paragraph><num>2.</num><content><p>Міндеті де бар.</p></content></paragraph></article></body></act></akomaNtoso>`
const word = wordFile(
  paragraph(run('Статья 1. Право', '<w:b/>')) +
    paragraph(run('1. Каждый имеет ') + deleted('право') + inserted(run('свободу')) + run('.')) +
    paragraph(run('2. И обязанность.')),
)

test('[IMPORT-1] a text in HTML, its Kazakh in Akoma Ntoso, its next version in Word', async () => {
  const text = expectStatus(await send('', html, 'law.html', { lang: 'ru' }), 201)
  expect(text.title).toEqual({ ru: 'Закон' })
  expect(text.losses).toEqual([])
  const added = expectStatus(await send(`/${text.id}/languages`, akn, 'law.xml', { lang: 'kk' }), 201)
  expect(added.report).toMatchObject({ missingInOther: [], onlyInOther: [], numberDiffers: [] })
  const next = expectStatus(await send(`/${text.id}/versions`, word, 'law.docx', { lang: 'ru' }), 201)
  expect(next).toMatchObject({ version: 2, changes: { mode: 'accept', insertions: 1, deletions: 1 } })
  expect(wordings(next.units)).toEqual(['Каждый имеет свободу.', 'И обязанность.'])
})

test('[IMPORT-5] tracked changes are told, and read as accepted or rejected as asked', async () => {
  const accepted = await preview(word, 'law.docx')
  expect(accepted.changes).toEqual({
    mode: 'accept',
    insertions: 1,
    deletions: 1,
    moves: 0,
    comments: 0,
    authors: ['Notary A.', 'Notary B.'],
  })
  const rejected = await preview(word, 'law.docx', { changes: 'reject' })
  expect(rejected.changes.mode).toBe('reject')
  expect(wordings(rejected.units)).toContain('Каждый имеет право.')
})

test('a file is what its bytes say, and a Word file may come as base64', async () => {
  expect(articles((await preview(word, 'law.txt')).units)).toHaveLength(1)
  expect(articles((await preview(`\n<!doctype html>${html}`, 'law.doc')).units)).toHaveLength(1)
  const source = Buffer.from(word).toString('base64')
  const read = expectStatus(
    await secretary.post('/api/texts/preview', { source, lang: 'ru', format: 'docx' }),
    200,
  )
  expect(articles(read.units)).toHaveLength(1)
})

test('[IMPORT-4] corrected units are published with the file that they came from, and its losses', async () => {
  const lossy = html.replace('</h1>', '</h1><img src="coat-of-arms.png">')
  const { units, losses } = await preview(lossy, 'law.html')
  expect(losses).toEqual([{ code: 'images', count: 1 }])
  const text = expectStatus(
    await send('', lossy, 'law.html', { lang: 'ru', title: 'Т', units: JSON.stringify(units) }),
    201,
  )
  expect(text.losses).toEqual(losses)
  expect(wordings(text.units)).toEqual(wordings(units))
})

const shared = new URL('../../../shared/data/', import.meta.url)
describe.skipIf(!existsSync(shared))('real files (skipped where ../shared/data is absent)', () => {
  test.each([
    ['kg/kg-law-registration.ru.windows-1251.txt', 24, 'windows-1251'],
    ['kz/kz-law-commodity-exchanges.ru.html', 38, 'utf-8'],
    ['by/by-2004-constitution.ru.docx', 146, undefined],
    ['akn/official-ns30/it_senato_ddl_2013.xml', 6, 'utf-8'],
  ])('[IMPORT-6] %s is published whole', async (file, count, encoding) => {
    const bytes = new Uint8Array(readFileSync(new URL(file, shared)))
    const name = file.split('/').at(-1)!
    const read = await preview(bytes, name)
    expect(read.encoding).toBe(encoding)
    expect(articles(read.units)).toHaveLength(count)
    const text = expectStatus(await send('', bytes, name, { lang: 'ru', title: 'Т' }), 201)
    expect(articles(text.units).map(({ num }) => num)).toEqual(articles(read.units).map(({ num }) => num))
    const again = expectStatus(await secretary.get(`/api/texts/${text.id}`), 200)
    expect(wordings(again.units)).toEqual(wordings(read.units))
  })
})
