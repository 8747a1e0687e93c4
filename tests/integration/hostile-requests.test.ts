/** Requests that no page of ours would send: what they try is refused, or stays the words that it is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Account, expectStatus, type Json, signUp } from '#tests/support/account.ts'
import { openClient } from '#tests/support/client.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { openRaw } from '#tests/support/raw.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { unpacked } from '#tests/support/unpacked.ts'
import { until } from '#tests/support/until.ts'

let server: TestServer
let text: Json
let ours: Members
let proposal: Json
let here: string

beforeAll(async () => {
  server = await startServer()
  const { secretary, text: published } = await publishedText(server.url)
  text = published
  ours = await newGroup(secretary, 'Chamber of notaries')
  proposal = expectStatus(
    await ours.drafter.post('/api/proposals', { textId: text.id, groupId: ours.group.id, title: 'Hostile' }),
    201,
  )
  here = `/api/proposals/${proposal.id}`
})
afterAll(() => server.stop())

const json = { 'content-type': 'application/json' }
const password = 'correct horse battery'

describe('names and titles', () => {
  const turned = 'A\u202Egnp.\u0000\r\nX-Evil: 1'

  test('[API-10] are one plain line, whoever writes them', async () => {
    const visitor = new Account(server.url)
    visitor.email = 'turned@example.org'
    const made = await visitor.post('/api/auth/sign-up/email', {
      name: turned,
      email: visitor.email,
      password,
    })
    expect(expectStatus(made, 200).user.name).toBe('Agnp. X-Evil: 1')
    expectStatus(
      await visitor.post('/api/auth/update-user', { name: `B${turned}`, image: 'javascript:alert(1)' }),
      200,
    )
    expect((await visitor.get('/api/me')).body.name).toBe('BAgnp. X-Evil: 1')
    expect((await visitor.get('/api/auth/get-session')).body.user.image).toBeNull()
    for (const name of ['', ' \u202e\n', 'N'.repeat(201)]) {
      const refused = await visitor.post('/api/auth/update-user', { name })
      expect([refused.status, refused.body.code]).toEqual([400, 'bad-name'])
    }
    const titled = expectStatus(await ours.drafter.patch(here, { title: turned }), 200)
    expect(titled.title).toBe('Agnp. X-Evil: 1')
    const empty = await ours.drafter.patch(here, { title: '\u202e\u0000' })
    expect([empty.status, empty.body.code]).toEqual([400, 'bad-request'])
  })
})

describe('what is typed', () => {
  const hostile = [
    '=HYPERLINK("http://evil.example")',
    '#eval("1+1") #import "@preview/x:1.0.0" #read("/etc/passwd")',
    '<script>alert(1)</script>',
    '$ sum $ \\ *a* _b_ @ref <label>',
  ]

  test('[EXPORT-7] is words in every file of the archive, PDF as well', async () => {
    const made: Json[] = []
    for (const [at, words] of hostile.entries())
      made.push(
        expectStatus(
          await ours.contributor.post(`${here}/suggestions`, {
            op: 'insertAfter',
            unit: 'art_3',
            rank: at,
            wording: { ru: words },
            reason: { ru: words },
          }),
          201,
        ),
      )
    for (const { id } of made)
      expectStatus(await ours.chair.post(`/api/suggestions/${id}/decision`, { outcome: 'agreed' }), 201)
    const file = async (name: string): Promise<string> => {
      const response = await ours.observer.raw('GET', `${here}/export/${name}?lang=ru`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z.-]+"$/)
      return unpacked(new Uint8Array(await response.arrayBuffer()))
    }
    const pdf = (await file('comparison.pdf')).replace(/\s/g, '')
    // Empty where PDF files cannot be read here.
    if (pdf !== '') for (const words of hostile) expect(pdf).toContain(words.replace(/\s/g, '').slice(0, 12))
    expect(pdf).not.toContain('root:')
    const html = await file('comparison.html')
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script')
    expect(await file('comparison.xlsx')).not.toMatch(/<f[ >]/)
  })

  test('names of prototypes are names that nobody has', async () => {
    const asked = (body: string) => ours.drafter.raw('POST', `${here}/suggestions`, body, json)
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect((await asked(`{"op":"replace","unit":"${name}"}`)).status).toBe(422)
      expect((await asked(`{"op":"move","unit":"art_1","destination":{"after":"${name}"}}`)).status).toBe(422)
      for (const kind of [`${name}.md`, `agreed.${name.toLowerCase()}`])
        expect((await ours.drafter.get(`${here}/export/${kind}`)).status).toBe(404)
    }
    const odd = await asked(
      '{"op":"delete","unit":"art_2__para_1","__proto__":{"secretariat":true},"reason":{"__proto__":"x"}}',
    )
    expect(odd.status).toBe(201)
    const { reason } = (await odd.json()) as Json
    expect([Object.keys(reason), ({} as Json).secretariat]).toEqual([[], undefined])
    expect((await ours.drafter.get('/api/me')).body.secretariat).toBe(false)
  })

  test('numbers beyond all bounds, and lists without end', async () => {
    for (const query of ['history?after=x', 'history?after=-1', 'history?limit=1e9', 'versions/9e99'])
      expect([query, (await ours.drafter.get(`${here}/${query}`)).status]).toEqual([query, 400])
    const many = Array.from({ length: 10_000 }, () => ours.drafter.id)
    const bodies = [
      ['POST', `${here}/share`, { groups: many }],
      ['POST', `${here}/suggestions`, { op: 'replace', unit: 'art_1', rank: 1e300 }],
      ['POST', `${here}/throughout`, { from: { ru: 'а' }, to: { ru: 'б' }, hits: many }],
    ] as const
    for (const [method, path, body] of bodies)
      expect([path, (await ours.chair.ask(method, path, body)).status]).toEqual([path, 400])
  })

  test('[SEARCH-1] what a search engine would read as commands is words', async () => {
    for (const q of [
      '"',
      "'",
      '*',
      'a" OR "b',
      'NEAR(a b)',
      '\u0000',
      'body:x',
      '^a',
      ')(',
      "'; drop table x; --",
      '%',
    ])
      expect([q, (await ours.drafter.get(`/api/search?q=${encodeURIComponent(q)}`)).status]).toEqual([q, 200])
  })

  test('[TERM-1] a term is letters and never a pattern', async () => {
    const preview = (ru: string) =>
      ours.drafter.post(`${here}/throughout`, { from: { ru }, to: { ru: 'x' }, preview: true })
    for (const term of ['.*', '(а+)+$', 'а '.repeat(250), '\u200b', '\u0000', '«»'])
      expect(expectStatus(await preview(term), 200).hits).toEqual([])
    expect((await preview(' ')).status).toBe(400)
  })

  test('[LAW-5] a unit that is moved into itself stays where it is', async () => {
    const before = expectStatus(await ours.drafter.get(`${here}/agreed?lang=ru`), 200)
    const moved = expectStatus(
      await ours.drafter.post(`${here}/suggestions`, {
        op: 'move',
        unit: 'art_1',
        destination: { firstIn: 'art_1__para_1' },
      }),
      201,
    )
    expectStatus(await ours.chair.post(`/api/suggestions/${moved.id}/decision`, { outcome: 'agreed' }), 201)
    const after = expectStatus(await ours.drafter.get(`${here}/agreed?lang=ru`), 200)
    expect(after.units).toEqual(before.units)
    expect(after.collisions.length).toBeGreaterThan(before.collisions.length)
  })

  test('fields that come twice, files that are none', async () => {
    const send = async (fill: (form: FormData) => void): Promise<number> => {
      const form = new FormData()
      fill(form)
      return (await ours.drafter.raw('POST', `${here}/import`, form)).status
    }
    expect(await send((form) => form.set('file', 'words'))).toBe(400)
    expect(
      await send((form) => {
        form.append('file', new File(['x'], '../../x.docx'))
        form.append('file', new File(['y'], '\r\nx.docx'))
        form.append('__proto__', 'x')
        form.append('preview', 'true')
        form.append('preview', 'false')
      }),
    ).toBe(422)
  })
})

describe('ids of elsewhere', () => {
  test('[RIGHTS-2] a suggestion refers to what its author sees, of its own text', async () => {
    const secretary = new Account(server.url)
    secretary.email = 'secretary@example.org'
    secretary.id = expectStatus(await secretary.signIn(), 200).user.id
    const theirs = await newGroup(secretary, 'Union of judges')
    const begin = async (textId: string, by: Members): Promise<Json> =>
      expectStatus(
        await by.drafter.post('/api/proposals', { textId, groupId: by.group.id, title: 'Elsewhere' }),
        201,
      )
    const source = 'Статья 1. Суд\nПравосудие.'
    const other = expectStatus(
      await secretary.post('/api/texts', { title: { ru: 'Другой' }, lang: 'ru', source }),
      201,
    )
    const suggest = (by: Members, { id }: Json, body: Json) =>
      by.drafter.post(`/api/proposals/${id}/suggestions`, { op: 'replace', unit: 'art_1', ...body })
    const hidden = expectStatus(await suggest(theirs, await begin(text.id, theirs), {}), 201)
    const ofOther = expectStatus(await suggest(ours, await begin(other.id, ours), {}), 201)
    for (const { id } of [hidden, ofOther])
      for (const field of ['alternativeTo', 'copiedFrom'])
        expect([field, (await suggest(ours, proposal, { [field]: id })).status]).toEqual([field, 404])
    const own = expectStatus(await suggest(ours, proposal, { unit: 'art_2' }), 201)
    const partly = { outcome: 'partly', instead: hidden.id }
    expect((await ours.chair.post(`/api/suggestions/${own.id}/decision`, partly)).status).toBe(422)
    const thread = { suggestion: ofOther.id, body: 'x' }
    expect((await ours.drafter.post(`${here}/threads`, thread)).status).toBe(404)
    const coauthors = [theirs.drafter.id]
    expect((await ours.drafter.patch(`/api/suggestions/${own.id}`, { coauthors })).status).toBe(422)
  })

  test('[RIGHTS-2] talk about a private draft is pushed to nobody who does not see it', async () => {
    const open = (by: Account) =>
      openClient({
        url: server.url.replace('http', 'ws'),
        room: `proposal/${proposal.id}`,
        cookie: by.cookie,
      })
    const [author, colleague] = [open(ours.contributor), open(ours.chair)]
    await until('both are in', () => author.accesses.length > 0 && colleague.accesses.length > 0)
    const draft = expectStatus(
      await ours.contributor.post(`${here}/suggestions`, { op: 'replace', unit: 'art_2', state: 'draft' }),
      201,
    )
    const say = async (body: Json): Promise<void> => {
      expectStatus(await ours.contributor.post(`${here}/threads`, body), 201)
    }
    await say({ suggestion: draft.id, body: 'zqprivate' })
    await say({ unit: 'art_2', body: 'zqpublic' })
    const told = (client: typeof author): string => JSON.stringify(client.changes)
    await until('both are told what all may know', () =>
      [author, colleague].every((each) => told(each).includes('zqpublic')),
    )
    expect(told(author)).toContain('zqprivate')
    expect(told(colleague)).not.toContain('zqprivate')
    author.destroy()
    colleague.destroy()
  })
})

test('[EXPORT-9] files are made in turns for each user, and whoever hangs up or reads nothing gives theirs back', async () => {
  const archive = `${here}/export/archive.zip`
  for (let turn = 0; turn < 4; turn++) expect((await ours.observer.raw('HEAD', archive)).status).toBe(200)
  for (let turn = 0; turn < 4; turn++) {
    const leaving = new AbortController()
    const { cookie } = ours.observer
    const response = await fetch(new URL(archive, server.url), {
      headers: { cookie },
      signal: leaving.signal,
    })
    const reader = response.body!.getReader()
    await reader.read()
    leaving.abort()
  }
  const file = () => ours.observer.raw('GET', `${here}/export/note.md`)
  expect((await file()).status).toBe(200)
  const many = await Promise.all(Array.from({ length: 50 }, file))
  expect([...new Set(many.map(({ status }) => status))]).toEqual([200])
  expect((await ours.chair.raw('GET', `${here}/export/note.md`)).status).toBe(200)
})

describe('sessions', () => {
  const mutations = [
    '/api/texts/preview',
    '/api/auth/sign-out',
    '/api/keys',
    '/api/setup',
    '/api/sample/become',
  ]

  test('[API-6] no other site makes a browser change anything, whatever the body', async () => {
    const form = new FormData()
    form.set('file', new File(['Статья 1'], 'x.txt'))
    const foreign: readonly Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${server.url}.evil.example` },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign)
      for (const path of [`${here}/import`, ...mutations]) {
        const response = await ours.chair.raw('POST', path, form, headers)
        expect([path, response.status]).toEqual([path, 403])
      }
    expect((await ours.chair.get('/api/me')).status).toBe(200)
  })

  test('[RIGHTS-9] a changed password ends every other session and its sockets, whoever asks for it', async () => {
    const member = await signUp(server.url, 'Member')
    const elsewhere = new Account(server.url)
    elsewhere.email = member.email
    expectStatus(await elsewhere.signIn(), 200)
    const socket = openRaw(server.url.replace('http', 'ws'), `text/${text.id}`, { cookie: elsewhere.cookie })
    await socket.heard('access')
    expectStatus(
      await member.post('/api/auth/change-password', {
        currentPassword: password,
        newPassword: 'another horse battery',
        revokeOtherSessions: false,
      }),
      200,
    )
    expect((await elsewhere.get('/api/me')).status).toBe(401)
    expect((await member.get('/api/me')).status).toBe(200)
    expect(await socket.closed()).toBe(4401)
  })

  test('[RIGHTS-9] of the accounts library only what is used can be reached', async () => {
    const asked = [
      ['GET', 'error?error=<script>'],
      ['GET', 'list-accounts'],
      ['POST', 'change-email'],
      ['POST', 'delete-user'],
      ['POST', 'sign-in/social'],
      ['POST', 'request-password-reset'],
      ['POST', 'enter'],
    ] as const
    for (const [method, path] of asked) {
      const body =
        method === 'GET' ? undefined : { email: 'x@example.org', newEmail: 'x@example.org', provider: 'x' }
      expect([path, (await ours.chair.ask(method, `/api/auth/${path}`, body)).status]).toEqual([path, 404])
    }
  })
})
