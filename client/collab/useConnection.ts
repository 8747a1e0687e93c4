/** A room's connection for as long as a component shows it. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { RoomType } from '#shared/document/format.ts'
import type { Connection } from './connection.ts'
import { useCollab } from './RoomsContext.ts'
import type { Snapshot } from './state.ts'

const nothing: Snapshot = { state: { type: 'local' }, write: false, ready: false, generation: 0, lost: [] }
const never = () => () => undefined

export const useSnapshot = (connection: Connection | undefined): Snapshot =>
  useSyncExternalStore(connection?.subscribe ?? never, connection?.getSnapshot ?? (() => nothing))

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
