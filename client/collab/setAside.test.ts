import { expect, test } from 'vitest'
import type { TextStore } from './setAside.ts'
import { asideOf, dropAside, keepAside, readable, wipeTexts } from './setAside.ts'

const memory = (): TextStore => {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}

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
  const store = memory()
  const later = keepAside(store, 'anna', 1, words(2))
  keepAside(store, 'anna', 1, words(1))
  expect(asideOf(store, 'anna').map(({ at }) => at)).toEqual([1, 2])
  dropAside(store, later.key)
  expect(asideOf(store, 'anna').map(({ at }) => at)).toEqual([1])
})

test('signing out wipes one user’s records and no other’s', () => {
  const store = memory()
  keepAside(store, 'anna', 1, words(1))
  keepAside(store, 'boris', 1, words(1))
  store.setItem('usynys:language', 'kk')
  wipeTexts(store, 'anna')
  expect(asideOf(store, 'anna')).toEqual([])
  expect(asideOf(store, 'boris')).toHaveLength(1)
  expect(store.getItem('usynys:language')).toBe('kk')
})

test('what goes to the clipboard holds the own passages and the whole wording', () => {
  expect(readable(keepAside(memory(), 'anna', 1, words(1)))).toBe(' fresh\n\n1 seeded fresh')
})
