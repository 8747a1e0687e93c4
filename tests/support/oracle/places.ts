/** A document in memory, as Yjs itself has it, seen through the state that admission asks for. */
import * as Y from 'yjs'
import type { RoomState } from '#server/sync/admission.ts'
import * as places from '#server/sync/places.ts'
import { location } from '#server/sync/placing.ts'
import type { RoomType } from '#shared/document/format.ts'
import { docState } from './docState.ts'
import type { Place } from './whitelist.ts'

const numbered = (place: Place): places.Place => {
  if (place.type === 'gone') return places.gone
  const root = places.rootPlace(place.field)
  const block = places.inside(root, places.sorts.block)
  switch (place.type) {
    case 'root':
      return root
    case 'block':
      return block
    case 'attribute':
      return places.keyPlace(block, place.name)!
    case 'text':
      return places.inside(block, places.sorts.text)
  }
}

/** `languages` as in `docState`. */
export const numberedState = (doc: Y.Doc, room: RoomType, languages?: ReadonlySet<string>): RoomState => {
  const state = docState(doc, room, languages)
  return {
    clock: state.clock,
    isDeleted: state.isDeleted,
    at: (client, clock) => {
      const { place, inner } = state.locate(Y.createID(client, clock))
      return location(numbered(place), numbered(inner))
    },
    root: (name) => {
      const place = state.root(name)
      return place && numbered(place)
    },
  }
}
