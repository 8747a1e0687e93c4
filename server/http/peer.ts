/** Where a request comes from: the socket's own address, or what a configured proxy says of it. */

import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

const forwardingHeaders = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
]

/** `::ffff:127.0.0.1` and `127.0.0.1` are one address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** The client's address. Forwarding headers are believed only from a trusted proxy, and only their last foreign entry. */
export const peerOf = (incoming: IncomingMessage, trustedProxies: readonly string[]): string => {
  const socket = plain(incoming.socket.remoteAddress ?? '')
  if (!trustedProxies.includes(socket)) return socket
  const entries = String(incoming.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((entry) => plain(entry.trim()))
    .filter((entry) => isIP(entry) !== 0)
  return entries.findLast((entry) => !trustedProxies.includes(entry)) ?? socket
}

const isLoopback = (address: string): boolean => address === '::1' || /^127\./.test(address)

const isLoopbackHost = (host: string | undefined): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host ?? '')

/** Whether somebody at this machine asks: loopback peer and Host, and nothing that forwarded the request. */
export const isLocal = (incoming: IncomingMessage): boolean =>
  isLoopback(plain(incoming.socket.remoteAddress ?? '')) &&
  isLoopbackHost(incoming.headers.host) &&
  forwardingHeaders.every((name) => incoming.headers[name] === undefined)
