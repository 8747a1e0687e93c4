/** How pages and replies travel: compressed where it helps, kept where they cannot change, under a policy without inline scripts. */

import { readdirSync } from 'node:fs'
import { get } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { publishedText } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { buildClient } from '../../tools/clientBuild.ts'

let server: TestServer
let secretary: Account
let text: Json

interface Raw {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** As it comes over the wire: `fetch` would unpack it. */
const wire = (path: string, headers: Record<string, string> = {}): Promise<Raw> =>
  new Promise((resolve, reject) => {
    get(new URL(path, server.url), { headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    }).on('error', reject)
  })

beforeAll(async () => {
  await buildClient()
  server = await startServer()
  ;({ secretary, text } = await publishedText(server.url))
})
afterAll(() => server.stop())

const scripts = async (): Promise<readonly string[]> => {
  const { body } = await wire('/')
  return [...body.toString().matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path!,
  )
}

test('[DELIVERY-1] scripts and styles come compressed as the build left them, and are kept for ever', async () => {
  const paths = await scripts()
  expect(paths.length).toBeGreaterThan(1)
  let plain = 0
  let packed = 0
  for (const path of paths) {
    const bare = await wire(path)
    const br = await wire(path, { 'accept-encoding': 'gzip, deflate, br' })
    const gz = await wire(path, { 'accept-encoding': 'gzip' })
    plain += bare.body.length
    packed += br.body.length
    for (const reply of [bare, br, gz])
      expect([reply.status, reply.headers['cache-control']]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ])
    if (bare.body.length < 1024) continue
    expect([
      bare.headers['content-encoding'],
      br.headers['content-encoding'],
      gz.headers['content-encoding'],
    ]).toEqual([undefined, 'br', 'gzip'])
    expect(br.headers.vary).toMatch(/accept-encoding/i)
    expect(br.headers['content-type']).toBe(bare.headers['content-type'])
    expect(brotliDecompressSync(br.body).equals(bare.body)).toBe(true)
    expect(gunzipSync(gz.body).equals(bare.body)).toBe(true)
  }
  expect(packed).toBeLessThan(plain / 2.5)
})

test('[DELIVERY-2] the page itself is asked for each time and sent only when it changed', async () => {
  const first = await wire('/')
  expect(first.headers['cache-control']).toBe('no-cache')
  const etag = String(first.headers.etag)
  const again = await wire('/texts', { 'if-none-match': etag })
  expect([again.status, again.body.length]).toEqual([304, 0])
  expect((await wire('/', { 'if-none-match': '"other"' })).status).toBe(200)
  expect((await wire('/assets/nothing.js')).status).toBe(404)
})

test('[DELIVERY-3] replies in words are compressed from a kilobyte on; short ones and files are not', async () => {
  const { cookie } = secretary
  const path = `/api/texts/${text.id}`
  const packed = await wire(path, { cookie, 'accept-encoding': 'gzip' })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(JSON.parse(gunzipSync(packed.body).toString())).toEqual(expectStatus(await secretary.get(path), 200))
  expect((await wire(path, { cookie })).headers['content-encoding']).toBeUndefined()
  const short = await wire('/api/me', { cookie, 'accept-encoding': 'gzip' })
  expect([short.status, short.headers['content-encoding']]).toEqual([200, undefined])
  const etag = String(packed.headers.etag)
  expect((await wire(path, { cookie, 'accept-encoding': 'gzip', 'if-none-match': etag })).status).toBe(304)
})

test('[DELIVERY-4] no page lets a script run that is not a file of this server', async () => {
  for (const path of ['/', '/texts', '/api/docs']) {
    const { headers, body } = await wire(path)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self'")
    expect(/script-src[^;]*unsafe/.test(policy)).toBe(false)
    expect(/<script(?![^>]*\ssrc=)/.test(body.toString())).toBe(false)
  }
})

test('[DELIVERY-5] what pages share comes in few files: each costs a way there and back', () => {
  const files = readdirSync(join(import.meta.dirname, '..', '..', 'dist', 'assets'))
  const parts = files.filter((name) => /^shared-.*\.(?:js|css)$/.test(name))
  expect(parts.length).toBeGreaterThan(0)
  expect(parts.length).toBeLessThan(25)
})
