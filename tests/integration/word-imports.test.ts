/** Word files brought back over HTTP: the redline as it was exported, a file changed by others, a text and its changes at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { deleted, inserted, paragraph, run, wordFile } from '#tests/support/word.ts'

let server: TestServer
let members: Members
let text: Json
let secretary: Account

beforeAll(async () => {
  server = await startServer()
  ;({ secretary, text } = await publishedText(server.url))
  members = await newGroup(secretary, 'Палата нотариусов')
})
afterAll(() => server.stop())

const newProposal = async (): Promise<string> =>
  expectStatus(
    await members.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: members.group.id,
      title: 'Правки из Word',
    }),
    201,
  ).id

const bring = async (who: Account, path: string, file: BlobPart, fields: Record<string, string> = {}) => {
  const form = new FormData()
  form.set('file', new File([file], 'law.docx'))
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  const reply = await who.raw('POST', path, form)
  return { status: reply.status, headers: reply.headers, body: (await reply.json()) as Json }
}
const suggestionsOf = async (proposal: string): Promise<Json[]> =>
  expectStatus(await members.contributor.get(`/api/proposals/${proposal}/suggestions`), 200).items
const threadsOf = async (proposal: string): Promise<Json[]> =>
  expectStatus(await members.contributor.get(`/api/proposals/${proposal}/threads`), 200).items

/** The first paragraphs with words in Russian, to be changed. */
const leaves = (units: Json[]): Json[] =>
  units.flatMap((unit) => [...(unit.text?.ru && unit.num ? [unit] : []), ...leaves(unit.children)])

test('[IMPORT-12] a redline of open suggestions comes back into another proposal as the same suggestions', async () => {
  const [first, second] = leaves(text.units)
  const from = await newProposal()
  const make = (body: Json) => members.contributor.post(`/api/proposals/${from}/suggestions`, body)
  const replaced = expectStatus(
    await make({
      op: 'replace',
      unit: first.eId,
      wording: { ru: `${first.text.ru} И ещё слово.` },
      reason: { ru: 'Так полнее.' },
    }),
    201,
  )
  expectStatus(await make({ op: 'delete', unit: second.eId, reason: { ru: 'Лишнее.' } }), 201)
  expectStatus(
    await members.drafter.post(`/api/proposals/${from}/threads`, {
      suggestion: replaced.id,
      body: 'Нужно ли?',
    }),
    201,
  )
  const file = async (who: Account) => {
    const reply = await who.raw('GET', `/api/proposals/${from}/export/redline.docx?lang=ru&open=true`)
    expect(reply.status).toBe(200)
    return new Uint8Array(await reply.arrayBuffer())
  }
  const redline = await file(members.contributor)
  const to = await newProposal()
  const path = `/api/proposals/${to}/import`
  const told = expectStatus(await bring(members.contributor, path, redline, { preview: 'true' }), 200)
  expect(told).toMatchObject({ stored: false, doubts: [], losses: [{ code: 'headers-footers' }] })
  expect(await suggestionsOf(to)).toEqual([])
  const brought = expectStatus(await bring(members.contributor, path, redline), 201)
  expect(brought.suggestions.map(({ status }: Json) => status)).toEqual(['new', 'new'])
  const made = await suggestionsOf(to)
  const hashes = (rows: Json[]) => rows.map(({ wordingHash }) => wordingHash).sort()
  expect(hashes(made)).toEqual(hashes(await suggestionsOf(from)))
  const again = made.find(({ op }) => op === 'replace')
  expect(again.author.id).toBe(members.contributor.id)
  expect(again.reason.ru).toMatch(/^Так полнее\.\nИз файла Word: Палата нотариусов \(.+\)$/)
  const [thread, ...others] = await threadsOf(to)
  expect(others).toEqual([])
  expect(thread).toMatchObject({ suggestion: again.id, audience: 'group' })
  expect(thread.comments[0].body).toMatch(/^Нужно ли\?\n\nИз файла Word: .+$/)

  const twice = expectStatus(await bring(members.contributor, path, redline), 201)
  expect(twice.suggestions.map(({ status }: Json) => status)).toEqual(['known', 'known'])
  expect(await suggestionsOf(to)).toHaveLength(2)
  expect(await threadsOf(to)).toHaveLength(1)
})

test('[IMPORT-14] a file is read by those who may suggest, and only into its own text', async () => {
  const proposal = await newProposal()
  const path = `/api/proposals/${proposal}/import`
  const other = wordFile(paragraph(run('Совсем другой текст.') + inserted(run(' И слово.'))))
  expect((await bring(members.commenter, path, other)).status).toBe(403)
  expectStatus(await bring(members.contributor, path, other), 422)
  expect((await bring(members.contributor, path, other)).body.code).toBe('not-this-text')
  expect((await bring(members.contributor, path, 'not a Word file')).body.code).toBe('file-broken')
  expect(await suggestionsOf(proposal)).toEqual([])
})

test('[IMPORT-15] a text is published from its old words and a group’s proposal holds the changes', async () => {
  const comments =
    '<w:comment w:id="0" w:author="Notary A."><w:p><w:r><w:t>Свобода шире.</w:t></w:r></w:p></w:comment>' +
    '<w:comment w:id="1" w:author="Judge V."><w:p><w:r><w:t>А обязанность?</w:t></w:r></w:p></w:comment>'
  const body =
    paragraph(run('Статья 1. Право', '<w:b/>')) +
    paragraph(
      '<w:commentRangeStart w:id="0"/>' +
        run('1. Каждый имеет ') +
        '<w:del w:id="5" w:author="Notary A."><w:r><w:delText>право</w:delText></w:r></w:del>' +
        inserted(run('свободу')) +
        run('.') +
        '<w:commentRangeEnd w:id="0"/>',
    ) +
    paragraph(`<w:commentRangeStart w:id="1"/>${run('2. И обязанность.')}<w:commentRangeEnd w:id="1"/>`) +
    paragraph(run('3. И долг ') + deleted('перед всеми') + inserted(run('перед законом')) + run('.')) +
    paragraph(inserted(run('4. Новое правило.')), '<w:rPr><w:ins w:id="9" w:author="Notary A."/></w:rPr>') +
    paragraph(run('Статья 2. Прочее', '<w:b/>')) +
    paragraph(run('1. Прочее решает закон.'))
  const file = wordFile(body, { comments })
  const group = expectStatus(await secretary.post('/api/groups', { name: 'Секретариат' }), 201)
  const published = expectStatus(
    await bring(secretary, '/api/texts', file, {
      lang: 'ru',
      title: 'Закон о праве',
      changes: 'suggest',
      group: group.id,
    }),
    201,
  )
  expect(leaves(published.units).map(({ text: { ru } }: Json) => ru)).toEqual([
    'Каждый имеет право.',
    'И обязанность.',
    'И долг перед всеми.',
    'Прочее решает закон.',
  ])
  const { suggestions, threads, doubts } = published.imported
  expect(
    [...suggestions]
      .sort((a: Json, b: Json) => (a.unit === b.unit && a.op === b.op ? b.author.localeCompare(a.author) : 0))
      .map(({ op, unit, author, after, reason }: Json) => [op, unit, author, after.ru[0]?.text, reason.ru]),
  ).toEqual([
    [
      'replace',
      'art_1__para_1',
      'Notary A.',
      'Каждый имеет свободу.',
      'Свобода шире.\nИз файла Word: Notary A.',
    ],
    ['replace', 'art_1__para_3', 'Notary B.', 'И долг .', 'Из файла Word: Notary B.'],
    ['replace', 'art_1__para_3', 'Notary A.', 'И долг перед всемиперед законом.', 'Из файла Word: Notary A.'],
    ['insertAfter', 'art_1__para_3', 'Notary A.', 'Новое правило.', 'Из файла Word: Notary A.'],
  ])
  expect(doubts.map(({ code }: Json) => code)).toEqual(['competing', 'competing'])
  expect(threads).toMatchObject([{ unit: 'art_1__para_2', comments: [{ author: 'Judge V.' }] }])
  const rows = expectStatus(
    await secretary.get(`/api/proposals/${published.proposal}/suggestions`),
    200,
  ).items
  expect(rows).toHaveLength(4)
})

test('[IMPORT-16] a file that is being read is let go when whoever sent it goes, and the rooms go on', async () => {
  const many = Array.from({ length: 60_000 }, (_, n) =>
    paragraph(run(`${n}. Слова о правах и обязанностях.`)),
  )
  const file = wordFile(many.join(''))
  const form = new FormData()
  form.set('file', new File([file], 'long.docx'))
  form.set('lang', 'ru')
  const leaving = new AbortController()
  const sent = fetch(`${server.url}/api/texts/preview`, {
    method: 'POST',
    body: form,
    headers: { cookie: secretary.cookie },
    signal: leaving.signal,
  })
  const gone = expect(sent).rejects.toThrow()
  // While the file is read, others are answered.
  const began = performance.now()
  for (let n = 0; n < 5; n++) expectStatus(await members.chair.get('/api/me'), 200)
  expect(performance.now() - began).toBeLessThan(2_000)
  leaving.abort()
  await gone
  expectStatus(
    await bring(secretary, '/api/texts/preview', wordFile(paragraph(run('Статья 1. Право.'))), {
      lang: 'ru',
    }),
    200,
  )
})
