/**
 * A WebSocket as a session's connection: frames in at a bounded rate, frames out while the other side keeps up.
 *
 * [SYNC-18] Who sends too fast is slowed by pausing the socket, and closed when that goes on; who reads too slowly is cut
 * off and syncs again. [SYNC-19] Nothing is silent for long: every connection gets some frame every 15 s.
 */
import type { Socket } from 'node:net'
import type { RawData, WebSocket } from 'ws'
import { type CloseCode, closeCodes, closeReasons } from '#shared/protocol/closeCodes.ts'
import { decodeFrame } from '#shared/protocol/frames.ts'
import { Bucket } from './bucket.ts'
import type { Door, Joined, JoinRequest } from './door.ts'
import type { Limits, Timing } from './limits.ts'
import { keepAlive } from './presence.ts'
import type { Beating, Pulse } from './pulse.ts'
import type { Connection } from './session.ts'
import { bareSocket, wireFrame } from './wireFrame.ts'

/**
 * A side that says nothing is asked after two spans of `keepAliveMs` (a page that is there renews its presence within one),
 * again after every further one, and taken for gone after four.
 */
const spansToAsk = 2
const spansToGone = 4
/** The share of `keepAliveMs` after which a silent server says something; the rest is for the pulse and the way. */
const silentShare = 0.8
/** How often a paused session's frames are looked at again, in ms. */
const throttleStepMs = 50
/** A session that kept within its rate this long has stopped being too fast, in ms. */
const calmMs = 1000

export interface SocketOptions {
  readonly door: Door
  readonly limits: Limits
  readonly timing: Timing
  readonly pulse: Pulse
}

/** Closes a socket with one of our codes and its words. */
export const closeWith = (socket: WebSocket, code: CloseCode): void => socket.close(code, closeReasons[code])

export class SocketConnection implements Connection, Beating {
  readonly #socket: WebSocket
  readonly #bare: Socket | undefined
  readonly #options: SocketOptions
  readonly #bucket: Bucket
  readonly #inbox: Uint8Array[] = []
  #joined: Joined | undefined
  #pause: NodeJS.Timeout | undefined
  #throttled: { since: number; last: number } | undefined
  #sentAt = performance.now()
  #heardAt = this.#sentAt
  #askedAt = this.#sentAt
  #told: { ping: number; callback: () => void }[] = []
  #pings = 0

  /** Takes over an open, paused socket and joins the room; nothing that was sent meanwhile is lost. */
  constructor(socket: WebSocket, request: JoinRequest, options: SocketOptions) {
    this.#socket = socket
    this.#bare = bareSocket(socket)
    this.#options = options
    const { framesBurst, framesPerSecond } = options.limits
    this.#bucket = new Bucket(framesBurst, framesPerSecond, performance.now())
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    socket.on('pong', (data) => this.#answered(Number(data.toString())))
    socket.on('close', () => this.#gone())
    // `ws` closes after an error by itself, with the code that says why.
    socket.on('error', () => {})
    options.pulse.add(this)
    void this.#join(request)
  }

  send(frame: Uint8Array, wire?: Uint8Array): void {
    const socket = this.#socket
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > this.#options.limits.bufferedBytes) {
      socket.terminate()
      return
    }
    this.#sentAt = performance.now()
    if (this.#bare) this.#bare.write(wire ?? wireFrame(frame))
    else socket.send(frame)
  }

  close(code: CloseCode): void {
    this.#inbox.length = 0
    clearTimeout(this.#pause)
    closeWith(this.#socket, code)
    if (this.#socket.isPaused) this.#socket.resume()
  }

  whenReceived(callback: () => void): void {
    this.#told.push({ ping: this.#ping(), callback })
  }

  /** Says something before the other side takes the silence for a dead line, and asks one that is silent itself. */
  beat(now: number): void {
    const { keepAliveMs } = this.#options.timing
    if (this.#joined && now - this.#sentAt >= keepAliveMs * silentShare) this.send(keepAlive)
    if (this.#socket.isPaused) this.#heardAt = now
    const silent = now - this.#heardAt
    if (silent >= spansToGone * keepAliveMs) this.#socket.terminate()
    else if (silent >= spansToAsk * keepAliveMs && now - this.#askedAt >= keepAliveMs) {
      this.#askedAt = now
      this.#ping()
    }
  }

  async #join(request: JoinRequest): Promise<void> {
    const joined = await this.#options.door.join(request, this)
    if (!joined) return
    if (this.#socket.readyState !== this.#socket.OPEN) {
      this.#options.door.leave(joined)
      return
    }
    this.#joined = joined
    this.#pump()
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!isBinary) {
      this.close(closeCodes.malformed)
      return
    }
    this.#heardAt = performance.now()
    this.#inbox.push(data as Buffer)
    if (this.#joined && !this.#pause) this.#pump()
  }

  /** Takes in frames as the rate allows; the rest waits, with the socket paused. */
  #pump(): void {
    this.#pause = undefined
    while (this.#joined?.session.isOpen && this.#inbox.length > 0) {
      if (!this.#bucket.take(performance.now())) {
        this.#throttle()
        return
      }
      this.#handle(this.#joined, this.#inbox.shift()!)
    }
    if (this.#socket.isPaused) this.#socket.resume()
  }

  #throttle(): void {
    const now = performance.now()
    this.#socket.pause()
    const calm = !this.#throttled || now - this.#throttled.last > calmMs
    this.#throttled = { since: calm ? now : this.#throttled!.since, last: now }
    if (now - this.#throttled.since > this.#options.limits.throttledMs) {
      this.#joined?.session.close(closeCodes.tooFast)
      return
    }
    this.#pause = setTimeout(() => this.#pump(), throttleStepMs)
  }

  #handle({ room, session }: Joined, frame: Uint8Array): void {
    try {
      const message = decodeFrame(frame)
      switch (message.type) {
        case 'syncStep1':
          room.answer(session, message.stateVector)
          return
        case 'syncStep2':
          room.receive(session, message.update, true)
          return
        case 'update':
          room.receive(session, message.update, false)
          return
        case 'awareness':
          room.presence.receive(session, message.update)
          return
        case 'queryAwareness':
          session.send(room.presence.welcome() ?? keepAlive)
          return
        case 'auth':
        case 'saved':
        case 'refused':
        case 'access':
        case 'changed':
          throw new Error(`A ${message.type} frame comes from a server only`)
      }
    } catch {
      session.close(closeCodes.malformed)
    }
  }

  #ping(): number {
    this.#pings += 1
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping(String(this.#pings))
    return this.#pings
  }

  #answered(ping: number): void {
    this.#heardAt = performance.now()
    const told = this.#told.filter((one) => one.ping <= ping)
    this.#told = this.#told.filter((one) => one.ping > ping)
    for (const { callback } of told) callback()
  }

  #gone(): void {
    this.#options.pulse.delete(this)
    clearTimeout(this.#pause)
    this.#inbox.length = 0
    if (this.#joined) this.#options.door.leave(this.#joined)
    this.#joined = undefined
  }
}
