import { expect, test } from 'vitest'
import { makeTurns, whenEnded } from './turns.ts'

const { signal } = new AbortController()

test('[EXPORT-9] so many at once for each name; others do not wait for them', async () => {
  const turns = makeTurns(2, 2)
  const first = await turns.take('a', signal)
  await turns.take('a', signal)
  const told: string[] = []
  const third = turns.take('a', signal).then((done) => {
    told.push('third')
    return done
  })
  const leaving = new AbortController()
  const fourth = turns.take('a', leaving.signal)
  expect(await turns.take('a', signal)).toBeUndefined()
  expect(await turns.take('b', signal)).toBeTypeOf('function')
  leaving.abort(new Error('gone'))
  await expect(fourth).rejects.toThrow('gone')
  expect(told).toEqual([])
  first!()
  first!()
  await third
  const fifth = turns.take('a', signal)
  const sixth = turns.take('a', signal)
  expect(await turns.take('a', signal)).toBeUndefined()
  ;(await third)!()
  ;(await fifth)!()
  expect(await sixth).toBeTypeOf('function')
})

test('a stream gives its turn back at its end, when it breaks, and when nobody reads it on', async () => {
  const ended: string[] = []
  const words = () =>
    new ReadableStream<string>({
      start(controller) {
        for (const word of ['a', 'b']) controller.enqueue(word)
        controller.close()
      },
    })
  const read = async (stream: ReadableStream<string>): Promise<string[]> => {
    const all: string[] = []
    for await (const word of stream) all.push(word)
    return all
  }
  const whole = whenEnded(words(), () => ended.push('whole'))
  expect(await read(whole)).toEqual(['a', 'b'])
  await whenEnded(words(), () => ended.push('left')).cancel()
  const broken = new ReadableStream<string>({
    pull: (controller) => controller.error(new Error('broken')),
  })
  await expect(read(whenEnded(broken, () => ended.push('broken')))).rejects.toThrow('broken')
  expect(ended).toEqual(['whole', 'left', 'broken'])
})
