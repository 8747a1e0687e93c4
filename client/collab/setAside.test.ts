import { expect, test } from 'vitest'
import { memoryTexts } from '#tests/support/memoryTexts.ts'
import { asideOf, dropAside, keepAside, readable, wipeTexts } from './setAside.ts'

const words = (at: number) => ({
  room: { type: 'suggestion' as const, id: 's1' },
  at,
  cause: { code: 'decided' },
  roots: [
    {
      field: 'wording' as const,
      lang: 'ru',
      own: [' fresh'],
      blocks: [{ kind: 'point', num: '1', text: 'seeded fresh' }],
    },
  ],
})

test('words stay until their author has dealt with them, one by one', () => {
  const store = memoryTexts()
  const later = keepAside(store, 'anna', 1, words(2))
  keepAside(store, 'anna', 1, words(1))
  expect(asideOf(store, 'anna').map(({ at }) => at)).toEqual([1, 2])
  dropAside(store, later.key)
  expect(asideOf(store, 'anna').map(({ at }) => at)).toEqual([1])
})

test('signing out wipes one user’s records and no other’s', () => {
  const store = memoryTexts()
  keepAside(store, 'anna', 1, words(1))
  keepAside(store, 'boris', 1, words(1))
  store.setItem('usynys:language', 'kk')
  wipeTexts(store, 'anna')
  expect(asideOf(store, 'anna')).toEqual([])
  expect(asideOf(store, 'boris')).toHaveLength(1)
  expect(store.getItem('usynys:language')).toBe('kk')
})

test('what goes to the clipboard holds the own passages and the whole wording', () => {
  expect(readable(keepAside(memoryTexts(), 'anna', 1, words(1)))).toBe(' fresh\n\n1 seeded fresh')
})
