/**
 * Frames with bytes changed at random, and frames of no origin at all, through the sockets' own code into a room in which
 * somebody honest goes on writing. `FRAMES=1000000` does the long run.
 */
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { encodeAwareness } from '#shared/protocol/awareness.ts'
import { encodeFrame } from '#shared/protocol/frames.ts'
import { edit, noise, spoil } from '#tests/support/edits.ts'
import { type Random, randomFrom, seedOfRun } from '#tests/support/random.ts'
import { startScene } from '#tests/support/scene.ts'
import { strange } from '#tests/support/strange.ts'

const frames = Number(process.env.FRAMES ?? 6_000)
const framesARoom = 1000
const mostAtOnce = 12

/** A socket without a network: as `ws` has it towards its owner. */
class NearSocket extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  readonly bufferedAmount = 0
  isPaused = true
  code: number | undefined
  /** Resolves with the first frame that comes: the session is in the room. */
  readonly joined: Promise<void>
  #hear = (): void => {}

  constructor() {
    super()
    this.joined = new Promise((resolve) => {
      this.#hear = resolve
    })
  }

  send(): void {
    this.#hear()
  }

  close(code: number): void {
    if (this.readyState !== this.OPEN) return
    this.readyState = 3
    this.code = code
    this.emit('close')
  }

  terminate(): void {
    this.close(1006)
  }

  ping(token: string): void {
    setImmediate(() => this.emit('pong', Buffer.from(token)))
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
  }
}

/** What an honest page sends, of every sort. */
const honestFrames = (random: Random, victim: Y.Doc): Uint8Array[] => {
  const doc = new Y.Doc()
  doc.clientID = 1024 + random.below(2 ** 31)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(victim))
  const before = Y.encodeStateVector(doc)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = random.below(6); i >= 0; i--) edit(doc, random)
  const state = JSON.stringify({ user: { name: 'x', color: '#aabbcc' }, place: { unit: 'art_1' } })
  const entry = { client: doc.clientID, clock: random.below(9), state: random.pick([state, 'null', '{}']) }
  return [
    encodeFrame({ type: 'syncStep1', stateVector: random.pick([before, Y.encodeStateVector(doc)]) }),
    encodeFrame({
      type: 'syncStep2',
      update: random.pick([Y.encodeStateAsUpdate(doc, before), Y.encodeStateAsUpdate(doc)]),
    }),
    ...updates.map((update) => encodeFrame({ type: 'update', update })),
    encodeFrame({ type: 'awareness', update: encodeAwareness([entry]) }),
    encodeFrame({ type: 'queryAwareness' }),
  ]
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** The victim types; in a block of its own where the others left none. */
const type = (doc: Y.Doc): void => {
  const root = doc.getXmlFragment('wording:ru')
  const first = root.length > 0 ? (root.get(0) as Y.XmlElement) : undefined
  if (!(first && first.length > 0 && first.get(0) instanceof Y.XmlText)) {
    const block = new Y.XmlElement('block')
    block.insert(0, [new Y.XmlText()])
    root.insert(0, [block])
  }
  ;((root.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'w')
}

const codes = new Map<string, number>()

/** One room's share of the frames: documents grow, and long ones make the run slow. */
const share = async (count: number, random: Random): Promise<void> => {
  const scene = await startScene({
    limits: { joinsBurst: 1e9, sessionsPerUser: 50 },
    timing: { commitGapMs: 0 },
  })
  const open = async (): Promise<NearSocket> => {
    const socket = new NearSocket()
    const user = random.pick(['mallory', 'marat'])
    scene.rooms.sync.accept(socket as unknown as WebSocket, {
      name: { type: 'suggestion', id: 's1' },
      identity: { userId: user, name: user, sessionId: user },
    })
    await socket.joined
    await turn()
    return socket
  }
  for (let done = 0; done < count; ) {
    const honest = honestFrames(random, scene.victim.doc)
    const socket = await open()
    for (let i = 0; i < mostAtOnce && socket.readyState === socket.OPEN; i++, done++) {
      const chance = random.next()
      const one = honest[i % honest.length]!
      const frame = chance < 0.8 ? one : chance < 0.98 ? spoil(one, random) : noise(random)
      socket.emit('message', Buffer.from(frame), true)
    }
    await turn()
    socket.close(1000)
    codes.set(String(socket.code), (codes.get(String(socket.code)) ?? 0) + 1)
    if (random.next() < 0.02) type(scene.victim.doc)
  }
  // What is acknowledged after all that the others left comes after it: nothing takes away the block that is typed in then.
  scene.victim.doc.getXmlFragment('reason:ru').insert(0, [new Y.XmlElement('block')])
  await scene.victim.saved()
  type(scene.victim.doc)
  await scene.victim.saved()
  await scene.victimIsUndisturbed()
  const onDisk = scene.rooms.onDisk('suggestion/s1')
  expect(strange(onDisk)).toEqual([])
  expect([onDisk.store.pendingStructs, onDisk.store.pendingDs]).toEqual([null, null])
  expect([...scene.rooms.sync.rooms.open()].map(({ sessions }) => sessions.size)).toEqual([1])
  await scene.end()
}

test(
  '[SYNC-8] [SYNC-18] no frame brings the server down, disturbs the room or leaves anything strange',
  async () => {
    const random = randomFrom(seedOfRun(41))
    const heap = process.memoryUsage().heapUsed
    for (let left = frames; left > 0; left -= framesARoom) await share(Math.min(left, framesARoom), random)
    console.log(Object.fromEntries(codes))
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(400 * 1024 * 1024)
    for (const code of ['1000', '4400', '4422']) expect(codes.get(code), code).toBeGreaterThan(0)
  },
  60_000 + frames * 10,
)
