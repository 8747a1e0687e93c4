/**
 * Copies of what the server does not have yet, in IndexedDB, so that a crash, a reload or a dead battery costs no words.
 *
 * A copy exists only while edits are owed: it is written with them and removed when the server has them on disk, so a
 * shared computer keeps no law texts lying about. One database a user; records are named by room, epoch, schema version
 * and clientID, because two tabs of one user owe different edits.
 */
import { schemaVersion } from '#shared/document/format.ts'

export interface LocalCopy {
  readonly room: string
  readonly epoch: number
  readonly schema: number
  readonly client: number
  /** The whole document as a Yjs update. */
  readonly state: Uint8Array
  /** State vector of what the server is known to have. */
  readonly durable: Uint8Array
}

export interface Copies {
  of(room: string): Promise<LocalCopy[]>
  put(copy: LocalCopy): Promise<void>
  remove(copy: Pick<LocalCopy, 'room' | 'epoch' | 'client'>): Promise<void>
  count(): Promise<number>
}

const databaseName = (userId: string): string => `usynys:${userId}`
const keyOf = ({ room, epoch, client }: Pick<LocalCopy, 'room' | 'epoch' | 'client'>) => [
  room,
  epoch,
  schemaVersion,
  client,
]

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const open = (userId: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(databaseName(userId), 1)
  request.onupgradeneeded = () =>
    request.result.createObjectStore('copies', { keyPath: ['room', 'epoch', 'schema', 'client'] })
  return settled(request).then((database) => {
    // Another tab signs out: let it delete the database.
    database.onversionchange = () => database.close()
    return database
  })
}

/** The user's copies in this browser. Rejections mean that the browser keeps nothing (private mode, full disk). */
export const localCopies = (userId: string): Copies => {
  let database: Promise<IDBDatabase> | undefined
  const store = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
    database ??= open(userId)
    return (await database).transaction('copies', mode).objectStore('copies')
  }
  return {
    of: async (room) =>
      settled(
        (await store('readonly')).getAll(IDBKeyRange.bound([room], [room, []])) as IDBRequest<LocalCopy[]>,
      ),
    put: async (copy) => void (await settled((await store('readwrite')).put(copy))),
    remove: async (copy) => void (await settled((await store('readwrite')).delete(keyOf(copy)))),
    count: async () => settled((await store('readonly')).count()),
  }
}

/** Where the browser has no IndexedDB, and in tests: forgets at the end of the page. */
export const memoryCopies = (): Copies => {
  const kept = new Map<string, LocalCopy>()
  return {
    of: async (room) => [...kept.values()].filter((copy) => copy.room === room),
    put: async (copy) => void kept.set(keyOf(copy).join('|'), copy),
    remove: async (copy) => void kept.delete(keyOf(copy).join('|')),
    count: async () => kept.size,
  }
}

export const wipeCopies = (userId: string): Promise<unknown> =>
  settled(indexedDB.deleteDatabase(databaseName(userId)))
