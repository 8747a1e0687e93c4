/**
 * Every role × share state × every route and room, over HTTP and sockets, against a table of expected answers; and every
 * byte that a reader gets, against the words that were planted for others.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cast, planted, prepare, type ShareState, shareStates } from '#tests/support/accessCast.ts'
import {
  type Expected,
  insiders,
  isInsider,
  isSignedIn,
  type Reader,
  type Route,
  readers,
  routes,
  seesFromOutside,
  unnamed,
} from '#tests/support/accessRoutes.ts'
import { Account, expectStatus, type Json, memberOf, signUp } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { openRaw } from '#tests/support/raw.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { unpacked } from '#tests/support/unpacked.ts'

let server: TestServer
let text: Json
let ours: Members
let theirs: Members
let revoked = ''
const people = {} as Record<Reader, Account>
const casts = {} as Record<ShareState, Cast>

beforeAll(async () => {
  server = await startServer()
  const { secretary, text: published } = await publishedText(server.url)
  text = published
  ours = await newGroup(secretary, 'Chamber of notaries', (role) => `Zqname${role}`)
  theirs = await newGroup(secretary, 'Union of judges')
  for (const role of insiders) people[role] = ours[role]
  people.named = theirs.observer
  people.stranger = await signUp(server.url, 'Stranger')
  people.secretary = secretary
  people.removed = await memberOf(ours.chair, ours.group.id, 'drafter', 'Removed')
  people.nobody = new Account(server.url)
  people.revoked = new Account(server.url)
  const { id, key } = expectStatus(await ours.drafter.post('/api/keys', { name: 'x' }), 201)
  for (const state of shareStates) casts[state] = await prepare(state, { text, secretary, ours, theirs })
  expectStatus(await ours.chair.delete(`/api/groups/${ours.group.id}/members/${people.removed.id}`), 204)
  expectStatus(
    await people.revoked.ask('GET', '/api/me', undefined, { headers: { authorization: `Bearer ${key}` } }),
    200,
  )
  expectStatus(await ours.drafter.delete(`/api/keys/${id}`), 204)
  revoked = `Bearer ${key}`
})
afterAll(() => server.stop())

/** The words that a reader may read in no reply at all, whatever it is about. */
const secretsFor = (reader: Reader): string[] => {
  const all = Object.values(casts)
  if (isInsider(reader)) return reader === 'contributor' ? [] : all.flatMap(({ own }) => own)
  const names = insiders.map((role) => `Zqname${role}`)
  const unseen = all.filter(({ state }) => !seesFromOutside(reader, state)).flatMap(({ shown }) => shown)
  return [...names, ...all.flatMap(({ own, inside }) => [...own, ...inside]), ...unseen]
}

const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? name)

const pathOf = ({ path, query = '', at }: Route, cast: Cast): string => {
  const values = {
    id: path.startsWith('/api/texts')
      ? text.id
      : path.startsWith('/api/groups')
        ? ours.group.id
        : cast.proposal.id,
    sid: cast.agreed.id,
    tid: cast.groupThread.id,
    cid: cast.groupThread.comments[0].id,
    userId: ours.drafter.id,
    version: '1',
    other: '1',
    ...at?.(cast),
  }
  return filled(path, values) + (query && `?${filled(query, values)}`)
}

const bodyOf = ({ body, path }: Route): { readonly body?: BodyInit; readonly type?: string } => {
  if (body === undefined) return {}
  if (body === 'form') {
    const form = new FormData()
    form.set('file', new File(['x'], 'x.docx'))
    return { body: form }
  }
  const whole = path === '/api/proposals' ? { ...body, textId: text.id, groupId: ours.group.id } : body
  return { body: JSON.stringify(whole), type: 'application/json' }
}

const ask = async (reader: Reader, route: Route, path: string) => {
  const { body, type } = bodyOf(route)
  const response = await people[reader].raw(route.method, path, body, {
    ...(type && { 'content-type': type }),
    ...(reader === 'revoked' && { authorization: revoked }),
  })
  const headers = JSON.stringify([...response.headers])
  return { status: response.status, said: headers + unpacked(new Uint8Array(await response.arrayBuffer())) }
}

const statusFor = ({ expected, open }: Route, reader: Reader, state: ShareState): number =>
  isSignedIn(reader) ? expected(reader, state) : (open ?? 401)

/** A reader's own name and the members that the secretariat manages are theirs to see. */
const mayName = (reader: Reader, { path }: Route): boolean =>
  reader === 'secretary' && path.startsWith('/api/groups/{id}/members')

const found = (said: string, secrets: readonly string[]): string[] =>
  secrets.filter((secret) => said.includes(secret))

test('[RIGHTS-1] no route of the API is without an expectation', async () => {
  const { paths } = expectStatus(await people.nobody.get('/api/openapi.json'), 200)
  const named = Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(named.length).toBeGreaterThan(60)
  expect(unnamed(named)).toEqual([])
})

test.each(shareStates)('[RIGHTS-1] %s: the group reads what others must not', async (state) => {
  const { proposal, inside, own, shown } = casts[state]
  const said: string[] = []
  for (const rest of ['', '/suggestions', '/threads', '/history', '/versions', '/throughout', '/versions/1'])
    said.push(JSON.stringify((await ours.contributor.get(`/api/proposals/${proposal.id}${rest}`)).body))
  const sought = await ours.contributor.get(`/api/search?q=zq&limit=100&proposal=${proposal.id}`)
  expect(JSON.stringify(sought.body)).toContain(planted(state, 'draft'))
  const gone = new Set(['outerwhy', 'deleted'].map((what) => planted(state, what)))
  const words = [...inside, ...own, ...shown].filter((word) => !gone.has(word))
  expect(words.filter((word) => !said.join('').includes(word))).toEqual([])
})

/** Revoked keys are counted by address: after thirty of them all are turned away for a while. */
const fits = (status: number, wanted: number, reader: Reader): boolean =>
  status === wanted || (reader === 'revoked' && status === 429)

describe.each(shareStates)('[RIGHTS-1] [RIGHTS-2] %s', (state) => {
  test.each(readers)('%s: every route, and no word for others', async (reader) => {
    const secrets = secretsFor(reader)
    const wrong: string[] = []
    for (const route of routes) {
      const wanted = statusFor(route, reader, state)
      if (wanted === 0) continue
      const path = pathOf(route, casts[state])
      const { status, said } = await ask(reader, route, path)
      if (!fits(status, wanted, reader)) wrong.push(`${route.method} ${path}: ${status}, not ${wanted}`)
      const told = mayName(reader, route) ? [] : found(said, secrets)
      if (told.length > 0) wrong.push(`${route.method} ${path} says ${told}`)
    }
    expect(wrong).toEqual([])
  })

  if (state !== 'unshared')
    test('whoever sees it from outside sees what is theirs to see, and in an archive nothing more', async () => {
      const { proposal, shown, token } = casts[state]
      const by = token === undefined ? people.named : people.nobody
      const path =
        token === undefined ? `/api/proposals/${proposal.id}/export/archive.zip` : `/api/shared/${token}`
      const response = await by.raw('GET', path)
      expect(response.status).toBe(200)
      const said = unpacked(new Uint8Array(await response.arrayBuffer()))
      const own = token === undefined ? [] : shown
      expect(
        found(
          said,
          secretsFor(token === undefined ? 'named' : 'nobody').filter((word) => !own.includes(word)),
        ),
      ).toEqual([])
      expect(said).toContain(planted(state, 'agreed'))
      expect(said).toContain(planted(state, 'note'))
    })

  const rooms: readonly (readonly [room: (cast: Cast) => string, expected: Expected])[] = [
    [
      ({ proposal }) => `proposal/${proposal.id}`,
      (reader) => (isInsider(reader) ? 0 : seesFromOutside(reader, state) ? 4403 : 4404),
    ],
    [
      ({ agreed }) => `suggestion/${agreed.id}`,
      (reader) => (isInsider(reader) ? 0 : seesFromOutside(reader, state) ? 4403 : 4404),
    ],
    [({ open }) => `suggestion/${open.id}`, (reader) => (isInsider(reader) ? 0 : 4404)],
    [({ draft }) => `suggestion/${draft.id}`, (reader) => (reader === 'contributor' ? 0 : 4404)],
    [() => `text/${text.id}`, () => 0],
  ]

  test.each(readers)('%s: every room', async (reader) => {
    for (const [room, expected] of rooms) {
      const code = isSignedIn(reader) ? expected(reader, state) : 4401
      const socket = openRaw(server.url.replace('http', 'ws'), room(casts[state]), {
        cookie: people[reader].cookie,
        ...(reader === 'revoked' && { key: revoked.slice('Bearer '.length) }),
      })
      if (code === 0) await socket.heard('access')
      else expect([room(casts[state]), await socket.closed()]).toEqual([room(casts[state]), code])
      socket.end()
    }
  })
})
