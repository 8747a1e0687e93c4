/** Who is in a room and where, as an external store over its awareness. */
import type { Awareness } from 'y-protocols/awareness'

/** Where somebody is on the proposal's page. */
export interface Place {
  readonly unit?: string
  readonly suggestion?: string
  readonly lang?: string
}

export interface Presence {
  readonly clientId: number
  readonly userId: string
  readonly name: string
  readonly place: Place
  readonly typing: boolean
  readonly away: boolean
}

interface AwarenessState {
  readonly user?: { readonly id?: unknown; readonly name?: unknown }
  readonly place?: Place
  readonly typing?: boolean
  readonly away?: boolean
}

const read = (clientId: number, state: AwarenessState): Presence[] =>
  typeof state.user?.id === 'string' && typeof state.user.name === 'string'
    ? [
        {
          clientId,
          userId: state.user.id,
          name: state.user.name,
          place: state.place ?? {},
          typing: state.typing === true,
          away: state.away === true,
        },
      ]
    : []

/** A store of the others in a room; the same array as long as nothing that it tells has changed. */
export const presenceStore = (awareness: Awareness) => {
  const look = (): Presence[] =>
    [...awareness.getStates()]
      .filter(([clientId]) => clientId !== awareness.clientID)
      .flatMap(([clientId, state]) => read(clientId, state as AwarenessState))
      .sort((a, b) => a.clientId - b.clientId)
  let current = look()
  let told = JSON.stringify(current)
  return {
    getSnapshot: (): readonly Presence[] => current,
    subscribe: (listener: () => void): (() => void) => {
      const change = () => {
        const next = look()
        const telling = JSON.stringify(next)
        if (telling === told) return
        told = telling
        current = next
        listener()
      }
      awareness.on('change', change)
      change()
      return () => awareness.off('change', change)
    },
  }
}

export type PresenceStore = ReturnType<typeof presenceStore>

/** Tells the others where one is; the same place is not told twice. */
export const tellPlace = (awareness: Awareness, place: Place): void => {
  const told = (awareness.getLocalState() as AwarenessState | null)?.place
  if (JSON.stringify(told) !== JSON.stringify(place)) awareness.setLocalStateField('place', place)
}

/** Says that one is typing until three seconds after the last call. */
export const typingTeller = (awareness: Awareness): { type(): void; stop(): void } => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const say = (typing: boolean) => {
    if (((awareness.getLocalState() as AwarenessState | null)?.typing ?? false) !== typing)
      awareness.setLocalStateField('typing', typing)
  }
  const stop = () => {
    clearTimeout(timer)
    say(false)
  }
  return {
    type: () => {
      clearTimeout(timer)
      timer = setTimeout(stop, 3_000)
      say(true)
    },
    stop,
  }
}
