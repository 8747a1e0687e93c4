import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as awarenessProtocol from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { decodeAwareness, encodeAwareness } from './awareness.ts'
import { closeCodes, closeReasons, isFinal } from './closeCodes.ts'
import { decodeFrame, encodeFrame, type Message } from './frames.ts'

const bytes = fc.uint8Array({ maxLength: 40 })

const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ type: fc.constant('syncStep1' as const), stateVector: bytes }),
  fc.record({ type: fc.constantFrom('syncStep2' as const, 'update' as const), update: bytes }),
  fc.record({ type: fc.constant('awareness' as const), update: bytes }),
  fc.record({ type: fc.constant('auth' as const), reason: fc.string() }),
  fc.constant({ type: 'queryAwareness' as const }),
  fc.record({ type: fc.constant('saved' as const), count: fc.nat() }),
  fc.record({
    type: fc.constant('refused' as const),
    refusal: fc.record({ reason: fc.constantFrom('gap' as const, 'foreign' as const), message: fc.string() }),
  }),
  fc.record({
    type: fc.constant('access' as const),
    access: fc.record({ write: fc.boolean(), epoch: fc.nat(), seq: fc.nat() }),
  }),
)

test('[SYNC-1] a message is its frame and back', () => {
  fc.assert(
    fc.property(message, (sent) => {
      expect(decodeFrame(encodeFrame(sent))).toEqual(sent)
    }),
  )
})

test('[SYNC-1] sync and awareness frames are those of y-protocols', () => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'x')
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  syncProtocol.writeSyncStep1(encoder, doc)
  expect(encodeFrame({ type: 'syncStep1', stateVector: Y.encodeStateVector(doc) })).toEqual(
    encoding.toUint8Array(encoder),
  )
  const awareness = new awarenessProtocol.Awareness(doc)
  awareness.setLocalState({ place: 'art_1' })
  const update = awarenessProtocol.encodeAwarenessUpdate(awareness, [doc.clientID])
  expect(decodeAwareness(update)).toEqual([{ client: doc.clientID, clock: 1, state: '{"place":"art_1"}' }])
  expect(encodeAwareness(decodeAwareness(update))).toEqual(update)
  awareness.destroy()
})

test('[SYNC-2] garbage throws and never hangs', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (garbage) => {
      try {
        expect(decodeFrame(garbage)).toHaveProperty('type')
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }),
    { numRuns: 500 },
  )
  expect(() => decodeFrame(new Uint8Array())).toThrow()
  expect(() => decodeFrame(new Uint8Array([0, 9, 0]))).toThrow()
  expect(() => decodeFrame(new Uint8Array([77]))).toThrow()
})

test('[SYNC-20] every close code has words that fit a close frame', () => {
  for (const code of Object.values(closeCodes)) {
    expect(new TextEncoder().encode(closeReasons[code]).length).toBeLessThanOrEqual(123)
    expect(isFinal(code)).toBe(code < 4500)
  }
})
