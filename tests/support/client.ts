/**
 * A person at a page, as far as the protocol goes: the real WebsocketProvider with a session cookie, counting what it sent and
 * what came back as saved. It notes every frame of ours, so that a test can say that none was `refused`.
 */
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { schemaVersion } from '#shared/document/format.ts'
import { type LostWords, lostWords } from '#shared/document/lostWords.ts'
import { type Access, type Changed, decodeFrame, type Refusal } from '#shared/protocol/frames.ts'
import { until } from './until.ts'

export interface ClientOptions {
  /** `ws://127.0.0.1:3000`. */
  readonly url: string
  /** `suggestion/<id>`. */
  readonly room: string
  /** The `cookie` header of a signed-in user. */
  readonly cookie?: string
  readonly doc?: Y.Doc
  readonly connect?: boolean
  readonly params?: Record<string, string>
  /** Told at every `saved` frame how much of the page's own writing it vouches for: its clientID and the clock after it. */
  readonly onSaved?: (client: number, clock: number) => void
}

export interface TestClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly accesses: Access[]
  readonly refusals: Refusal[]
  readonly changes: Changed[]
  /** Own words that went with a block whose deleter had not seen them: what a page offers back. */
  readonly lost: LostWords[]
  /** Close codes of all connections so far. */
  readonly closes: number[]
  /** Whether a page could show "Saved" now: connected, its step 2 among what is saved, nothing under way. */
  isSaved(): boolean
  /** Update frames sent and saved on the present connection. */
  counts(): { sent: number; saved: number }
  synced(): Promise<void>
  saved(): Promise<void>
  /** The first text of a root, `wording:ru` unless told otherwise. */
  text(root?: string): Y.XmlText
  /** All words of a root, blocks joined by newlines. */
  words(root?: string): string
  destroy(): void
}

/** What a socket of this page counts; a new one for each connection. */
interface Counts {
  sent: number
  saved: number
  step2: number | undefined
  /** The page's own clock when each frame was sent. */
  readonly clocks: number[]
}

const noCounts = (): Counts => ({ sent: 0, saved: 0, step2: undefined, clocks: [] })

const isUpdate = (data: Uint8Array): boolean => data[0] === 0 && (data[1] === 1 || data[1] === 2)

const bytesOf = (data: unknown): Uint8Array =>
  data instanceof Uint8Array ? data : new Uint8Array(data as ArrayBuffer)

/** The texts of a root's blocks, in order. */
export const blockTexts = (doc: Y.Doc, root = 'wording:ru'): string[] =>
  doc
    .getXmlFragment(root)
    .toArray()
    .map((block) =>
      block instanceof Y.XmlElement
        ? block
            .toArray()
            .map((text) => (text as Y.XmlText).toString())
            .join('')
        : '',
    )

export const openClient = (options: ClientOptions): TestClient => {
  const doc = options.doc ?? new Y.Doc()
  const accesses: Access[] = []
  const refusals: Refusal[] = []
  const changes: Changed[] = []
  const closes: number[] = []
  const lost: LostWords[] = []
  let counts = noCounts()

  class CountingSocket extends WebSocket {
    readonly #counts = noCounts()

    constructor(address: string, protocols?: string[]) {
      super(address, protocols, { headers: options.cookie ? { cookie: options.cookie } : {} })
      counts = this.#counts
      this.on('close', (code) => closes.push(code))
      this.on('message', (data) => this.#note(bytesOf(data)))
    }

    override send(data: Uint8Array): void {
      if (isUpdate(data)) {
        this.#counts.sent += 1
        this.#counts.clocks.push(Y.getState(doc.store, doc.clientID))
        if (data[1] === 1) this.#counts.step2 = this.#counts.sent
      }
      super.send(data)
    }

    #note(frame: Uint8Array): void {
      if (frame[0]! < 4) return
      const message = decodeFrame(frame)
      if (message.type === 'saved') {
        this.#counts.saved = message.count
        // A frame before the step 2 vouches for itself alone, and not for what was typed offline before it.
        const { step2, clocks } = this.#counts
        if (step2 !== undefined && message.count >= step2)
          options.onSaved?.(doc.clientID, clocks[message.count - 1]!)
      }
      if (message.type === 'access') accesses.push(message.access)
      if (message.type === 'refused') refusals.push(message.refusal)
      if (message.type === 'changed') changes.push(message.changed)
    }
  }

  const provider = new WebsocketProvider(`${options.url}/sync`, options.room, doc, {
    WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    connect: options.connect ?? true,
    params: { schema: String(schemaVersion), ...options.params },
  })
  const readSync = provider.messageHandlers[0]!
  provider.messageHandlers[0] = (encoder, decoder, ...rest) => {
    const message = decodeFrame(decoder.arr)
    const named = message.type === 'update' ? Y.decodeUpdate(message.update).ds : undefined
    const look = (transaction: Y.Transaction): void => {
      lost.push(...lostWords({ transaction, mine: new Set([doc.clientID]), named }))
    }
    doc.on('afterTransaction', look)
    readSync(encoder, decoder, ...rest)
    doc.off('afterTransaction', look)
  }
  // y-websocket complains about frames that it does not know; this page knows them.
  for (const type of [4, 5, 6, 7]) provider.messageHandlers[type] = () => {}

  const isSaved = (): boolean =>
    provider.wsconnected && provider.synced && counts.step2 !== undefined && counts.saved === counts.sent

  return {
    doc,
    provider,
    accesses,
    refusals,
    changes,
    lost,
    closes,
    isSaved,
    counts: () => ({ sent: counts.sent, saved: counts.saved }),
    synced: async () => {
      await until('the provider is synced', () => provider.synced)
    },
    saved: async () => {
      await until('all is saved', isSaved)
    },
    text: (root = 'wording:ru') => (doc.getXmlFragment(root).get(0) as Y.XmlElement).get(0) as Y.XmlText,
    words: (root) => blockTexts(doc, root).join('\n'),
    destroy: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}
