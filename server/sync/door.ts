/**
 * Who may come in, and who may stay: joins, and the rights of live sessions judged again.
 *
 * [SYNC-3] A session is judged at its join, again whenever the access revision moves, and at once when somebody rings; the
 * answer in force is what every message is checked against.
 */
import { schemaVersion } from '#shared/document/format.ts'
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import { Bucket } from './bucket.ts'
import type { Limits, Timing } from './limits.ts'
import type { Identity, Report, Rights, RoomName } from './ports.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import { type Connection, Session } from './session.ts'

export interface JoinRequest {
  readonly name: RoomName
  readonly identity: Identity
  /** What the client says of its editor and its copy; a program that says nothing vouches for itself. */
  readonly schema?: number
  readonly epoch?: number
}

export interface Joined {
  readonly room: Room
  readonly session: Session
}

export interface DoorOptions {
  readonly rooms: Rooms
  readonly rights: Rights
  readonly limits: Limits
  readonly timing: Timing
  readonly report: Report
}

/** Joins remembered of users who stay away; beyond, the oldest are forgotten. */
const mostRemembered = 10_000

export class Door {
  readonly #options: DoorOptions
  readonly #joins = new Map<string, Bucket>()
  readonly #timer: NodeJS.Timeout
  #judging: Promise<void> | undefined
  #judgingNext: Promise<void> | undefined
  #everybody = false
  #everybodyAt = performance.now()

  constructor(options: DoorOptions) {
    this.#options = options
    options.rooms.onAccessChanged = () => {
      this.#everybody = true
      return this.#judgeAgain()
    }
    this.#timer = setInterval(() => void this.#judgeAgain(), options.timing.revisionMs)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Lets a connection into a room, or closes it with the code that says why not. */
  async join(request: JoinRequest, connection: Connection): Promise<Joined | undefined> {
    const { rooms, rights, limits, report } = this.#options
    const { name, identity, schema } = request
    try {
      if (rooms.isDraining) return void connection.close(closeCodes.shuttingDown)
      if (!this.#mayJoinNow(identity.userId)) return void connection.close(closeCodes.tooFast)
      const judgedAt = await rights.accessRevision()
      const right = await rights.judge(identity, name)
      if (right.type === 'none') return void connection.close(right.code)
      if (schema !== undefined && schema !== schemaVersion) return void connection.close(closeCodes.stale)
      return await rooms.with(name, (room) => {
        if (request.epoch !== undefined && request.epoch !== room.epoch)
          return void connection.close(closeCodes.stale)
        const own = [...room.sessions].filter((session) => session.identity.userId === identity.userId)
        if (own.length >= limits.sessionsPerUser) return void connection.close(closeCodes.tooFast)
        const session = new Session(identity, connection, right, judgedAt)
        room.enter(session)
        return { room, session }
      })
    } catch (error) {
      report('join failed', error, `${name.type}/${name.id}`)
      return void connection.close(rooms.isDraining ? closeCodes.shuttingDown : closeCodes.cannotStore)
    }
  }

  leave({ room, session }: Joined): void {
    room.leave(session)
    this.#options.rooms.settle(room.name)
  }

  #mayJoinNow(userId: string): boolean {
    const now = performance.now()
    const { joinsBurst, joinsPerSecond } = this.#options.limits
    const bucket = this.#joins.get(userId) ?? new Bucket(joinsBurst, joinsPerSecond, now)
    this.#joins.delete(userId)
    this.#joins.set(userId, bucket)
    if (this.#joins.size > mostRemembered) this.#joins.delete(this.#joins.keys().next().value!)
    return bucket.take(now)
  }

  /**
   * Judges sessions whose answer is older than the revision; one run at a time, so that answers cannot cross. Resolves when a
   * run that began after the call is over, and never rejects.
   */
  #judgeAgain(): Promise<void> {
    if (!this.#judging) {
      this.#judging = this.#judgeOnce().finally(() => {
        this.#judging = undefined
      })
      return this.#judging
    }
    this.#judgingNext ??= this.#judging.then(() => {
      this.#judgingNext = undefined
      return this.#judgeAgain()
    })
    return this.#judgingNext
  }

  async #judgeOnce(): Promise<void> {
    const now = performance.now()
    const everybody = this.#everybody || now - this.#everybodyAt >= this.#options.timing.rejudgeMs
    if (everybody) this.#everybodyAt = now
    this.#everybody = false
    try {
      await this.#judgeSessions(everybody)
    } catch (error) {
      this.#everybody ||= everybody
      this.#options.report('rights could not be judged', error)
    }
  }

  async #judgeSessions(everybody: boolean): Promise<void> {
    const { rooms, rights } = this.#options
    const sessions = [...rooms.open()].flatMap((room) =>
      [...room.sessions].map((session) => ({ room, session })),
    )
    if (sessions.length === 0) return
    const revision = await rights.accessRevision()
    for (const { room, session } of sessions) {
      if (!session.isOpen || (!everybody && session.judgedAt >= revision)) continue
      const right = await rights.judge(session.identity, room.name)
      session.judgedAt = revision
      if (right.type === 'none') {
        session.close(right.code)
        this.leave({ room, session })
      } else {
        room.allow(session, right)
      }
    }
  }
}
