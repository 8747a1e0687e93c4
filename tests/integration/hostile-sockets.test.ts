/** Hostile sockets: at the door, and once they are in. The others type on undisturbed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { firstText } from '#tests/support/attacks.ts'
import { updateOf } from '#tests/support/raw.ts'
import { type Scene, startScene } from '#tests/support/scene.ts'
import { until } from '#tests/support/until.ts'

let scene: Scene

beforeEach(async () => {
  scene = await startScene()
})

afterEach(() => scene.end())

describe('[SYNC-2] the door', () => {
  test('a foreign origin is turned away after the upgrade', async () => {
    expect(await scene.raw({ origin: 'https://evil.example' }).closed()).toBe(4403)
    const own = scene.raw({ origin: 'http://localhost' })
    await own.heard('access')
  })

  test('without a session one is asked to sign in', async () => {
    expect(await scene.raw({ cookie: 'other=1' }).closed()).toBe(4401)
  })

  test.each([
    ['a room that is not there', 4404],
    ['a room that one may not see', 4403],
  ] as const)('%s', async (_what, code) => {
    scene.rooms.setRight('mallory', { type: 'none', code })
    expect(await scene.raw().closed()).toBe(code)
    expect(await scene.raw({}, 'nonsense/1').closed()).toBe(4404)
  })

  test('an old editor and a stale copy are turned away; a program that names none is let in', async () => {
    expect(await scene.raw({ query: '?schema=0' }).closed()).toBe(4409)
    expect(await scene.raw({ query: '?schema=1&epoch=7' }).closed()).toBe(4409)
    await scene.raw({ query: '?schema=1&epoch=0' }).heard('access')
    await scene.raw().heard('access')
  })

  test('[SYNC-3] a reader’s updates change nothing, and one who goes on is shown out', async () => {
    scene.rooms.setRight('mallory', { type: 'read', reason: 'role' })
    const mallory = scene.raw()
    expect((await mallory.heard('access')).access).toMatchObject({ write: false, reason: 'role' })
    const before = scene.stateOnDisk()
    mallory.tell({ type: 'update', update: updateOf(scene.victim.doc, () => {}) })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(scene.victim.doc))
    mallory.tell({ type: 'update', update: updateOf(doc, () => firstText(doc).insert(0, 'x')) })
    mallory.tell({ type: 'syncStep1', stateVector: Y.encodeStateVector(new Y.Doc()) })
    await mallory.heard('syncStep2')
    expect(scene.stateOnDisk()).toBe(before)
    expect(mallory.messages.some(({ type }) => type === 'syncStep1')).toBe(false)
    expect(mallory.messages.some(({ type }) => type === 'saved')).toBe(false)
    await scene.victimIsUndisturbed()
  })

  test('frames that are none close the socket as malformed', async () => {
    for (const frame of [new Uint8Array([99]), new Uint8Array(), new Uint8Array([0, 5, 1]), 'text']) {
      const mallory = scene.raw()
      await mallory.heard('access')
      mallory.send(frame)
      expect(await mallory.closed()).toBe(4400)
    }
    const mallory = scene.raw()
    await mallory.heard('access')
    mallory.tell({ type: 'syncStep1', stateVector: new Uint8Array([200]) })
    expect(await mallory.closed()).toBe(4400)
    await scene.victimIsUndisturbed()
  })
})

describe('[SYNC-18] too much', () => {
  test('a frame of 2 MiB closes the socket as too large', async () => {
    const mallory = scene.raw()
    await mallory.join()
    mallory.send(new Uint8Array(2 * 1024 * 1024))
    expect(await mallory.closed()).toBe(4413)
    await scene.victimIsUndisturbed()
  })

  test('a document cannot grow without end', async () => {
    await scene.end()
    scene = await startScene({ limits: { documentBytes: 100_000 } })
    const mallory = scene.raw()
    const doc = await mallory.join()
    mallory.tell({
      type: 'update',
      update: updateOf(doc, () => firstText(doc).insert(0, 'x'.repeat(200_000))),
    })
    expect((await mallory.heard('refused')).refusal.reason).toBe('too-large')
    expect(await mallory.closed()).toBe(4413)
    await scene.victimIsUndisturbed()
  })

  test('10,000 frames a second are slowed, then ended; the others type on and memory stays bounded', async () => {
    await scene.end()
    scene = await startScene({ limits: { throttledMs: 2000 } })
    const mallory = scene.raw()
    const doc = await mallory.join()
    const frame = updateOf(doc, () => firstText(doc).insert(0, 'a'))
    const heap = process.memoryUsage().rss
    let sent = 0
    const flood = setInterval(() => {
      for (let i = 0; i < 100 && mallory.socket.readyState === mallory.socket.OPEN; i++) {
        mallory.tell({ type: 'update', update: frame })
        sent += 1
      }
    }, 10)
    try {
      for (let i = 0; i < 5; i++) await scene.victimIsUndisturbed()
      expect(await mallory.closed()).toBe(4429)
    } finally {
      clearInterval(flood)
    }
    expect(sent).toBeGreaterThan(2000)
    expect(process.memoryUsage().rss - heap).toBeLessThan(200 * 1024 * 1024)
    await scene.victimIsUndisturbed()
  })

  test('one user cannot fill a room, or hammer at its door', async () => {
    const many = Array.from({ length: 25 }, () => scene.raw())
    await until('five are turned away', () => many.filter((one) => one.code() === 4429).length === 5)
    await scene.victimIsUndisturbed()
    for (const one of many) one.end()
    const hammer = Array.from({ length: 220 }, () => scene.raw({ query: '?schema=0' }))
    await until('all are answered', () => hammer.every((one) => one.code() !== undefined))
    expect(hammer.filter((one) => one.code() === 4429).length).toBeGreaterThan(10)
    await scene.victimIsUndisturbed()
  })

  test('a reader that does not read is cut off', async () => {
    await scene.end()
    scene = await startScene({ limits: { bufferedBytes: 300_000 } })
    const sleeper = scene.raw()
    await sleeper.join()
    sleeper.socket.pause()
    const paste = 'слово '.repeat(20_000)
    await until('the sleeper is cut off', async () => {
      scene.victim.text().delete(0, scene.victim.text().length)
      scene.victim.text().insert(0, paste)
      await scene.victim.saved()
      return [...scene.rooms.sync.rooms.open()].every((open) => open.sessions.size === 1)
    })
    await scene.victimIsUndisturbed()
  })
})
