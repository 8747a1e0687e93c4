import { expect, test } from 'vitest'
import { memoryTexts } from '#tests/support/memoryTexts.ts'
import { memoryCopies } from './localCopies.ts'
import { Rooms } from './rooms.ts'
import { asideOf, keepAside } from './setAside.ts'

const user = { id: 'anna', name: 'Notary A.' }

test('words that an earlier page set aside are offered again until they are dealt with', () => {
  const texts = memoryTexts()
  const room = { type: 'suggestion' as const, id: 's1' }
  keepAside(texts, user.id, 1, { room, at: 1, cause: { code: 'decided' }, roots: [] })
  const rooms = new Rooms({ url: 'ws://127.0.0.1:1/sync', user, copies: memoryCopies(), texts })
  let told = 0
  rooms.subscribe(() => {
    told += 1
  })
  const [aside] = rooms.getAsides()
  expect(aside?.words.cause.code).toBe('decided')
  aside?.dismiss()
  expect(rooms.getAsides()).toEqual([])
  expect(told).toBe(1)
  expect(asideOf(texts, user.id)).toEqual([])
})

test('a room that nobody holds and that owes nothing is closed; one that owes words is not', async () => {
  const rooms = new Rooms({
    url: 'ws://127.0.0.1:1/sync',
    user,
    copies: memoryCopies(),
    texts: memoryTexts(),
  })
  const [idle, busy] = ['s1', 's2'].map((id) => ({ type: 'suggestion' as const, id }))
  const [first, second] = [rooms.connection(idle!, []), rooms.connection(busy!, [])]
  second.doc.getXmlFragment('wording:ru')
  second.doc.transact(() => second.doc.getText('t').insert(0, 'words'))
  const release = [rooms.hold(idle!), rooms.hold(busy!)]
  for (const end of release) end()
  await new Promise((resolve) => setTimeout(resolve))
  expect(rooms.connection(idle!, [])).not.toBe(first)
  expect(rooms.connection(busy!)).toBe(second)
  expect(rooms.owed()).toBe(1)
  rooms.destroy()
})
