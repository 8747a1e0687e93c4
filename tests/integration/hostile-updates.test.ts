/** Hostile updates over a real socket: nothing of them is admitted, and nobody else is disturbed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeAwareness } from '#shared/protocol/awareness.ts'
import { attacks, firstText } from '#tests/support/attacks.ts'
import { forge } from '#tests/support/forge.ts'
import { updateOf } from '#tests/support/raw.ts'
import { room, type Scene, startScene } from '#tests/support/scene.ts'
import { until } from '#tests/support/until.ts'

let scene: Scene

beforeEach(async () => {
  scene = await startScene()
})

afterEach(() => scene.end())

describe('[SYNC-8] [SYNC-9] an update that does not belong', () => {
  test.each(attacks)('%s is refused as %s', async (_name, reason, attack) => {
    const mallory = scene.raw()
    const doc = await mallory.join()
    const before = scene.stateOnDisk()
    mallory.tell({ type: 'update', update: attack(doc, scene.victim.doc.clientID) })
    expect((await mallory.heard('refused')).refusal.reason).toBe(reason)
    expect(await mallory.closed()).toBe(4422)
    expect(scene.stateOnDisk()).toBe(before)
    await scene.victimIsUndisturbed()
  })

  test.each(attacks.filter(([, reason]) => reason === 'content'))(
    '%s is refused in a sync step 2 too',
    async (_name, reason, attack) => {
      const mallory = scene.raw()
      const doc = await mallory.join()
      mallory.end()
      const again = scene.raw()
      await again.heard('syncStep1')
      again.tell({ type: 'syncStep2', update: attack(doc, scene.victim.doc.clientID) })
      expect((await again.heard('refused')).refusal.reason).toBe(reason)
      await scene.victimIsUndisturbed()
    },
  )

  test('what the server has under these ids stands: a forged copy of it goes nowhere', async () => {
    const mallory = scene.raw()
    const doc = await mallory.join()
    const client = scene.victim.doc.clientID
    const before = scene.stateOnDisk()
    mallory.tell({
      type: 'update',
      update: forge([{ client, clock: 0, parent: [doc.clientID, 0], text: 'Forged words. ' }]),
    })
    await until('it is taken in', () => mallory.messages.filter(({ type }) => type === 'saved').length > 1)
    expect(scene.stateOnDisk()).toBe(before)
    await scene.victimIsUndisturbed()
  })

  test('a forged copy in front of new words is not passed on with them', async () => {
    const mallory = scene.raw()
    const doc = await mallory.join()
    const own = updateOf(doc, () => firstText(doc).insert(0, 'Own. '))
    const { client, clock } = { client: scene.victim.doc.clientID, clock: 0 }
    const forged = forge([{ client, clock, parent: [doc.clientID, 0], text: 'Forged' }])
    mallory.tell({ type: 'update', update: Y.mergeUpdates([own, forged]) })
    await until('the own words arrive', () => scene.victim.words().includes('Own.'))
    expect(scene.rooms.onDisk(room).getXmlFragment('wording:ru').toString()).not.toContain('Forged')
    await scene.victimIsUndisturbed()
  })
})

describe('[SYNC-10] identity', () => {
  test('a clientID that a live colleague has claimed cannot be squatted on', async () => {
    const newcomer = scene.honest('newcomer')
    await newcomer.synced()
    await until('the newcomer is seen', () =>
      scene.victim.provider.awareness.getStates().has(newcomer.doc.clientID),
    )
    const mallory = scene.raw()
    const doc = await mallory.join(newcomer.doc.clientID)
    mallory.tell({ type: 'update', update: updateOf(doc, () => firstText(doc).insert(0, 'squatting')) })
    expect((await mallory.heard('refused')).refusal.reason).toBe('foreign')
    newcomer.text().insert(0, 'Mine. ')
    await newcomer.saved()
    await until('the victim sees it', () => scene.victim.words().startsWith('Mine.'))
  })

  test('a clientID stays its author’s after they left and the room was unloaded', async () => {
    const { clientID } = scene.victim.doc
    const clock = Y.getState(scene.victim.doc.store, clientID)
    scene.victim.destroy()
    await until('the room is unloaded', () => [...scene.rooms.sync.rooms.open()].length === 0)
    const mallory = scene.raw()
    const doc = await mallory.join()
    mallory.tell({
      type: 'update',
      update: forge([{ client: clientID, clock, origin: [clientID, clock - 1], text: 'x' }]),
    })
    expect((await mallory.heard('refused')).refusal.reason).toBe('foreign')
    expect(doc.store.pendingStructs).toBeNull()
  })

  test('[SYNC-14] nobody is present as somebody else', async () => {
    const mallory = scene.raw()
    const doc = await mallory.join()
    const state = JSON.stringify({ user: { id: 'victim', name: 'Chair', color: '#aa0000' }, place: 'x' })
    const say = (client: number, clock: number, said: string): void => {
      mallory.tell({ type: 'awareness', update: encodeAwareness([{ client, clock, state: said }]) })
    }
    say(doc.clientID, 1, state)
    await until('Mallory is seen', () => scene.victim.provider.awareness.getStates().has(doc.clientID))
    expect(scene.victim.provider.awareness.getStates().get(doc.clientID)?.user).toEqual({
      id: 'mallory',
      name: 'Name of mallory',
      color: '#aa0000',
    })
    say(scene.victim.doc.clientID, 1000, 'null')
    say(7, 1, state)
    say(doc.clientID, 2, JSON.stringify({ big: 'x'.repeat(100_000) }))
    say(doc.clientID, 3, JSON.stringify({ place: 'last' }))
    await until(
      'the last word arrives',
      () => scene.victim.provider.awareness.getStates().get(doc.clientID)?.place === 'last',
    )
    expect([...scene.victim.provider.awareness.getStates().keys()].sort()).toEqual(
      [scene.victim.doc.clientID, doc.clientID].sort(),
    )
    await scene.victimIsUndisturbed()
  })
})
