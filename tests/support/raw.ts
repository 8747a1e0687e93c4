/** A bare socket that says what it likes: for what no honest client would send. */
import WebSocket from 'ws'
import * as Y from 'yjs'
import { decodeFrame, encodeFrame, type Message } from '#shared/protocol/frames.ts'
import { until } from './until.ts'

export interface RawSocket {
  readonly messages: readonly Message[]
  readonly socket: WebSocket
  /** The close code, once closed. */
  code(): number | undefined
  send(frame: Uint8Array | string): void
  tell(message: Message): void
  /** The first message of a type. */
  heard<T extends Message['type']>(type: T): Promise<Extract<Message, { type: T }>>
  closed(): Promise<number>
  /** Joins as a client does that has nothing of its own; answers the document. */
  join(clientID?: number): Promise<Y.Doc>
  end(): void
}

export interface RawOptions {
  readonly cookie?: string
  readonly origin?: string
  /** An API key. */
  readonly key?: string
  readonly query?: string
}

export const openRaw = (url: string, room: string, options: RawOptions = {}): RawSocket => {
  const { cookie, origin, key, query = '' } = options
  const socket = new WebSocket(`${url}/sync/${room}${query}`, {
    headers: {
      ...(cookie && { cookie }),
      ...(origin && { origin }),
      ...(key && { authorization: `Bearer ${key}` }),
    },
  })
  const messages: Message[] = []
  let code: number | undefined
  socket.on('message', (data) => messages.push(decodeFrame(new Uint8Array(data as Buffer))))
  socket.on('close', (closed) => {
    code = closed
  })
  socket.on('error', () => {})
  const raw: RawSocket = {
    messages,
    socket,
    code: () => code,
    send: (frame) => socket.send(frame),
    tell: (message) => socket.send(encodeFrame(message)),
    heard: (type) =>
      until(`a frame "${type}" (closed with ${code})`, () =>
        messages.find((message) => message.type === type),
      ) as never,
    closed: () => until('the socket is closed', () => code),
    join: async (clientID) => {
      const doc = new Y.Doc()
      if (clientID !== undefined) doc.clientID = clientID
      await raw.heard('syncStep1')
      raw.tell({ type: 'syncStep1', stateVector: Y.encodeStateVector(doc) })
      const { update } = await raw.heard('syncStep2')
      Y.applyUpdate(doc, update)
      raw.tell({ type: 'syncStep2', update: Y.encodeStateAsUpdate(new Y.Doc()) })
      await raw.heard('saved')
      return doc
    },
    end: () => socket.terminate(),
  }
  return raw
}

/** What a change makes of a document, as an update. */
export const updateOf = (doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array => {
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc))
  return Y.encodeStateAsUpdate(doc, before)
}
