/** What is wrong is refused with a stable code, in problem+json, and nothing of it is kept. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Account, expectStatus, type Json, type Reply } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText, russian } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let secretary: Account
let text: Json
let members: Members
let proposal: Json
const published: string[] = []

beforeAll(async () => {
  server = await startServer()
  ;({ secretary, text } = await publishedText(server.url))
  members = await newGroup(secretary, 'Chamber of notaries')
  proposal = expectStatus(
    await members.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: members.group.id,
      title: 'On rights',
    }),
    201,
  )
})
afterAll(() => server.stop())

const refused = ({ status, headers, body }: Reply, wanted: number, code: string): Json => {
  expect({ status, code: body.code }).toEqual({ status: wanted, code })
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(body).toMatchObject({ status: wanted, title: expect.any(String), detail: expect.any(String) })
  return body.params
}

const publish = (body: Json) => secretary.post('/api/texts', body)
const upload = async (bytes: BlobPart, name: string, title = 'Text'): Promise<Reply> => {
  const form = new FormData()
  form.set('file', new File([bytes], name))
  form.set('lang', 'ru')
  form.set('title', title)
  const response = await secretary.raw('POST', '/api/texts', form)
  return { status: response.status, headers: response.headers, body: await response.json() }
}

test('no text, an empty one, one without an article', async () => {
  refused(await publish({ title: { ru: 'Т' }, lang: 'ru' }), 400, 'no-text')
  refused(await publish({ title: { ru: 'Т' }, lang: 'ru', source: ' \n ' }), 400, 'no-text')
  refused(await upload('', 'empty.txt'), 400, 'no-text')
  const params = refused(
    await publish({ title: { ru: 'Т' }, lang: 'ru', source: 'Просто слова.' }),
    422,
    'no-article',
  )
  expect(params.doubts).toContainEqual(expect.objectContaining({ why: 'no-article' }))
})

test('20 MB and more', async () => {
  refused(await upload(new Uint8Array(20_000_001).fill(0x61), 'long.txt'), 413, 'too-large')
  refused(await publish({ title: { ru: 'Т' }, lang: 'ru', source: 'а'.repeat(10_000_001) }), 413, 'too-large')
})

test('windows-1251 is named, not guessed at', async () => {
  const windows1251 = Uint8Array.from(
    [...'Статья 1. Право'].map((char) => {
      const code = char.codePointAt(0)!
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
    }),
  )
  const params = refused(await upload(windows1251, 'law.txt'), 400, 'not-utf8')
  expect(params).toEqual({ looksLike: 'windows-1251' })
})

test('a format that is not read, a damaged file, a bomb', async () => {
  refused(await upload('%PDF-1.7', 'law.pdf'), 415, 'unsupported-format')
  refused(await upload(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'law.doc'), 415, 'unsupported-format')
  refused(await publish({ title: { ru: 'Т' }, lang: 'ru', format: 'pdf', source: 'x' }), 400, 'bad-request')
  const { cause } = refused(await upload('x', 'law.docx'), 422, 'file-broken')
  expect(cause).toContain('archive')
  refused(
    await publish({ title: { ru: 'Т' }, lang: 'ru', format: 'akn', source: '<x/>' }),
    422,
    'file-broken',
  )
  refused(await upload('<div>'.repeat(100_000), 'law.html'), 422, 'file-too-complex')
})

test('a file with its title as JSON is published under it', async () => {
  const { status, body } = await upload(russian, 'law.md', '{"ru":"Файл","kk":"Файл"}')
  expect([status, body.title, body.languages]).toEqual([201, { ru: 'Файл', kk: 'Файл' }, ['ru']])
  published.push(body.id)
})

test('a title of 10,000 characters', async () => {
  const title = 'т'.repeat(10_000)
  expect(
    refused(await publish({ title: { ru: title }, lang: 'ru', source: russian }), 400, 'title-too-long'),
  ).toEqual({
    limit: 1000,
    length: 10_000,
  })
  refused(await secretary.post('/api/groups', { name: title }), 400, 'title-too-long')
  refused(
    await members.drafter.post('/api/proposals', { textId: text.id, groupId: members.group.id, title }),
    400,
    'title-too-long',
  )
})

test('[API-1] nothing of all that was stored', async () => {
  expect((await secretary.get('/api/texts')).body.items.map((row: Json) => row.id).sort()).toEqual(
    [text.id, ...published].sort(),
  )
  expect((await secretary.get('/api/groups')).body.items).toHaveLength(1)
})

test('an unknown unit, end of range, destination, language', async () => {
  const suggest = (body: Json) => members.contributor.post(`/api/proposals/${proposal.id}/suggestions`, body)
  expect(refused(await suggest({ op: 'replace', unit: 'art_99' }), 422, 'unknown-unit')).toEqual({
    unit: 'art_99',
  })
  refused(await suggest({ op: 'delete', unit: 'art_1', unitEnd: 'art_99' }), 422, 'unknown-unit')
  refused(await suggest({ op: 'delete', unit: 'art_2', unitEnd: 'art_1' }), 422, 'unknown-unit')
  refused(await suggest({ op: 'move', unit: 'art_1', destination: { after: 'art_99' } }), 422, 'unknown-unit')
  refused(await suggest({ op: 'move', unit: 'art_1' }), 400, 'bad-request')
  refused(await suggest({ op: 'replace', unit: 'art_1', wording: { en: 'x' } }), 400, 'unknown-language')
  refused(await suggest({ op: 'delete', unit: 'art_1', wording: { ru: 'x' } }), 400, 'bad-request')
  refused(await suggest({ op: 'invent', unit: 'art_1' }), 400, 'bad-request')
  refused(await suggest({ op: 'replace', unit: 'art_1', seedHash: '0'.repeat(64) }), 409, 'seed-mismatch')
  expect((await members.contributor.get(`/api/proposals/${proposal.id}/suggestions`)).body.items).toEqual([])
})

test('a suggestion on a locked proposal', async () => {
  const own = expectStatus(
    await members.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: members.group.id,
      title: 'Locked',
    }),
    201,
  )
  expectStatus(await members.chair.post(`/api/proposals/${own.id}/lock`), 200)
  refused(
    await members.contributor.post(`/api/proposals/${own.id}/suggestions`, { op: 'replace', unit: 'art_1' }),
    409,
    'proposal-locked',
  )
  expectStatus(await members.chair.post(`/api/proposals/${own.id}/unlock`), 200)
  expectStatus(
    await members.contributor.post(`/api/proposals/${own.id}/suggestions`, { op: 'replace', unit: 'art_1' }),
    201,
  )
})

test('JSON that is none, a path that is none, an unknown id', async () => {
  const response = await secretary.raw('POST', '/api/groups', '{', { 'content-type': 'application/json' })
  expect([response.status, (await response.json()).code]).toEqual([400, 'bad-request'])
  const nested = `${'{"kind":"point","children":['.repeat(50_000)}${']}'.repeat(50_000)}`
  const deep = await secretary.raw('POST', '/api/texts', `{"lang":"ru","title":"x","units":[${nested}]}`, {
    'content-type': 'application/json',
  })
  expect([deep.status, (await deep.json()).code]).toEqual([400, 'bad-request'])
  refused(await secretary.get('/api/nothing'), 404, 'not-found')
  refused(await secretary.get('/api/texts/nothing'), 404, 'not-found')
  refused(await secretary.get('/api/suggestions/nothing'), 404, 'not-found')
  refused(await secretary.get(`/api/proposals/${proposal.id}/export/agreed.pdf`), 404, 'not-found')
  refused(await members.chair.get(`/api/proposals/${proposal.id}/export/agreed.zip`), 404, 'no-such-export')
  refused(
    await members.chair.get(`/api/proposals/${proposal.id}/export/agreed.md?lang=en`),
    400,
    'unknown-language',
  )
})

test('[API-6] a request from another site, and one from none', async () => {
  refused(
    await secretary.ask(
      'POST',
      '/api/groups',
      { name: 'X' },
      { headers: { origin: 'https://evil.example' } },
    ),
    403,
    'wrong-origin',
  )
  refused(
    await secretary.ask(
      'POST',
      '/api/groups',
      { name: 'X' },
      { headers: { 'sec-fetch-site': 'cross-site' } },
    ),
    403,
    'wrong-origin',
  )
  expectStatus(
    await secretary.ask('GET', '/api/groups', undefined, { headers: { origin: 'https://evil.example' } }),
    200,
  )
})

test('wrong credentials and taken addresses come in the same shape', async () => {
  const visitor = new Account(server.url)
  refused(
    await visitor.post('/api/auth/sign-in/email', { email: secretary.email, password: 'wrong password' }),
    401,
    'invalid-email-or-password',
  )
  const again = await visitor.post('/api/auth/sign-up/email', {
    name: 'X',
    email: secretary.email,
    password: 'correct horse battery',
  })
  expect(again.status).toBe(422)
  expect(again.body.code).toMatch(/^user-already-exists/)
  refused(
    await visitor.post('/api/setup', { name: 'X', email: 'x@example.org', password: 'long enough' }),
    409,
    'already-set-up',
  )
})
