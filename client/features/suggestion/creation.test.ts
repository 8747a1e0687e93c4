import { expect, test } from 'vitest'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import { memoryTexts } from '#tests/support/memoryTexts.ts'
import type { Creation, CreationAnswer } from './creation.ts'
import { make, unansweredOf } from './creation.ts'
import { uuid7 } from './uuid7.ts'

const creation: Creation = { proposal: 'p', body: { id: uuid7(), op: 'replace', unit: 'art_9' } }

const run = async (answers: CreationAnswer[]) => {
  const store = memoryTexts()
  const told: string[] = []
  const asked: number[] = []
  const row = await make(
    creation,
    {
      connect: async () => void told.push('connect'),
      giveUp: async ({ code }) => void told.push(`give up: ${code}`),
      reachable: (yes) => void told.push(yes ? 'reachable' : 'unreachable'),
    },
    {
      store,
      userId: 'anna',
      ask: async () => {
        asked.push(unansweredOf(store, 'anna').length)
        return answers.shift()!
      },
      pause: async () => undefined,
    },
  )
  return { row, told, asked, left: unansweredOf(store, 'anna') }
}

const made = { type: 'made', row: { id: creation.body.id } as SuggestionRow } as const

test('the request is written down before it is sent, tried until it is answered, and then forgotten', async () => {
  const { row, told, asked, left } = await run([{ type: 'unreachable' }, { type: 'unreachable' }, made])
  expect(asked).toEqual([1, 1, 1])
  expect(told).toEqual(['unreachable', 'unreachable', 'reachable', 'connect'])
  expect(row?.id).toBe(creation.body.id)
  expect(left).toEqual([])
})

test('an answer that it cannot be made sets the words aside', async () => {
  const { row, told, left } = await run([{ type: 'refused', code: 'not-drafting' }])
  expect(row).toBeUndefined()
  expect(told).toEqual(['give up: not-drafting'])
  expect(left).toEqual([])
})

test('ids sort by their time and are UUIDs of version 7', () => {
  const ids = [1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000].map((now) => uuid7(now))
  expect([...ids].sort()).toEqual(ids)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
