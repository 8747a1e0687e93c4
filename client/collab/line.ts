/**
 * A live document's line to its room: the provider that carries it, what the server says on it, and its coming back after
 * it broke.
 */
import { WebsocketProvider } from 'y-websocket'
import { schemaVersion } from '#shared/document/format.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { countingSocket } from './countingSocket.ts'
import type { FrameHandlers } from './frames.ts'
import { readOurFrames } from './frames.ts'
import type { LiveDocument } from './liveDocument.ts'
import { watchReceiving } from './receiving.ts'
import type { Link } from './state.ts'

export interface LineHandlers extends FrameHandlers {
  link(link: Link): void
  /** The document holds what the room holds. */
  synced(): void
  /** The server ended it for good, with a close code of 4400–4499. */
  closed(code: number): void
}

/** Full jitter: a thousand pages must not come back in the same millisecond. Milliseconds. */
const longestPause = (failures: number): number => 50 + Math.random() * Math.min(100 * 2 ** failures, 8_000)

export class Line {
  readonly #provider: WebsocketProvider

  /** Opens at once. `url` is `ws://host/sync`. */
  constructor(url: string, room: string, live: LiveDocument, handlers: LineHandlers) {
    const params: Record<string, string> = { schema: String(schemaVersion) }
    if (live.epoch !== undefined) params.epoch = String(live.epoch)
    const provider = new WebsocketProvider(url, room, live.doc, {
      connect: false,
      disableBc: true,
      awareness: live.awareness,
      params,
      WebSocketPolyfill: countingSocket((frame) => live.ledger.sent(frame)),
    })
    this.#provider = provider
    readOurFrames(provider, {
      ...handlers,
      access: (access) => {
        provider.params.epoch = String(access.epoch)
        handlers.access(access)
      },
    })
    watchReceiving(provider, (update) => {
      live.receiving = update
    })
    provider.on('connection-close', (event) => {
      provider.maxBackoffTime = longestPause(provider.wsUnsuccessfulReconnects)
      live.ledger.closed()
      // A server that cannot store is there: what is wrong is not the line.
      handlers.link(event?.code === closeCodes.cannotStore ? 'connecting' : 'lost')
    })
    provider.on('status', ({ status }) => {
      if (status === 'connected') handlers.link('connected')
    })
    provider.on('sync', (synced: boolean) => {
      if (synced) handlers.synced()
    })
    provider.on('closed', ({ code }: { code: number }) => handlers.closed(code))
    provider.connect()
    globalThis.window?.addEventListener('offline', this.#changed)
    globalThis.window?.addEventListener('online', this.#changed)
  }

  end(): void {
    globalThis.window?.removeEventListener('offline', this.#changed)
    globalThis.window?.removeEventListener('online', this.#changed)
    this.#provider.destroy()
  }

  /** The browser noticed before the socket did: try anew at once, which also tells whether there is still a server. */
  readonly #changed = (): void => {
    this.#provider.disconnect()
    this.#provider.connect()
  }
}
