/** What a room tells its sessions of what has become durable. */
import { encodeFrame } from '#shared/protocol/frames.ts'
import type { CommittedRow } from './ports.ts'
import type { Session } from './session.ts'
import type { Turn } from './turn.ts'
import { wireFrame } from './wireFrame.ts'

const send = (sessions: ReadonlySet<Session>, frame: Uint8Array, except?: Session): void => {
  const wire = wireFrame(frame)
  for (const session of sessions) if (session.isAnswered && session !== except) session.send(frame, wire)
}

/**
 * Everybody who has an answer gets the news, then its authors are told that it is saved. News that hold somebody's state are
 * sent as a state, so that nobody takes its deletions for seen.
 */
export const tellCommitted = (
  sessions: ReadonlySet<Session>,
  { contributions, update, waiters }: Turn,
  head: number,
): void => {
  for (const { session, frames } of contributions) session?.countSaved(frames)
  for (const waiter of waiters) waiter.durable(head)
  const isState = contributions.some((contribution) => contribution.isState)
  const author = contributions[0]?.session
  const onlyAuthor = contributions.every(({ session }) => session === author) ? author : undefined
  send(sessions, encodeFrame({ type: isState ? 'syncStep2' : 'update', update }), onlyAuthor)
  for (const { session } of contributions) session?.sendSaved()
}

/** News of another node; what may be a state is told as one. */
export const tellForeign = (sessions: ReadonlySet<Session>, rows: readonly CommittedRow[]): void => {
  for (const { update, isState } of rows)
    send(sessions, encodeFrame({ type: isState === false ? 'update' : 'syncStep2', update }))
}
