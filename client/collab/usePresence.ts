/** Who else is in a room, one entry a person, with their colour. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Connection } from './connection.ts'
import type { PersonColour } from './people.ts'
import type { Presence } from './presence.ts'
import { presenceStore } from './presence.ts'
import { useCollab } from './RoomsContext.ts'

export interface Person extends Presence {
  readonly colour: PersonColour
}

const nobody: readonly Presence[] = []
const empty = { getSnapshot: () => nobody, subscribe: () => () => undefined }

export const usePresence = (connection: Connection | undefined, generation: number): readonly Person[] => {
  const { people } = useCollab()
  // A fresh document has a fresh awareness: the store follows the generation.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the connection swaps its awareness per generation
  const store = useMemo(
    () => (connection ? presenceStore(connection.awareness) : empty),
    [connection, generation],
  )
  const present = useSyncExternalStore(store.subscribe, store.getSnapshot)
  return useMemo(
    () =>
      [...new Map(present.map((presence) => [presence.userId, presence])).values()].map((presence) => ({
        ...presence,
        colour: people.colourOf(presence.userId),
      })),
    [present, people],
  )
}
