import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { isLocal, peerOf } from './peer.ts'

const incoming = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({
    socket: { remoteAddress },
    headers: { host: 'localhost:3000', ...headers },
  }) as unknown as IncomingMessage

test('the peer is the socket’s own address, whatever headers claim', () => {
  expect(peerOf(incoming('198.51.100.1', { 'x-forwarded-for': '203.0.113.7' }), [])).toBe('198.51.100.1')
  expect(peerOf(incoming('::ffff:198.51.100.1'), [])).toBe('198.51.100.1')
})

test('a trusted proxy is believed, for the last address that is not its own', () => {
  const forwarded = { 'x-forwarded-for': '192.0.2.9, 203.0.113.7, 10.0.0.2' }
  expect(peerOf(incoming('10.0.0.1', forwarded), ['10.0.0.1', '10.0.0.2'])).toBe('203.0.113.7')
  expect(peerOf(incoming('10.0.0.1', { 'x-forwarded-for': 'unknown' }), ['10.0.0.1'])).toBe('10.0.0.1')
})

test.each([
  ['127.0.0.1', {}, true],
  ['::1', { host: '[::1]:3000' }, true],
  ['::ffff:127.0.0.1', { host: '127.0.0.1:3000' }, true],
  ['198.51.100.1', {}, false],
  ['127.0.0.1', { host: 'usynys.example.org' }, false],
  ['127.0.0.1', { host: 'localhost.evil.example' }, false],
  ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, false],
  ['127.0.0.1', { forwarded: 'for=127.0.0.1' }, false],
])('%s with %o is local: %s', (address, headers, local) => {
  expect(isLocal(incoming(address as string, headers as Record<string, string>))).toBe(local)
})
