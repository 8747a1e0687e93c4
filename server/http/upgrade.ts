/**
 * The other door: upgrades of `/sync/:type/:id` to WebSockets.
 *
 * Every upgrade of such a path is accepted, and refusals follow as close codes, because a browser cannot see an HTTP status there.
 * The socket is paused until it has come into its room: what a client sends meanwhile waits in its own buffers.
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { keyIn } from '#server/domain/identities.ts'
import type { RoomType } from '#shared/document/format.ts'
import { type CloseCode, closeCodes, closeReasons } from '#shared/protocol/closeCodes.ts'
import { peerOf } from './peer.ts'
import { Rate } from './rate.ts'

/** Who asks, and for what. `schema` and `epoch` are absent where the client names none. */
export interface UpgradeRequest {
  readonly name: { readonly type: RoomType; readonly id: string }
  readonly identity: { readonly userId: string; readonly name: string; readonly sessionId: string }
  readonly schema?: number
  readonly epoch?: number
}

export interface UpgradeParts {
  /** The addresses that pages may come from; programs name none. */
  readonly origins: readonly string[]
  /** Proxies whose forwarding headers are believed. */
  readonly trustedProxies?: readonly string[]
  readonly identify: (headers: Headers) => Promise<UpgradeRequest['identity'] | undefined>
  /** Takes over an open, paused socket. */
  readonly accept: (socket: WebSocket, request: UpgradeRequest) => void
  readonly longestFrame: number
  readonly failed: (error: unknown) => void
}

/** `ws` closes with codes of its own; ours say which of them are final. */
const ownCodes: Readonly<Record<number, CloseCode>> = {
  1002: closeCodes.malformed,
  1003: closeCodes.malformed,
  1007: closeCodes.malformed,
  1009: closeCodes.tooLarge,
}

class RoomSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    const own = code === undefined ? undefined : ownCodes[code]
    if (own === undefined) super.close(code, data)
    else super.close(own, closeReasons[own])
  }
}

const path = /^\/sync\/(suggestion|proposal|text)\/([A-Za-z0-9_-]{1,64})$/

/** Strangers at the door, an address: 60 at once, then one a second. */
const strangersBurst = 60
const strangersPerSecond = 1

const turnedAway = (stream: Duplex, status: string): void =>
  void stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)

const numberIn = (value: string | null): number | undefined =>
  value !== null && /^\d{1,9}$/.test(value) ? Number(value) : undefined

const headersOf = (request: IncomingMessage): Headers => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one)
  }
  return headers
}

/** Who may come in and where to, or the code that turns them away. */
const admitted = async (
  request: IncomingMessage,
  parts: UpgradeParts,
): Promise<UpgradeRequest | CloseCode> => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const { origin } = request.headers
  if (origin !== undefined && !parts.origins.includes(origin)) return closeCodes.notAllowed
  const [, type, id] = path.exec(url.pathname) ?? []
  if (!type || !id) return closeCodes.noSuchRoom
  const identity = await parts.identify(headersOf(request))
  if (!identity) return closeCodes.signIn
  const schema = numberIn(url.searchParams.get('schema'))
  const epoch = numberIn(url.searchParams.get('epoch'))
  return { name: { type: type as RoomType, id }, identity, schema, epoch }
}

/** Answers a server's upgrades. */
export const handleUpgrades = (server: Pick<Server, 'on'>, parts: UpgradeParts): void => {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: parts.longestFrame,
    perMessageDeflate: false,
    clientTracking: false,
    WebSocket: RoomSocket,
  })

  const strangers = new Rate(strangersBurst, strangersPerSecond)
  const addressOf = (request: IncomingMessage): string => peerOf(request, parts.trustedProxies ?? [])

  const open = async (socket: WebSocket, request: IncomingMessage): Promise<void> => {
    socket.pause()
    // `ws` closes after an error by itself; without a listener the error would end the process.
    socket.on('error', () => {})
    try {
      const outcome = await admitted(request, parts)
      if (socket.readyState !== socket.OPEN) return
      if (typeof outcome !== 'number') return parts.accept(socket, outcome)
      if (outcome === closeCodes.signIn) strangers.take(addressOf(request))
      socket.close(outcome, closeReasons[outcome])
    } catch (error) {
      parts.failed(error)
      socket.close(closeCodes.cannotStore, closeReasons[closeCodes.cannotStore])
    }
    socket.resume()
  }

  const isSomebody = async (request: IncomingMessage): Promise<boolean> => {
    const headers = headersOf(request)
    if (keyIn(headers) === undefined && !headers.has('cookie')) return false
    return parts.identify(headers).then(
      (identity) => identity !== undefined,
      (error) => {
        parts.failed(error)
        return false
      },
    )
  }

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (!(request.url ?? '').startsWith('/sync/')) {
      return turnedAway(stream, '404 Not Found')
    }
    const upgrade = (): void =>
      sockets.handleUpgrade(request, stream, head, (socket) => void open(socket, request))
    if (!strangers.isSpent(addressOf(request))) return upgrade()
    // Too many came from there without being anybody: only who is somebody gets a socket. Others at the address are not shut out.
    stream.on('error', () => {})
    void isSomebody(request).then((known) =>
      known ? upgrade() : turnedAway(stream, '429 Too Many Requests'),
    )
  })
}
