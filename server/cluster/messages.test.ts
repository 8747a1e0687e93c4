import { expect, test } from 'vitest'
import { decodeMessage, encodeMessage, type Message } from './messages.ts'

const messages: readonly Message[] = [
  {
    type: 'committed',
    epoch: 3,
    rows: [
      { seq: 7, author: 'u1', update: Uint8Array.of(1, 2, 3), isState: false },
      { seq: 8, author: '', update: new Uint8Array(0), isState: true },
    ],
  },
  { type: 'moved' },
  { type: 'reload' },
  { type: 'presence', entries: [{ client: 4711, clock: 2, state: '{"user":{"name":"Нотариус Ә."}}' }] },
  { type: 'presenceWanted' },
  { type: 'access' },
  { type: 'back' },
  { type: 'text', id: 't', version: 2 },
  { type: 'changed', what: { proposal: 'p', rows: ['Ұсыныс'] } },
]

test.each(messages)('$type comes out as it went in, with its sender', (message) => {
  expect(decodeMessage(encodeMessage({ from: 'node a', message }))).toEqual({ from: 'node a', message })
})

test('what is no message is refused', () => {
  expect(() => decodeMessage(Uint8Array.of(0, 200))).toThrow('no known type')
  expect(() => decodeMessage(new Uint8Array(0))).toThrow()
})
