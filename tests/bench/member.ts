/** One person in a room, without a document: joins as y-websocket does, then sends and counts bytes. */
import { namePrefix, step1, step2, syncPayload, tokenFrame } from './frames.ts'
import type { RunningServer } from './target.ts'
import { Wire } from './wire.ts'

/** The empty update, and the vector of an empty document. */
const nothing = new Uint8Array([0, 0])
const knowsNothing = new Uint8Array([0])

const joinMs = 60_000

export interface MemberOptions {
  /** The state vector of what it has; it has nothing by default. */
  readonly has?: Uint8Array
  /** It is in once these bytes came, for servers that answer before they have loaded; by default once step 2 came. */
  readonly until?: Buffer
  /** Told every sync frame (step 2 and update) after it is in. */
  readonly news?: (frame: Buffer) => void
  /** Told every awareness frame. */
  readonly presence?: (frame: Buffer) => void
}

export class Member {
  /** What the step 2 held that it came in with. */
  state: Buffer = Buffer.alloc(0)
  bytesOfJoining = 0
  readonly #wire: Wire
  readonly #prefix: Uint8Array
  readonly #options: MemberOptions
  readonly #failed: (error: Error) => void
  #in: (() => void) | undefined

  constructor(server: RunningServer, room: string, user: number, options: MemberOptions, done: Done) {
    const { path, headers, prefixed } = server.door(room, user)
    this.#prefix = prefixed === undefined ? new Uint8Array() : namePrefix(prefixed)
    this.#options = options
    this.#in = done.resolve
    this.#failed = done.reject
    this.#wire = new Wire(
      {
        port: server.port,
        path,
        headers,
        message: (payload) => this.#hear(payload),
        closed: (code) => this.#gone(code),
      },
      () => {
        if (prefixed !== undefined) this.send(tokenFrame('bench'))
        this.send(step1(options.has ?? knowsNothing))
      },
    )
  }

  send(frame: Uint8Array): void {
    this.#wire.send(this.#prefix.length > 0 ? Buffer.concat([this.#prefix, frame]) : frame)
  }

  deafen(): void {
    this.#wire.deafen()
  }

  leave(): void {
    this.#wire.end()
  }

  #gone(code: number | undefined): void {
    if (this.#in) this.#failed(new Error(`The server closed a joining client with ${code ?? 'no code'}`))
  }

  #hear(payload: Buffer): void {
    const frame = this.#prefix.length > 0 ? payload.subarray(this.#prefix.length) : payload
    if (this.#in) this.bytesOfJoining += payload.length
    if (frame[0] === 1) this.#options.presence?.(frame)
    // Some servers answer under a type of their own (4) that otherwise reads like sync.
    if (frame[0] !== 0 && !(frame[0] === 4 && this.#prefix.length > 0)) return
    if (frame[1] === 0) this.send(step2(nothing))
    else if (this.#in) this.#joined(frame)
    else this.#options.news?.(frame)
  }

  #joined(frame: Buffer): void {
    const { until } = this.#options
    if (until ? !frame.includes(until) : frame[1] !== 1) return
    this.state = Buffer.from(syncPayload(frame))
    const done = this.#in!
    this.#in = undefined
    done()
  }
}

interface Done {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** Resolves with a member once it is in. */
export const join = async (
  server: RunningServer,
  room: string,
  user: number,
  options: MemberOptions = {},
): Promise<Member> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const late = setTimeout(() => reject(new Error(`${server.name}: joining ${room} took too long`)), joinMs)
  const member = new Member(server, room, user, options, { resolve, reject })
  try {
    await promise
  } finally {
    clearTimeout(late)
  }
  return member
}

/** Joins many, a bounded number at a time. */
export const joinAll = async (
  count: number,
  one: (index: number) => Promise<Member>,
  atOnce = 50,
): Promise<Member[]> => {
  const members: Member[] = []
  for (let from = 0; from < count; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, count - from) }, (_, i) => one(from + i))
    members.push(...(await Promise.all(some)))
  }
  return members
}
