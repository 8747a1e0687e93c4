/**
 * What each route of the API answers to each kind of reader, however a proposal is shared. A route that the OpenAPI
 * document names and this table does not fails the test.
 */
import type { Cast, ShareState } from './accessCast.ts'
import type { Json } from './account.ts'

export const insiders = ['observer', 'commenter', 'contributor', 'drafter', 'chair'] as const
export type Insider = (typeof insiders)[number]
/** `removed` was a drafter of the group; `revoked` shows a key of its drafter that was revoked. */
export const outsiders = ['named', 'stranger', 'secretary', 'removed', 'nobody', 'revoked'] as const
export type Reader = Insider | (typeof outsiders)[number]
export const readers: readonly Reader[] = [...insiders, ...outsiders]

export const isInsider = (reader: Reader): reader is Insider =>
  (insiders as readonly string[]).includes(reader)
export const isSignedIn = (reader: Reader): boolean => reader !== 'nobody' && reader !== 'revoked'

const seenByAll: readonly ShareState[] = ['all groups', 'submitted', 'drafted on']
export const seesFromOutside = (reader: Reader, state: ShareState): boolean =>
  isSignedIn(reader) && (seenByAll.includes(state) || (state === 'named group' && reader === 'named'))

/** 0: not asked, it would succeed and change what the others are asked about. */
export type Expected = (reader: Reader, state: ShareState) => number

/** The group reads; others as it is shared. */
const shared: Expected = (reader, state) => (isInsider(reader) || seesFromOutside(reader, state) ? 200 : 404)
/** The group alone reads. */
const inside: Expected = (reader) => (isInsider(reader) ? 200 : 404)
/** Whoever is signed in. */
const everybody: Expected = () => 200
const secretariat: Expected = (reader) => (reader === 'secretary' ? 0 : 403)
/** Who is too weak is refused; who does not see it at all is told that it is not there. */
const from =
  (least: Insider, seen: Expected): Expected =>
  (reader, state) => {
    if (isInsider(reader)) return insiders.indexOf(reader) >= insiders.indexOf(least) ? 0 : 403
    return seen(reader, state) === 200 ? 403 : 404
  }
/** What the secretariat does to a submitted proposal. */
const secretariatStep: Expected = (reader, state) => {
  if (reader === 'secretary') return state === 'submitted' ? 0 : seesFromOutside(reader, state) ? 409 : 404
  return isInsider(reader) || seesFromOutside(reader, state) ? 403 : 404
}
const members: Expected = (reader) => (isInsider(reader) || reader === 'secretary' ? 200 : 404)
const manage: Expected = (reader) => {
  if (reader === 'chair' || reader === 'secretary') return 0
  return isInsider(reader) ? 403 : 404
}
/** The drafter may leave. */
const leave: Expected = (reader, state) => (reader === 'drafter' ? 0 : manage(reader, state))
const actEdit: Expected = (reader, state) =>
  reader === 'secretary' && state === 'submitted' ? 0 : from('drafter', shared)(reader, state)
const ownComment: Expected = (reader) => (isInsider(reader) ? (reader === 'chair' ? 0 : 403) : 404)

export interface Route {
  readonly method: string
  /** As the OpenAPI document names it. */
  readonly path: string
  /** For readers who are signed in; others are told to sign in. */
  readonly expected: Expected
  readonly body?: Json
  /** The path's parameters that differ from the usual ones. */
  readonly at?: (cast: Cast) => Readonly<Record<string, string>>
  readonly query?: string
  /** Open to those who are not signed in: what they get. */
  readonly open?: number
}

type More = Omit<Route, 'method' | 'path' | 'expected'>
const get = (path: string, expected: Expected, more: More = {}): Route => ({
  method: 'GET',
  path,
  expected,
  ...more,
})
const does =
  (method: string) =>
  (path: string, expected: Expected, body: Json, more: More = {}): Route => ({
    method,
    path,
    expected,
    body,
    ...more,
  })
const [post, put, patch] = [does('POST'), does('PUT'), does('PATCH')]

const source = 'Статья 1. Суд\nПравосудие.'
const ofProposal = '/api/proposals/{id}'
const ofText = '/api/texts/{id}'
const ofGroup = '/api/groups/{id}'
const ofSuggestion = '/api/suggestions/{sid}'
const ofThread = '/api/threads/{tid}'
const onOpen: More = { at: ({ open }) => ({ sid: open.id }) }
const onDraft: More = { at: ({ draft }) => ({ sid: draft.id }) }
const onShared: More = { at: ({ sharedThread }) => ({ tid: sharedThread.id }) }
const onDraftThread: More = { at: ({ draftThread }) => ({ tid: draftThread.id }) }
/** A private draft and the talk on it are there for its author alone. */
const author =
  (least: Insider): Expected =>
  (reader) =>
    reader === 'contributor' ? (least === 'observer' ? 200 : 0) : 404

/** The group asks for its files once: what differs between the proposals is what others see of them. */
const file =
  (seen: Expected): Expected =>
  (reader, state) =>
    isInsider(reader) && state !== 'drafted on' ? 0 : seen(reader, state)

const files = (path: string, kinds: readonly string[], langs: string): Route[] =>
  kinds.flatMap((kind) =>
    [
      'json',
      'html',
      'docx',
      ...(kind === 'comparison' || kind === 'voting' ? ['xlsx'] : []),
      ...(kind === 'agreed' ? ['md'] : []),
      ...(kind === 'amending' ? ['akn'] : []),
    ].map((format) =>
      get(`${path}/export/{file}`, file(path === ofText ? everybody : shared), {
        at: () => ({ file: `${kind}.${format}` }),
        query: `lang=${format === 'akn' ? 'ru' : langs}${kind === 'redline' ? '&open=true' : ''}`,
      }),
    ),
  )

export const routes: readonly Route[] = [
  get('/api/me', everybody),
  get('/api/setup', everybody, { open: 200 }),
  post(
    '/api/setup',
    () => 409,
    { name: 'X', email: 'x@x.example', password: 'long enough it is' },
    { open: 409 },
  ),
  post('/api/setup/sample', () => 409, {}, { open: 409 }),
  get('/api/sample/members', () => 404, { open: 404 }),
  post('/api/sample/become', () => 404, { user: 'x' }, { open: 404 }),
  get('/api/invitations/{token}', () => 410, { at: () => ({ token: 'x'.repeat(32) }), open: 410 }),
  post('/api/invitations/{token}', () => 410, {}, { at: () => ({ token: 'x'.repeat(32) }) }),
  get('/api/shared/{token}', () => 404, { at: () => ({ token: 'x'.repeat(32) }), open: 404 }),

  get('/api/texts', everybody),
  post('/api/texts', secretariat, { title: { ru: 'X' }, lang: 'ru', source }),
  post('/api/texts/preview', secretariat, { lang: 'ru', source }),
  get(ofText, everybody),
  post(`${ofText}/languages`, secretariat, { lang: 'en', title: 'X', source }),
  get(`${ofText}/suggestions`, everybody),
  get(`${ofText}/suggestions`, everybody, { query: 'unit=art_1' }),
  get(`${ofText}/overview`, everybody),
  get(`${ofText}/versions`, everybody),
  post(`${ofText}/versions`, secretariat, { title: { ru: 'X' }, lang: 'ru', source }),
  get(`${ofText}/versions/{version}/alignment`, () => 404),
  put(`${ofText}/versions/{version}/alignment`, secretariat, { alignment: [] }),
  get(`${ofText}/versions/{version}/compare/{other}`, everybody),
  ...files(ofText, ['comparison'], 'kk,ru'),

  get('/api/groups', everybody),
  post('/api/groups', secretariat, { name: 'X' }),
  get(ofGroup, everybody),
  get(`${ofGroup}/members`, members),
  post(`${ofGroup}/members`, manage, { email: 'x@x.example', role: 'observer' }),
  patch(`${ofGroup}/members/{userId}`, manage, { role: 'chair' }),
  { method: 'DELETE', path: `${ofGroup}/members/{userId}`, expected: leave },
  post(`${ofGroup}/invitations`, manage, { role: 'chair' }),

  get('/api/proposals', everybody),
  post('/api/proposals', (reader) => from('drafter', inside)(reader, 'unshared'), { title: 'X' }),
  get(ofProposal, shared),
  patch(ofProposal, from('drafter', shared), { title: 'x' }),
  ...['lock', 'unlock', 'submit'].map((step) => post(`${ofProposal}/${step}`, from('chair', shared), {})),
  ...['return', 'close'].map((step) => post(`${ofProposal}/${step}`, secretariatStep, {})),
  post(`${ofProposal}/share`, from('chair', shared), { all: true, link: true, authorsShown: true }),
  get(`${ofProposal}/agreed`, shared, { query: 'lang=ru' }),
  get(`${ofProposal}/suggestions`, shared),
  post(`${ofProposal}/suggestions`, from('contributor', shared), { op: 'delete', unit: 'art_3' }),
  post(`${ofProposal}/import`, from('contributor', shared), 'form'),
  get(`${ofProposal}/amending`, shared, { query: 'lang=ru' }),
  put(`${ofProposal}/amending`, actEdit, { lang: 'ru', place: 'x', text: null }),
  get(`${ofProposal}/throughout`, shared),
  post(`${ofProposal}/throughout`, from('contributor', shared), { from: { ru: 'суд' }, to: { ru: 'x' } }),
  ...files(ofProposal, ['agreed', 'comparison', 'amending', 'redline', 'note', 'voting'], 'kk,ru'),
  get(`${ofProposal}/threads`, shared),
  get(`${ofProposal}/threads`, shared, { query: 'unit=art_1' }),
  post(`${ofProposal}/threads`, from('commenter', shared), { unit: 'art_3', body: 'x' }),
  get(`${ofProposal}/rebase`, inside),
  post(`${ofProposal}/rebase`, from('chair', shared), {}),
  get(`${ofProposal}/versions`, inside),
  post(`${ofProposal}/versions`, from('drafter', inside), { name: 'x' }),
  get(`${ofProposal}/versions/{version}`, inside),
  get(`${ofProposal}/versions/{version}/compare/{other}`, inside),
  post(`${ofProposal}/versions/{version}/restore`, from('chair', shared), {}),
  get(`${ofProposal}/history`, inside),
  get(`${ofProposal}/history/verify`, inside),

  get(ofSuggestion, shared),
  get(ofSuggestion, inside, onOpen),
  get(ofSuggestion, author('observer'), onDraft),
  patch(ofSuggestion, from('contributor', shared), { rank: 1 }),
  patch(ofSuggestion, from('contributor', inside), { rank: 1 }, onOpen),
  patch(ofSuggestion, author('contributor'), { rank: 1 }, onDraft),
  put(`${ofSuggestion}/position`, from('contributor', inside), { stand: 'support' }, onOpen),
  put(`${ofSuggestion}/position`, author('contributor'), { stand: 'support' }, onDraft),
  post(`${ofSuggestion}/decision`, from('chair', inside), { outcome: 'agreed' }, onOpen),
  post(`${ofSuggestion}/decision`, author('contributor'), { outcome: 'agreed' }, onDraft),
  post(`${ofSuggestion}/reopen`, from('chair', shared), {}),

  patch(ofThread, from('drafter', shared), { resolved: true }, onShared),
  patch(ofThread, author('contributor'), { resolved: true }, onDraftThread),
  post(`${ofThread}/comments`, from('commenter', inside), { body: 'x' }),
  post(`${ofThread}/comments`, from('commenter', shared), { body: 'x' }, onShared),
  post(`${ofThread}/comments`, author('contributor'), { body: 'x' }, onDraftThread),
  patch(`${ofThread}/comments/{cid}`, ownComment, { body: 'x' }),

  get('/api/keys', everybody),
  post('/api/keys', () => 0, { name: 'x' }),
  { method: 'DELETE', path: '/api/keys', expected: () => 204 },
  { method: 'DELETE', path: '/api/keys/{id}', expected: () => 404 },
  get('/api/search', everybody, { query: 'q=zq&limit=100' }),
  get('/api/search', shared, {
    at: ({ proposal }) => ({ proposal: proposal.id }),
    query: 'q=zq&limit=100&proposal={proposal}',
  }),
]

export const unnamed = (named: readonly string[]): string[] => {
  const known = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  return named.filter((each) => !known.has(each))
}
