import { afterEach, beforeEach, expect, test } from 'vitest'
import { verifyRoom } from '#server/store/updateLog.ts'
import { openClient, type TestClient } from '#tests/support/client.ts'
import { startRooms, type TestRooms } from '#tests/support/rooms.ts'
import { until } from '#tests/support/until.ts'

let rooms: TestRooms
const clients: TestClient[] = []

const client = (user: string, options: Partial<Parameters<typeof openClient>[0]> = {}): TestClient => {
  const opened = openClient({ url: rooms.url, room: 'suggestion/s1', cookie: rooms.cookie(user), ...options })
  clients.push(opened)
  return opened
}

beforeEach(async () => {
  rooms = await startRooms()
})

afterEach(async () => {
  for (const one of clients.splice(0)) {
    expect(one.refusals).toEqual([])
    one.destroy()
  }
  await rooms.stop()
})

test('[SYNC-5] two people in one suggestion: what one sees of the other, and what is saved, is on disk', async () => {
  const [anna, bolat] = [client('anna'), client('bolat')]
  await Promise.all([anna.synced(), bolat.synced()])
  anna.text().insert(0, 'First. ')
  await until('Bolat sees it', () => bolat.words().includes('First.'))
  expect(rooms.onDisk('suggestion/s1').getXmlFragment('wording:ru').toString()).toContain('First.')
  bolat.text().insert(0, 'Second. ')
  await bolat.saved()
  expect(rooms.onDisk('suggestion/s1').getXmlFragment('wording:ru').toString()).toContain('Second.')
  await until('both say the same', () => anna.words() === bolat.words())
  expect(anna.accesses[0]).toEqual({ write: true, epoch: 0, seq: 0 })
  expect(await verifyRoom(rooms.database, 'suggestion/s1')).toMatchObject({ intact: true })
})
