/** Documents held still for a long step that its asker breaks off in the middle. */
import { expect, test } from 'vitest'
import { holdingStill } from '#server/domain/holdingStill.ts'
import { openClient } from '#tests/support/client.ts'
import { startRooms } from '#tests/support/rooms.ts'

test('[REBASE-7] broken off while documents are held: the step is not taken, and all of them are written again', async () => {
  const rooms = await startRooms()
  const ids = ['a', 'b', 'c', 'd']
  const leaving = new AbortController()
  const told: number[] = []
  const tell = ({ done }: { readonly done: number }) => {
    told.push(done)
    if (done === 2) leaving.abort()
  }
  let taken = false
  const step = holdingStill(rooms.sync.rooms, ids, { signal: leaving.signal, tell }, async () => {
    taken = true
    return { result: undefined, close: new Set(ids) }
  })
  await expect(step).rejects.toThrow(/abort/)
  expect({ taken, told }).toEqual({ taken: false, told: [0, 1, 2] })
  for (const id of ids) {
    const page = openClient({ url: rooms.url, room: `suggestion/${id}`, cookie: rooms.cookie('anna') })
    await page.synced()
    page.text().insert(0, 'Again. ')
    await page.saved()
    expect(page.accesses.at(-1)).toMatchObject({ write: true })
    page.destroy()
  }
  await rooms.stop()
})
