/** Every role × share state × every route and room, over HTTP and sockets, against a table of expected answers. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, expectStatus, type Json, signUp } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { openRaw } from '#tests/support/raw.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

const shareStates = ['unshared', 'named group', 'all groups', 'submitted'] as const
type ShareState = (typeof shareStates)[number]
const insiders = ['observer', 'commenter', 'contributor', 'drafter', 'chair'] as const
type Insider = (typeof insiders)[number]
const outsiders = ['named', 'stranger', 'secretary'] as const
type Reader = Insider | (typeof outsiders)[number]

interface Cast {
  readonly proposal: Json
  readonly agreed: Json
  readonly open: Json
  readonly groupThread: Json
  readonly sharedThread: Json
}

let server: TestServer
let text: Json
let ours: Members
let theirs: Members
const people = {} as Record<Reader, Account>
const casts = {} as Record<ShareState, Cast>

const prepare = async (state: ShareState): Promise<Cast> => {
  const { chair, contributor } = ours
  const proposal = expectStatus(
    await chair.post('/api/proposals', { textId: text.id, groupId: ours.group.id, title: state }),
    201,
  )
  const suggest = async (unit: string): Promise<Json> =>
    expectStatus(
      await contributor.post(`/api/proposals/${proposal.id}/suggestions`, {
        op: 'replace',
        unit,
        wording: { ru: 'Иначе.' },
      }),
      201,
    )
  const agreed = await suggest('art_1__para_1')
  const open = await suggest('art_1__para_2')
  expectStatus(await chair.post(`/api/suggestions/${agreed.id}/decision`, { outcome: 'agreed' }), 201)
  const thread = async (audience: string): Promise<Json> =>
    expectStatus(
      await chair.post(`/api/proposals/${proposal.id}/threads`, { unit: 'art_1', audience, body: 'x' }),
      201,
    )
  const cast = {
    proposal,
    agreed,
    open,
    groupThread: await thread('group'),
    sharedThread: await thread('shared'),
  }
  const share = (body: Json) => chair.post(`/api/proposals/${proposal.id}/share`, body)
  if (state === 'named group') expectStatus(await share({ groups: [theirs.group.id] }), 200)
  if (state === 'all groups') expectStatus(await share({ all: true }), 200)
  if (state === 'submitted')
    for (const step of ['lock', 'submit'])
      expectStatus(await chair.post(`/api/proposals/${proposal.id}/${step}`), 200)
  return cast
}

beforeAll(async () => {
  server = await startServer()
  const { secretary, text: published } = await publishedText(server.url)
  text = published
  ours = await newGroup(secretary, 'Chamber of notaries')
  theirs = await newGroup(secretary, 'Union of judges')
  for (const role of insiders) people[role] = ours[role]
  people.named = theirs.observer
  people.stranger = await signUp(server.url, 'Stranger')
  people.secretary = secretary
  for (const state of shareStates) casts[state] = await prepare(state)
})
afterAll(() => server.stop())

const isInsider = (reader: Reader): reader is Insider => (insiders as readonly string[]).includes(reader)
const seesFromOutside = (reader: Reader, state: ShareState): boolean =>
  state === 'all groups' || state === 'submitted' || (state === 'named group' && reader === 'named')

type Expected = (reader: Reader, state: ShareState) => number

/** The group reads; others as it is shared. */
const shared: Expected = (reader, state) => (isInsider(reader) || seesFromOutside(reader, state) ? 200 : 404)
/** The group alone reads. */
const inside: Expected = (reader) => (isInsider(reader) ? 200 : 404)
/** Who is too weak is refused; who does not see it at all is told that it is not there. 0: not asked, it would succeed. */
const from =
  (least: Insider, seen: Expected): Expected =>
  (reader, state) => {
    if (isInsider(reader)) return insiders.indexOf(reader) >= insiders.indexOf(least) ? 0 : 403
    return seen(reader, state) === 200 ? 403 : 404
  }

type Route = readonly [method: string, path: (cast: Cast) => string, expected: Expected, body?: Json]

const routes: readonly Route[] = [
  ['GET', ({ proposal }) => `/api/proposals/${proposal.id}`, shared],
  ['GET', ({ proposal }) => `/api/proposals/${proposal.id}/suggestions`, shared],
  ['GET', ({ proposal }) => `/api/proposals/${proposal.id}/threads`, shared],
  ['GET', ({ proposal }) => `/api/proposals/${proposal.id}/agreed?lang=ru`, shared],
  ['GET', ({ proposal }) => `/api/proposals/${proposal.id}/export/agreed.md?lang=ru`, shared],
  ['GET', ({ proposal }) => `/api/proposals/${proposal.id}/export/comparison.html?lang=kk`, shared],
  ['GET', ({ proposal }) => `/api/proposals/${proposal.id}/versions`, inside],
  ['GET', ({ proposal }) => `/api/proposals/${proposal.id}/history`, inside],
  ['GET', ({ proposal }) => `/api/proposals/${proposal.id}/history/verify`, inside],
  ['GET', ({ agreed }) => `/api/suggestions/${agreed.id}`, shared],
  ['GET', ({ open }) => `/api/suggestions/${open.id}`, inside],
  ['GET', ({ proposal }) => `/api/search?q=x&proposal=${proposal.id}`, shared],
  ['GET', () => '/api/search?q=x', () => 200],
  ['GET', () => '/api/keys', () => 200],
  ['DELETE', ({ proposal }) => `/api/keys/${proposal.id}`, () => 404],
  ['PATCH', ({ proposal }) => `/api/proposals/${proposal.id}`, from('drafter', shared), { title: 'x' }],
  ['POST', ({ proposal }) => `/api/proposals/${proposal.id}/lock`, from('chair', shared), {}],
  ['POST', ({ proposal }) => `/api/proposals/${proposal.id}/unlock`, from('chair', shared), {}],
  ['POST', ({ proposal }) => `/api/proposals/${proposal.id}/submit`, from('chair', shared), {}],
  ['POST', ({ proposal }) => `/api/proposals/${proposal.id}/share`, from('chair', shared), { all: true }],
  [
    'POST',
    ({ proposal }) => `/api/proposals/${proposal.id}/suggestions`,
    from('contributor', shared),
    { op: 'delete', unit: 'art_3' },
  ],
  [
    'POST',
    ({ proposal }) => `/api/proposals/${proposal.id}/threads`,
    from('commenter', shared),
    { unit: 'art_3', body: 'x' },
  ],
  [
    'POST',
    ({ proposal }) => `/api/proposals/${proposal.id}/versions`,
    from('drafter', inside),
    { name: 'x' },
  ],
  ['PATCH', ({ agreed }) => `/api/suggestions/${agreed.id}`, from('contributor', shared), { rank: 1 }],
  ['PATCH', ({ open }) => `/api/suggestions/${open.id}`, from('contributor', inside), { rank: 1 }],
  [
    'PUT',
    ({ open }) => `/api/suggestions/${open.id}/position`,
    from('contributor', inside),
    { stand: 'support' },
  ],
  ['POST', ({ agreed }) => `/api/suggestions/${agreed.id}/reopen`, from('chair', shared), {}],
  [
    'POST',
    ({ open }) => `/api/suggestions/${open.id}/decision`,
    from('chair', inside),
    { outcome: 'agreed' },
  ],
  [
    'POST',
    ({ groupThread }) => `/api/threads/${groupThread.id}/comments`,
    from('commenter', inside),
    { body: 'x' },
  ],
  [
    'POST',
    ({ sharedThread }) => `/api/threads/${sharedThread.id}/comments`,
    from('commenter', shared),
    { body: 'x' },
  ],
  [
    'PATCH',
    ({ sharedThread }) => `/api/threads/${sharedThread.id}`,
    from('drafter', shared),
    { resolved: true },
  ],
]

/** Rooms are the group's own; others are told to stay out, or nothing. Codes as sockets close with them. */
const rooms: readonly (readonly [room: (cast: Cast) => string, expected: Expected])[] = [
  [
    ({ proposal }) => `proposal/${proposal.id}`,
    (reader, state) => (isInsider(reader) ? 0 : seesFromOutside(reader, state) ? 4403 : 4404),
  ],
  [
    ({ agreed }) => `suggestion/${agreed.id}`,
    (reader, state) => (isInsider(reader) ? 0 : seesFromOutside(reader, state) ? 4403 : 4404),
  ],
  [({ open }) => `suggestion/${open.id}`, (reader) => (isInsider(reader) ? 0 : 4404)],
  [() => `text/${text.id}`, () => 0],
]

describe.each(shareStates)('[RIGHTS-1] %s', (state) => {
  test.each([...insiders, ...outsiders] as Reader[])('%s: every route', async (reader) => {
    const answers: string[] = []
    const wanted: string[] = []
    for (const [method, path, expected, body] of routes) {
      const status = expected(reader, state)
      if (status === 0) continue
      const route = `${method} ${path(casts[state])}`
      wanted.push(`${route}: ${status}`)
      answers.push(`${route}: ${(await people[reader].ask(method, path(casts[state]), body)).status}`)
    }
    expect(answers).toEqual(wanted)
  })

  test.each([...insiders, ...outsiders] as Reader[])('%s: every room', async (reader) => {
    for (const [room, expected] of rooms) {
      const code = expected(reader, state)
      const socket = openRaw(server.url.replace('http', 'ws'), room(casts[state]), {
        cookie: people[reader].cookie,
      })
      if (code === 0) await socket.heard('access')
      else expect([room(casts[state]), await socket.closed()]).toEqual([room(casts[state]), code])
      socket.end()
    }
  })
})
