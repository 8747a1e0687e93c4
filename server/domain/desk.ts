/**
 * What every service works with, and how a change is made: rows and their audit entries in one transaction, then the
 * live sessions judged again where rights moved. Nothing is announced before it is kept.
 */
import type { Actor } from '#shared/access/subjects.ts'
import type { AuditEntry } from './ports/audit.ts'
import type { Rooms } from './ports/rooms.ts'
import type { Store, Stores } from './ports/store.ts'

export interface Desk {
  readonly store: Store
  readonly rooms: Rooms
  readonly now: () => string
}

export interface Change extends Stores {
  /** The moment that every row of this change carries. */
  readonly at: string
  /** Adds a row to the audit trail of this change. */
  note(action: string, subject: string, proposal?: string, detail?: AuditEntry['detail']): void
  /** Says that this change moves somebody's rights. */
  rightsMoved(): void
}

/** Makes one change as `actor`. Everything in it is kept, or nothing. */
export const change = async <T>(
  { store, rooms, now }: Desk,
  actor: Pick<Actor, 'id' | 'via'>,
  work: (change: Change) => Promise<T>,
): Promise<T> => {
  let moved = false
  const result = await store.transact(async (stores) => {
    const at = now()
    const entries: AuditEntry[] = []
    moved = false
    const answer = await work({
      ...stores,
      at,
      note: (action, subject, proposal, detail) =>
        void entries.push({
          actor: actor.id,
          action,
          subject,
          proposal,
          detail: actor.via === undefined ? detail : { ...detail, key: actor.via },
        }),
      rightsMoved: () => {
        moved = true
      },
    })
    for (const entry of entries) await stores.audit.record(entry, at)
    if (moved) await stores.people.raiseAccessRevision()
    return answer
  })
  if (moved) rooms.accessChanged()
  return result
}
