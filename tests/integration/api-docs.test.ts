/** The API describes itself: every route in the OpenAPI document, and a page that needs nobody else's script. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Account, expectStatus } from '#tests/support/account.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let visitor: Account
beforeAll(async () => {
  server = await startServer()
  visitor = new Account(server.url)
})
afterAll(() => server.stop())

const routes = [
  'GET /api/me',
  'POST /api/setup',
  'POST /api/texts/preview',
  'GET /api/texts',
  'POST /api/texts',
  'GET /api/texts/{id}',
  'POST /api/texts/{id}/languages',
  'POST /api/texts/{id}/versions',
  'GET /api/texts/{id}/suggestions',
  'GET /api/texts/{id}/overview',
  'GET /api/groups',
  'POST /api/groups',
  'GET /api/groups/{id}/members',
  'POST /api/groups/{id}/members',
  'PATCH /api/groups/{id}/members/{userId}',
  'DELETE /api/groups/{id}/members/{userId}',
  'POST /api/groups/{id}/invitations',
  'POST /api/invitations/{token}',
  'GET /api/proposals',
  'POST /api/proposals',
  'GET /api/proposals/{id}',
  'PATCH /api/proposals/{id}',
  'POST /api/proposals/{id}/lock',
  'POST /api/proposals/{id}/unlock',
  'POST /api/proposals/{id}/submit',
  'POST /api/proposals/{id}/share',
  'GET /api/proposals/{id}/suggestions',
  'POST /api/proposals/{id}/suggestions',
  'GET /api/suggestions/{sid}',
  'PATCH /api/suggestions/{sid}',
  'PUT /api/suggestions/{sid}/position',
  'POST /api/suggestions/{sid}/decision',
  'POST /api/suggestions/{sid}/reopen',
  'GET /api/proposals/{id}/threads',
  'POST /api/proposals/{id}/threads',
  'POST /api/threads/{tid}/comments',
  'PATCH /api/threads/{tid}',
  'GET /api/proposals/{id}/agreed',
  'GET /api/proposals/{id}/export/{file}',
  'GET /api/proposals/{id}/amending',
  'PUT /api/proposals/{id}/amending',
  'GET /api/proposals/{id}/throughout',
  'POST /api/proposals/{id}/throughout',
  'GET /api/proposals/{id}/versions',
  'POST /api/proposals/{id}/versions',
  'GET /api/proposals/{id}/versions/{version}',
  'GET /api/proposals/{id}/history',
  'GET /api/proposals/{id}/history/verify',
]

test('the OpenAPI document holds every route, each with a summary', async () => {
  const spec = expectStatus(await visitor.get('/api/openapi.json'), 200)
  expect(spec.openapi).toMatch(/^3\.1/)
  const described = Object.entries(
    spec.paths as Record<string, Record<string, { summary?: string }>>,
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary }]) => ({
      route: `${method.toUpperCase()} ${path}`,
      summary,
    })),
  )
  expect(described.map(({ route }) => route)).toEqual(expect.arrayContaining(routes))
  expect(described.filter(({ summary }) => !summary).map(({ route }) => route)).toEqual([])
  expect(Object.keys(spec.components.schemas)).toEqual(
    expect.arrayContaining(['Unit', 'Suggestion', 'Proposal']),
  )
})

test('the page shows them without any script; the policy allows none but ours', async () => {
  const response = await visitor.raw('GET', '/api/docs')
  const page = await response.text()
  expect(response.headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/)
  expect(page).not.toMatch(/<script/i)
  expect(page).toContain('/api/proposals/{id}/suggestions')
})

test('health, readiness, and what is not there', async () => {
  expect((await visitor.get('/healthz')).status).toBe(200)
  expect((await visitor.get('/readyz')).status).toBe(200)
  expect((await visitor.get('/metrics')).body).toMatch(/^usynys_rooms_open 0$/m)
  expect(
    (await visitor.ask('GET', '/metrics', undefined, { headers: { 'x-forwarded-for': '203.0.113.7' } }))
      .status,
  ).toBe(404)
  const missing = await visitor.ask('POST', '/api/nothing', {})
  expect(missing.headers.get('content-type')).toContain('application/problem+json')
})
