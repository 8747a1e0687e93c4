/** A room with an honest victim in it, and sockets for the others. */
import { expect } from 'vitest'
import * as Y from 'yjs'
import { openClient, type TestClient } from './client.ts'
import { openRaw, type RawOptions, type RawSocket } from './raw.ts'
import { startRooms, type TestRooms, type TestRoomsOptions } from './rooms.ts'

export const room = 'suggestion/s1'

export interface Scene {
  readonly rooms: TestRooms
  readonly victim: TestClient
  /** A socket of Mallory's, who may write. */
  raw(options?: RawOptions, name?: string): RawSocket
  honest(user: string): TestClient
  /** All that a power cut now would leave of the room. */
  stateOnDisk(): string
  /** The victim types on, is saved, and was told of nothing else. */
  victimIsUndisturbed(): Promise<void>
  end(): Promise<void>
}

export const startScene = async (options: TestRoomsOptions = {}): Promise<Scene> => {
  const rooms = await startRooms(options)
  const raws: RawSocket[] = []
  const clients: TestClient[] = []
  const honest = (user: string): TestClient => {
    const client = openClient({ url: rooms.url, room, cookie: rooms.cookie(user) })
    clients.push(client)
    return client
  }
  const victim = honest('victim')
  await victim.synced()
  victim.text().insert(0, 'Honest words. ')
  await victim.saved()
  return {
    rooms,
    victim,
    raw: (rawOptions = {}, name = room) => {
      const opened = openRaw(rooms.url, name, { cookie: rooms.cookie('mallory'), ...rawOptions })
      raws.push(opened)
      return opened
    },
    honest,
    stateOnDisk: () => {
      const doc = rooms.onDisk(room)
      const clocks = Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc)))
      return JSON.stringify([clocks, doc.toJSON()])
    },
    victimIsUndisturbed: async () => {
      const before = victim.words()
      victim.text().insert(0, 'Still here. ')
      await victim.saved()
      expect(victim.words()).toContain('Still here. ')
      expect(victim.words().length).toBeGreaterThan(before.length)
      expect(rooms.onDisk(room).getXmlFragment('wording:ru').toString()).toContain('Still here. ')
      expect(victim.closes).toEqual([])
      expect(victim.refusals).toEqual([])
      expect(victim.doc.store.pendingStructs).toBeNull()
      expect(rooms.reports).toEqual([])
    },
    end: async () => {
      for (const raw of raws) raw.end()
      for (const client of clients) client.destroy()
      await rooms.stop()
    },
  }
}
