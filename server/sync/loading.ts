/** Opening a document: the log's rows, and the seeds that it should hold and does not yet. */
import * as Y from 'yjs'
import { type Documents, type LoadedRoom, type RoomName, seedAuthor, type UpdateLog } from './ports.ts'

const empty: LoadedRoom = { epoch: 0, head: 0, frozen: false, updates: [], tail: 0, clients: new Map() }

const lacks = (updates: readonly Uint8Array[], seed: Uint8Array): boolean => {
  const clients = [...Y.parseUpdateMeta(seed).to.keys()]
  return !updates.some((update) => {
    const { to } = Y.parseUpdateMeta(update)
    return clients.some((client) => to.has(client))
  })
}

/** Other nodes may be seeding as well; this often they are let go first. */
const mostAttempts = 10

/**
 * A room as it stands in the log, with missing seeds written to it first: a language may have been added to the text.
 * A frozen document stays as it was decided. A room that only pushes has no document.
 */
export const loadRoom = async (
  name: RoomName,
  hasDocument: boolean,
  log: UpdateLog,
  documents: Documents,
): Promise<LoadedRoom> => {
  if (!hasDocument) return empty
  const room = `${name.type}/${name.id}`
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const loaded = await log.load(room)
    if (loaded.frozen) return loaded
    const missing = (await documents.seeds(name)).filter((seed) => lacks(loaded.updates, seed))
    if (missing.length === 0) return loaded
    const { epoch, head } = loaded
    const rows = missing.map((update) => ({ author: seedAuthor, update, clients: [] }))
    const outcome = (await log.append([{ room, epoch, after: head, rows }])).get(room)!
    if (outcome.type === 'committed')
      return {
        ...loaded,
        head: outcome.head,
        updates: [...loaded.updates, ...missing],
        tail: loaded.tail + missing.length,
      }
  }
  throw new Error(
    `The seeds of ${room} could not be written: others wrote in it all the time. Open it again.`,
  )
}
