/** The page's open rooms and people's colours, for the components below; provided by the app's shell. */
import { createContext, useContext } from 'react'
import type { People } from './people.ts'
import type { Rooms } from './rooms.ts'

export interface Collab {
  readonly rooms: Rooms
  readonly people: People
}

const CollabContext = createContext<Collab | undefined>(undefined)

export const CollabProvider = CollabContext.Provider

export const useCollab = (): Collab => {
  const collab = useContext(CollabContext)
  if (!collab)
    throw new Error('useCollab needs a CollabProvider above it: the shell provides one per signed-in user.')
  return collab
}
