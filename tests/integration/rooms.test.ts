/** What a room promises, looked at from inside: the log made slow or failing, rights and rows moved by hand. */
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { verifyRoom } from '#server/store/verifyRoom.ts'
import type { UpdateLog } from '#server/sync/ports.ts'
import { openClient, type TestClient } from '#tests/support/client.ts'
import { openRaw } from '#tests/support/raw.ts'
import { startRooms, type TestRooms, type TestRoomsOptions } from '#tests/support/rooms.ts'
import { until } from '#tests/support/until.ts'

const room = 'suggestion/s1'
const name = { type: 'suggestion', id: 's1' } as const

let rooms: TestRooms
const clients: TestClient[] = []

const start = async (options: TestRoomsOptions = {}): Promise<void> => {
  rooms = await startRooms(options)
}

const page = (user: string, options: Partial<Parameters<typeof openClient>[0]> = {}): TestClient => {
  const opened = openClient({ url: rooms.url, room, cookie: rooms.cookie(user), ...options })
  clients.push(opened)
  return opened
}

afterEach(async () => {
  for (const one of clients.splice(0)) {
    expect(one.refusals).toEqual([])
    one.destroy()
  }
  await rooms.stop()
})

/** A log whose commits wait until they are let through, or fail. */
const gated = () => {
  const waiting: { go: () => void; fail: () => void }[] = []
  let open = true
  let broken: ((rooms: readonly string[]) => boolean) | undefined
  return {
    wrap: (log: UpdateLog): UpdateLog => ({
      ...log,
      append: async (turns) => {
        if (!open)
          await new Promise<void>((resolve, reject) =>
            waiting.push({ go: resolve, fail: () => reject(new Error('disk full')) }),
          )
        if (broken?.(turns.map((turn) => turn.room))) throw new Error('disk full')
        return log.append(turns)
      },
    }),
    shut: () => {
      open = false
    },
    letThrough: () => {
      open = true
      for (const { go } of waiting.splice(0)) go()
    },
    breakFor: (which: ((rooms: readonly string[]) => boolean) | undefined) => {
      broken = which
    },
    waiting,
  }
}

const onDisk = (): string => rooms.onDisk(room).getXmlFragment('wording:ru').toString()

test('[SYNC-5] two people in one suggestion: what one sees of the other, and what is saved, is on disk', async () => {
  await start()
  const [anna, bolat] = [page('anna'), page('bolat')]
  await Promise.all([anna.synced(), bolat.synced()])
  anna.text().insert(0, 'First. ')
  await until('Bolat sees it', () => bolat.words().includes('First.'))
  expect(onDisk()).toContain('First.')
  bolat.text().insert(0, 'Second. ')
  await bolat.saved()
  expect(onDisk()).toContain('Second.')
  await until('both say the same', () => anna.words() === bolat.words())
  expect(anna.accesses[0]).toEqual({ write: true, epoch: 0, seq: 0 })
  expect(await verifyRoom(rooms.database.rows, room)).toMatchObject({ intact: true })
})

test('[SYNC-5] while a commit is under way nothing of it is visible: no update, nothing of it in a step 2, no saved, no row', async () => {
  const gate = gated()
  await start({ wrapLog: gate.wrap })
  const [anna, bolat] = [page('anna'), page('bolat')]
  await Promise.all([anna.saved(), bolat.saved()])
  gate.shut()
  anna.text().insert(0, 'Unseen. ')
  await until('the commit waits', () => gate.waiting.length === 1)
  anna.text().insert(0, 'Later. ')
  const late = page('late')
  await until('the newcomer is in', () => late.accesses.length === 1)
  bolat.provider.awareness.setLocalState({ place: 'x' })
  await until('frames still go round', () => anna.provider.awareness.getStates().size === 3)
  const told = rooms.commits.length
  expect([bolat.words(), late.words(), onDisk()].join()).not.toContain('Unseen')
  expect(anna.isSaved()).toBe(false)
  await late.synced()
  expect(late.words()).toContain('Everyone')
  expect(late.words()).not.toContain('Unseen')
  const committed = rooms.sync.rooms.committed(name)
  gate.letThrough()
  await anna.saved()
  expect(onDisk()).toContain('Later. Unseen.')
  await until('all see it', () => [bolat, late].every((one) => one.words().startsWith('Later. Unseen.')))
  const doc = new Y.Doc()
  const { state, seq } = await committed
  Y.applyUpdate(doc, state)
  expect(doc.getXmlFragment('wording:ru').toString()).toContain('Unseen.')
  expect(rooms.commits.length).toBeGreaterThan(told)
  expect(seq).toBeLessThanOrEqual((await rooms.log.load(room)).head)
})

test('[SYNC-7] a room that cannot be written closes with 4503 and loses nothing; its neighbours go on', async () => {
  const gate = gated()
  await start({ wrapLog: gate.wrap })
  const anna = page('anna')
  const neighbour = page('bolat', { room: 'suggestion/s2' })
  await Promise.all([anna.saved(), neighbour.saved()])
  gate.breakFor((those) => those.includes(room))
  anna.text().insert(0, 'Kept. ')
  neighbour.text().insert(0, 'Fine. ')
  await until('the room closes', () => anna.closes.includes(4503))
  await neighbour.saved()
  expect(neighbour.closes).toEqual([])
  expect(anna.isSaved()).toBe(false)
  expect(anna.words()).toContain('Kept.')
  expect(onDisk()).not.toContain('Kept.')
  gate.breakFor(undefined)
  await anna.saved()
  expect(onDisk()).toContain('Kept. ')
})

test('[SYNC-13] a document that cannot be loaded is closed with 4503, never empty', async () => {
  let broken = true
  await start({
    wrapLog: (log) => ({
      ...log,
      load: (id) => (broken ? Promise.reject(new Error('disk error')) : log.load(id)),
    }),
  })
  const anna = page('anna')
  await until('it is turned away', () => anna.closes.includes(4503))
  expect(anna.provider.synced).toBe(false)
  broken = false
  await anna.saved()
  expect(anna.words()).toContain('Everyone')
})

test('[SYNC-12] unloading, saving and newcomers do not race', async () => {
  await start({ timing: { idleMs: 1 } })
  for (let round = 0; round < 30; round++) {
    const anna = page('anna')
    await anna.synced()
    anna.text().insert(0, `round${round} `)
    await anna.saved()
    anna.destroy()
    clients.pop()
    if (round % 3 === 0) await until('it is unloaded', () => [...rooms.sync.rooms.open()].length === 0)
  }
  const last = page('last')
  await last.synced()
  for (let round = 0; round < 30; round++) expect(last.words()).toContain(`round${round} `)
  expect(rooms.reports).toEqual([])
})

test('[LOG-3] a long tail is folded into a snapshot, and what is loaded from it is the same', async () => {
  await start({ timing: { snapshotRows: 5, idleMs: 1 } })
  const anna = page('anna')
  await anna.synced()
  for (let i = 0; i < 20; i++) {
    anna.text().insert(0, `row${i} `)
    await anna.saved()
  }
  const words = anna.words()
  anna.provider.disconnect()
  await until('it is unloaded', () => [...rooms.sync.rooms.open()].length === 0)
  const loaded = await rooms.log.load(room)
  expect(loaded.head).toBeGreaterThan(20)
  expect(loaded.tail).toBe(0)
  const fresh = page('fresh')
  await fresh.synced()
  expect(fresh.words()).toBe(words)
})

test('[SYNC-22] a long document is folded again and again while people type in it, and nothing of theirs is missing', async () => {
  await start({ timing: { snapshotRows: 10, idleMs: 1 } })
  const [anna, bolat] = [page('anna'), page('bolat')]
  await Promise.all([anna.synced(), bolat.synced()])
  anna.text().insert(0, 'Long words of a long document. '.repeat(2000))
  await anna.saved()
  for (let i = 0; i < 40; i++) {
    anna.text().insert(0, `a${i} `)
    bolat.text().insert(bolat.text().length, ` b${i}`)
    if (i % 8 === 0) bolat.text().delete(10, 5)
    if (i % 5 === 0) await Promise.all([anna.saved(), bolat.saved()])
    else await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all([anna.saved(), bolat.saved()])
  await until('both say the same', () => anna.words() === bolat.words())
  const late = page('late')
  await late.synced()
  expect(late.words()).toBe(anna.words())
  await until('a snapshot is stored', async () => (await rooms.log.load(room)).tail < 40)
  for (const one of [anna, bolat, late]) one.provider.disconnect()
  await until('it is unloaded', () => [...rooms.sync.rooms.open()].length === 0)
  expect((await rooms.log.load(room)).tail).toBe(0)
  const fresh = page('fresh')
  await fresh.synced()
  expect(fresh.words()).toBe(anna.words())
  expect(rooms.reports).toEqual([])
})

test('[SYNC-11] a reconnect that brings nothing new adds no row and is saved all the same', async () => {
  await start()
  const anna = page('anna')
  await anna.synced()
  anna.text().insert(0, 'Words. ')
  anna.text().delete(0, 3)
  await anna.saved()
  const { head } = await rooms.log.load(room)
  for (let i = 0; i < 3; i++) {
    anna.provider.disconnect()
    anna.provider.connect()
    await anna.saved()
  }
  expect((await rooms.log.load(room)).head).toBe(head)
})

test('[SYNC-3] a login session that expires in silence ends', async () => {
  await start({ timing: { revisionMs: 20, rejudgeMs: 100 } })
  const anna = page('anna')
  await anna.synced()
  rooms.rightsInSilence('anna', { type: 'none', code: 4401 })
  await until('it is asked to sign in', () => anna.closes.includes(4401))
})

test('[SYNC-15] the same page that comes back is seen again at once; one who leaves is gone at once', async () => {
  await start()
  const [anna, bolat] = [page('anna'), page('bolat')]
  await until(
    'both are seen as they come in',
    () => [anna, bolat].every((one) => one.provider.awareness.getStates().size === 2),
    5000,
  )
  anna.provider.awareness.setLocalState({ place: 'art_1' })
  const sees = (): unknown => bolat.provider.awareness.getStates().get(anna.doc.clientID)?.place
  await until('Anna is seen', () => sees() === 'art_1')
  expect(anna.provider.awareness.getLocalState()).toEqual({ place: 'art_1' })
  anna.provider.ws!.close()
  await until('Anna is gone', () => sees() === undefined)
  await until('Anna is seen again', () => sees() === 'art_1')
})

test('[SYNC-19] whoever says nothing still gets a frame before y-websocket takes the line for dead', async () => {
  await start({ timing: { keepAliveMs: 100 } })
  const silent = openRaw(rooms.url, room, { cookie: rooms.cookie('silent') })
  await silent.heard('access')
  const before = silent.messages.length
  await until('three frames came', () => silent.messages.length >= before + 3)
  silent.end()
})

test('[SYNC-17] rows are pushed to those who may see them, the latest state, in a sequence of their own', async () => {
  await start({ timing: { pushMs: 100 } })
  const [anna, bolat] = [page('anna'), page('bolat')]
  await Promise.all([anna.synced(), bolat.synced()])
  const push = (id: string, row: number, readers: readonly string[]): void =>
    rooms.sync.rooms.push(name, async (user) =>
      readers.includes(user) ? [{ type: 'suggestion', id, row }] : undefined,
    )
  const all = ['anna', 'bolat']
  for (let row = 1; row <= 50; row++) push('x', row, all)
  push('secret', 1, ['anna'])
  await until('the last state came', () => bolat.changes.flatMap(({ rows }) => rows).at(-1)?.row === 50)
  await until('and Anna’s own', () => anna.changes.some(({ rows }) => rows.some(({ id }) => id === 'secret')))
  for (const one of [anna, bolat]) {
    expect(one.changes.map(({ seq }) => seq)).toEqual(one.changes.map((_, index) => index + 1))
    expect(one.changes.length).toBeLessThan(5)
  }
  expect(JSON.stringify(bolat.changes)).not.toContain('secret')
})

test('a text’s room carries pushes only', async () => {
  await start()
  const reader = page('anna', { room: 'text/t1' })
  await reader.synced()
  expect(reader.accesses).toEqual([{ write: false, reason: 'pushes-only', epoch: 0, seq: 0 }])
  rooms.sync.rooms.push({ type: 'text', id: 't1' }, async () => [{ type: 'text', id: 't1', row: {} }])
  await until('it is told', () => reader.changes.length === 1)
  expect((await rooms.log.load('text/t1')).head).toBe(0)
})

test('[SYNC-16] frozen: what arrives while it is being decided waits, and comes in when nothing was decided', async () => {
  await start()
  const anna = page('anna')
  await anna.synced()
  let go = (): void => {}
  const deciding = rooms.sync.rooms.freeze(name, async ({ state }) => {
    await new Promise<void>((resolve) => {
      go = resolve
    })
    return { result: state.length, keepFrozen: false }
  })
  anna.text().insert(0, 'Meanwhile. ')
  await until('it was sent', () => anna.counts().sent > anna.counts().saved)
  expect(onDisk()).not.toContain('Meanwhile')
  go()
  expect(await deciding).toBeGreaterThan(0)
  await anna.saved()
  expect(onDisk()).toContain('Meanwhile')
  expect(anna.accesses).toHaveLength(1)
})

test('writing by program: under a clientID of the acting user, seen by open pages', async () => {
  await start()
  const anna = page('anna')
  await anna.synced()
  const { state } = await rooms.sync.rooms.write(name, 'secretary', (doc) => {
    const block = doc.getXmlFragment('wording:ru').get(0) as Y.XmlElement
    ;(block.get(0) as Y.XmlText).insert(0, 'By program. ')
  })
  await until('Anna sees it', () => anna.words().startsWith('By program.'))
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const { clients: owners } = await rooms.log.load(room)
  const [writer] = [...owners].filter(([, user]) => user === 'secretary')
  expect(Y.getState(doc.store, writer![0])).toBe('By program. '.length)
})

test('stopping: everybody is told to come back later, and everything is stored', async () => {
  await start()
  const anna = page('anna')
  await anna.synced()
  anna.provider.shouldConnect = false
  anna.text().insert(0, 'Last words. ')
  await anna.saved()
  await rooms.sync.drain()
  await until('it is told', () => anna.closes.includes(4508))
  expect((await rooms.log.load(room)).tail).toBe(0)
})
