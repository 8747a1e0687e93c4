import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { until } from '#tests/support/until.ts'
import { makeReaders } from './readers.ts'

const job = (content: string) =>
  ({
    type: 'text',
    given: { content, format: 'text', lang: 'ru', changes: 'accept', limit: 20_000_000 },
  }) as const
const short = job('Статья 1. Право\n1. Каждый имеет право.')
const long = job(Array.from({ length: 60_000 }, (_, n) => `${n + 1}. Слова.`).join('\n'))

/** Where Linux lists the threads of a process. */
const tasks = '/proc/self/task'

describe('reading in threads', () => {
  it('[IMPORT-16] reads one after the other in a thread that stays', async () => {
    const readers = makeReaders({ most: 1 })
    const answers = await Promise.all([readers.read(short), readers.read(short)])
    expect(answers.map(({ outcome }) => outcome.type)).toEqual(['read', 'read'])
    await readers.stop()
  })

  it('[IMPORT-16] ends what takes too long, and reads the next one', async () => {
    const readers = makeReaders({ most: 1, timeMs: 1 })
    await expect(readers.read(long)).rejects.toMatchObject({ refusal: { code: 'file-too-complex' } })
    const patient = makeReaders({ most: 1 })
    expect((await patient.read(short)).outcome.type).toBe('read')
    await Promise.all([readers.stop(), patient.stop()])
  })

  it('[IMPORT-16] lets go of what nobody waits for, while it is read and before its turn', async () => {
    const readers = makeReaders({ most: 1 })
    const leaving = new AbortController()
    const first = readers.read(long, leaving.signal)
    const second = readers.read(long, leaving.signal)
    const gone = Promise.all([expect(first).rejects.toThrow(), expect(second).rejects.toThrow()])
    leaving.abort()
    await gone
    expect((await readers.read(short)).outcome.type).toBe('read')
    await readers.stop()
  })

  it.skipIf(!existsSync(tasks))(
    '[IMPORT-16] a hundred that were let go leave one thread that reads on, and none once stopped',
    async () => {
      const threads = () => readdirSync(tasks).length
      const before = threads()
      const readers = makeReaders({ most: 2 })
      for (let round = 0; round < 10; round++) {
        const leaving = new AbortController()
        const all = Array.from({ length: 10 }, () => readers.read(long, leaving.signal))
        setTimeout(() => leaving.abort(), round * 5)
        const ends = await Promise.allSettled(all)
        expect(ends.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
      }
      expect((await readers.read(short)).outcome.type).toBe('read')
      await readers.stop()
      await until('all threads are gone', () => threads() <= before)
    },
  )
})
