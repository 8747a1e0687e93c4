/** A live Y.Doc as admission sees it. */
import * as Y from 'yjs'
import { type Field, fieldsOf, parseRootName, type RoomType } from '#shared/document/format.ts'
import type { Located, RoomState } from './judge.ts'
import { inside, type Place } from './whitelist.ts'

const gone: Place = { type: 'gone' }

const deleted: Located = { place: gone, inner: gone }

/** `languages` limits the roots to those of the text; undefined allows any language. */
export const docState = (doc: Y.Doc, room: RoomType, languages?: ReadonlySet<string>): RoomState => {
  const root = (name: string): Place | undefined => {
    const parsed = parseRootName(name)
    if (!parsed || !fieldsOf[room].includes(parsed.field)) return undefined
    if (languages && !languages.has(parsed.lang)) return undefined
    return { type: 'root', field: parsed.field }
  }

  const fieldOfRoot = (type: unknown): Field | undefined => {
    for (const [name, share] of doc.share) if (share === type) return parseRootName(name)?.field
    return undefined
  }

  const placeOf = (item: Y.Item): Place => {
    const parent = item.parent as unknown
    if (!(parent instanceof Y.AbstractType)) return gone
    let top: unknown = parent
    while (top instanceof Y.AbstractType && top._item) top = top._item.parent
    const field = fieldOfRoot(top)
    if (!field) return gone
    if (item.parentSub !== null) return { type: 'attribute', field, name: item.parentSub }
    if (!parent._item) return { type: 'root', field }
    return { type: parent instanceof Y.XmlText ? 'text' : 'block', field }
  }

  return {
    clock: (client) => Y.getState(doc.store, client),
    locate: (id) => {
      const item: unknown = Y.getItem(doc.store, id)
      if (!(item instanceof Y.Item)) return deleted
      const place = placeOf(item)
      return { place, inner: inside(place, item.content) }
    },
    isDeleted: (client, clock, length) => {
      const structs = doc.store.clients.get(client)
      if (!structs) return false
      for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
        const struct = structs[i]!
        if (struct.id.clock >= clock + length) break
        if (!struct.deleted) return false
      }
      return true
    },
    root,
  }
}
