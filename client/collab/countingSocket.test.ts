import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { encodeFrame } from '#shared/protocol/frames.ts'
import { countedFrame } from './countingSocket.ts'

const bytes = new Uint8Array([1, 2])

test('step 2 and update frames count, nothing else does', () => {
  expect(countedFrame(encodeFrame({ type: 'syncStep2', update: bytes }))).toBe('step2')
  expect(countedFrame(encodeFrame({ type: 'update', update: bytes }))).toBe('update')
  expect(countedFrame(encodeFrame({ type: 'syncStep1', stateVector: bytes }))).toBeUndefined()
  expect(countedFrame(encodeFrame({ type: 'awareness', update: bytes }))).toBeUndefined()
  expect(countedFrame(encoding.encode((encoder) => encoding.writeVarUint(encoder, 3)))).toBeUndefined()
})
