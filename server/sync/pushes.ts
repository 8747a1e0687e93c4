/**
 * Changed rows on their way to open pages, as `changed` frames.
 *
 * [SYNC-17] A row goes to a page at most once in 500 ms, always in its latest state, and only to those who may see it: each
 * reader's view is asked for anew. A page's own sequence shows it a gap.
 */
import type { Changed } from '#shared/protocol/frames.ts'
import type { Session } from './session.ts'

type Rows = Changed['rows']
/** What a user may see of a change; undefined for nothing. */
export type View = (userId: string) => Promise<Rows | undefined>

const keyOf = (row: Rows[number]): string => `${row.type}/${row.id}`

export class Pushes {
  readonly #sessions: ReadonlySet<Session>
  readonly #gapMs: number
  /** Latest state of rows that wait for their time, by session; and when each row was sent last. */
  readonly #waiting = new Map<Session, Map<string, Rows[number]>>()
  readonly #sentAt = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  /** Views are asked one push after another, so that an older state never overtakes a newer one. */
  #order: Promise<void> = Promise.resolve()
  readonly #report: (error: unknown) => void

  constructor(sessions: ReadonlySet<Session>, gapMs: number, report: (error: unknown) => void) {
    this.#sessions = sessions
    this.#gapMs = gapMs
    this.#report = report
  }

  push(view: View): void {
    this.#order = this.#order.then(() => this.#gather(view)).catch(this.#report)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  async #gather(view: View): Promise<void> {
    const byUser = Map.groupBy(this.#sessions, (session) => session.identity.userId)
    for (const [userId, sessions] of byUser) {
      const rows = await view(userId)
      for (const session of sessions) {
        if (!rows || !session.isOpen) continue
        const waiting = this.#waiting.get(session) ?? new Map<string, Rows[number]>()
        for (const row of rows) waiting.set(keyOf(row), row)
        this.#waiting.set(session, waiting)
      }
    }
    this.#send()
  }

  #send(): void {
    const now = performance.now()
    const sent = new Set<string>()
    let next = Number.POSITIVE_INFINITY
    for (const [session, waiting] of this.#waiting) {
      const due: Rows[number][] = []
      for (const [key, row] of waiting) {
        const at = (this.#sentAt.get(key) ?? Number.NEGATIVE_INFINITY) + this.#gapMs
        if (at > now) {
          next = Math.min(next, at)
        } else {
          due.push(row)
          waiting.delete(key)
          sent.add(key)
        }
      }
      if (due.length > 0) session.sendChanged(due)
      if (waiting.size === 0) this.#waiting.delete(session)
    }
    for (const [key, at] of this.#sentAt) if (at + this.#gapMs <= now) this.#sentAt.delete(key)
    for (const key of sent) this.#sentAt.set(key, now)
    clearTimeout(this.#timer)
    if (next < Number.POSITIVE_INFINITY) this.#timer = setTimeout(() => this.#send(), next - now)
  }
}
