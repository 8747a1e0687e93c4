/** The page's saved status over all open rooms, and the browser's own question before leaving with unsent words. */
import { useEffect, useSyncExternalStore } from 'react'
import { useCollab } from './RoomsContext.ts'
import type { ConnectionState } from './state.ts'

export const useSaved = (): ConnectionState => {
  const { rooms } = useCollab()
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (rooms.owed() > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [rooms])
  return useSyncExternalStore(rooms.subscribe, rooms.getSaved)
}
