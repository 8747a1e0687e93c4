/** A room's connection for as long as a component shows it. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { RoomType } from '#shared/document/format.ts'
import type { Connection } from './connection.ts'
import { useCollab } from './RoomsContext.ts'
import type { Snapshot } from './state.ts'

const nothing: Snapshot = { state: { type: 'local' }, write: false, ready: false, generation: 0, lost: [] }
const never = () => () => undefined

export const useSnapshot = (connection: Connection | undefined): Snapshot =>
  useSyncExternalStore(connection?.subscribe ?? never, connection?.getSnapshot ?? (() => nothing))

const sameDocument = (a: Snapshot, b: Snapshot): boolean =>
  a.write === b.write &&
  a.ready === b.ready &&
  a.generation === b.generation &&
  a.lost === b.lost &&
  a.state.type === b.state.type

/** Whether a state is one that comes and goes with every letter. */
const isPassing = ({ state }: Snapshot): boolean => state.type === 'saving' || state.type === 'saved'

/** The snapshot for what draws the document itself: the same while letters are on their way and arrive. */
export const useSteadySnapshot = (connection: Connection | undefined): Snapshot => {
  const last = useRef<Snapshot>(nothing)
  return useSyncExternalStore(connection?.subscribe ?? never, () => {
    const next = connection?.getSnapshot() ?? nothing
    const passing = isPassing(last.current) && isPassing(next)
    const steady = passing ? { ...next, state: last.current.state } : next
    if (!sameDocument(last.current, steady)) last.current = next
    return last.current
  })
}

/** Joins a room while mounted; `undefined` id joins nothing. */
export const useConnection = (
  type: RoomType,
  id: string | undefined,
): { connection: Connection | undefined; snapshot: Snapshot } => {
  const { rooms } = useCollab()
  const connection = useMemo(
    () => (id === undefined ? undefined : rooms.connection({ type, id })),
    [rooms, type, id],
  )
  useEffect(() => {
    if (id === undefined || !connection) return
    const release = rooms.hold({ type, id })
    void connection.connect()
    return release
  }, [rooms, connection, type, id])
  return { connection, snapshot: useSnapshot(connection) }
}
