import { expect, test } from 'vitest'
import { untouched } from './takingOver.ts'

test('what stands as it stood at the last look is left behind; what is new or has moved is not', () => {
  const left = untouched(({ id, seq }: { readonly id: string; readonly seq: number }) => `${id}@${seq}`)
  expect(left([{ id: 'a', seq: 1 }])).toEqual([])
  expect(
    left([
      { id: 'a', seq: 1 },
      { id: 'b', seq: 1 },
    ]),
  ).toEqual([{ id: 'a', seq: 1 }])
  expect(
    left([
      { id: 'a', seq: 2 },
      { id: 'b', seq: 1 },
    ]),
  ).toEqual([{ id: 'b', seq: 1 }])
  expect(left([])).toEqual([])
  expect(left([{ id: 'b', seq: 1 }])).toEqual([])
})
