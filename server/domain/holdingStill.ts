/** Several documents held still at once, while something is done with what they say. */
import { atStep, type Going } from './going.ts'
import type { CommittedState, Rooms } from './ports/rooms.ts'

export interface Held<T> {
  readonly result: T
  /** Ids of suggestions whose documents stay closed. */
  readonly close: ReadonlySet<string>
}

/** Holds the documents of suggestions still while `work` runs on their states, by id. */
export const holdingStill = async <T>(
  rooms: Rooms,
  ids: readonly string[],
  going: Going,
  work: (states: ReadonlyMap<string, CommittedState>) => Promise<Held<T>>,
): Promise<T> => {
  const states = new Map<string, CommittedState>()
  const hold = async (at: number): Promise<Held<T>> => {
    const id = ids[at]
    if (id === undefined) return work(states)
    await atStep(going, { phase: 'holding', done: at, of: ids.length })
    going.signal?.throwIfAborted()
    return rooms.freeze({ type: 'suggestion', id }, async (state) => {
      states.set(id, state)
      const held = await hold(at + 1)
      return { result: held, keepFrozen: held.close.has(id) }
    })
  }
  return (await hold(0)).result
}
