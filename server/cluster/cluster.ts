/**
 * One of several processes that serve the same rooms. PostgreSQL's log is the judge of what is written; this only rings the
 * bell: what a node committed, froze, announced or judged anew, the others hear at once.
 *
 * [NODE-1] No message is needed for anything to be right. A node that hears nothing reads the log: at a gap, when it opens
 * a room, when the wire comes back, and every second while it is away.
 */
import { randomUUID } from 'node:crypto'
import type { AwarenessEntry } from '#shared/protocol/awareness.ts'
import type { Bell, CommittedRow, RoomId } from '../sync/ports.ts'
import {
  type CommonMessage,
  decodeMessage,
  encodeMessage,
  type Message,
  type RoomMessage,
} from './messages.ts'
import type { Listener, Wire } from './wire.ts'

/** What a node does about what it hears. */
export interface Node {
  caughtUp(room: RoomId, epoch: number, rows: readonly CommittedRow[]): void
  /** Reads the log of a room, or of all that are open. */
  lookAgain(room?: RoomId): Promise<void>
  reload(room: RoomId): Promise<void>
  present(room: RoomId, from: string, entries: readonly AwarenessEntry[]): void
  /** Who is in a room through this node; nobody where it is not open. */
  whoIsHere(room: RoomId): readonly AwarenessEntry[]
  accessChanged(): void
  textChanged(id: string, version: number): void
  announce(what: unknown): void
}

export interface ClusterOptions {
  readonly wire: (listener: Listener) => Wire
  readonly node: Node
  /** How often the log is read while the wire is away, in ms. */
  readonly lookMs?: number
  readonly report: (event: string, error: unknown) => void
}

const everybody = 'all'
const channelOf = (room: RoomId): string => `room/${room}`
const roomOf = (channel: string): RoomId => channel.slice('room/'.length)

export class Cluster implements Bell {
  readonly #id = randomUUID()
  readonly #wire: Wire
  readonly #node: Node
  readonly #report: ClusterOptions['report']
  readonly #timer: NodeJS.Timeout
  #looking: Promise<void> | undefined
  #lookAfter = false

  constructor({ wire, node, report, lookMs = 1_000 }: ClusterOptions) {
    this.#node = node
    this.#report = report
    this.#wire = wire({
      heard: (channel, message) => this.#heard(channel, message),
      up: () => {
        this.#catchUp()
        this.#tell({ type: 'back' })
      },
    })
    this.#mind(this.#wire.subscribe(everybody))
    this.#timer = setInterval(() => {
      if (!this.#wire.isUp) this.#look()
    }, lookMs)
    this.#timer.unref()
  }

  // — what this node did —

  opened(room: RoomId): void {
    const joined = this.#wire.subscribe(channelOf(room)).then(async () => {
      // What was committed between loading and hearing is in the log alone.
      await this.#node.lookAgain(room)
      this.#say(room, { type: 'presenceWanted' })
    })
    this.#mind(joined)
  }

  closed(room: RoomId): void {
    this.#wire.unsubscribe(channelOf(room))
  }

  committed(room: RoomId, epoch: number, rows: readonly CommittedRow[]): void {
    this.#say(room, { type: 'committed', epoch, rows })
  }

  moved(room: RoomId): void {
    this.#say(room, { type: 'moved' })
  }

  reloaded(room: RoomId): void {
    this.#say(room, { type: 'reload' })
  }

  present(room: RoomId, entries: readonly AwarenessEntry[]): void {
    this.#say(room, { type: 'presence', entries })
  }

  accessChanged(): void {
    this.#tell({ type: 'access' })
  }

  textChanged(id: string, version: number): void {
    this.#tell({ type: 'text', id, version })
  }

  /** `what` goes through JSON. */
  announced(what: unknown): void {
    this.#tell({ type: 'changed', what })
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#wire.close()
    await this.#looking
  }

  #say(room: RoomId, message: RoomMessage): void {
    this.#publish(channelOf(room), message)
  }

  #tell(message: CommonMessage): void {
    this.#publish(everybody, message)
  }

  #publish(channel: string, message: Message): void {
    this.#wire.publish(channel, encodeMessage({ from: this.#id, message }))
  }

  // — what others did —

  #heard(channel: string, bytes: Uint8Array): void {
    try {
      const { from, message } = decodeMessage(bytes)
      if (from !== this.#id) this.#follow(channel, from, message)
    } catch (error) {
      this.#report('a message from another node could not be followed', error)
    }
  }

  #follow(channel: string, from: string, message: Message): void {
    const node = this.#node
    switch (message.type) {
      case 'committed':
        node.caughtUp(roomOf(channel), message.epoch, message.rows)
        break
      case 'moved':
        this.#mind(node.lookAgain(roomOf(channel)))
        break
      case 'reload':
        this.#mind(node.reload(roomOf(channel)))
        break
      case 'presence':
        node.present(roomOf(channel), from, message.entries)
        break
      case 'presenceWanted': {
        const entries = node.whoIsHere(roomOf(channel))
        if (entries.length > 0) this.present(roomOf(channel), entries)
        break
      }
      case 'access':
        node.accessChanged()
        break
      case 'back':
        this.#catchUp()
        break
      case 'text':
        node.textChanged(message.id, message.version)
        break
      case 'changed':
        node.announce(message.what)
        break
      default:
        message satisfies never
    }
  }

  /** Something may have been missed: everything that a message could have said is looked up. */
  #catchUp(): void {
    this.#look()
    this.#node.accessChanged()
  }

  /** One look at a time, and one more for who asked meanwhile: a log that is slow to answer is not asked ever more. */
  #look(): void {
    if (this.#looking) {
      this.#lookAfter = true
      return
    }
    this.#looking = this.#node
      .lookAgain()
      .catch((error: unknown) => this.#report('the log could not be read', error))
      .finally(() => {
        this.#looking = undefined
        if (!this.#lookAfter) return
        this.#lookAfter = false
        this.#look()
      })
  }

  #mind(work: Promise<void>): void {
    work.catch((error: unknown) => this.#report('another node could not be followed', error))
  }
}
