import { expect, test } from 'vitest'
import { encodeAwareness } from '#shared/protocol/awareness.ts'
import { encodeFrame } from '#shared/protocol/frames.ts'
import { PackedPresence } from './packedPresence.ts'
import { wireFrame } from './wireFrame.ts'

const entriesOf = (size: number) =>
  Array.from({ length: size }, (_, index) => ({
    client: 1024 + index * 1000,
    clock: index * 37,
    state: JSON.stringify({ place: 'ә'.repeat(index % 50) }),
  }))

test.each([1, 2, 127, 128, 300])(
  'frames cut from %i entries are those that encoding anew would make',
  (size) => {
    const entries = entriesOf(size)
    const packed = new PackedPresence(entries)
    const anew = (without?: number) =>
      encodeFrame({
        type: 'awareness',
        update: encodeAwareness(entries.filter(({ client }) => client !== without)),
      })
    const same = (cut: ReturnType<PackedPresence['without']>, made: Uint8Array) =>
      Buffer.from(cut!.frame).equals(Buffer.from(made)) &&
      Buffer.from(cut!.wire).equals(Buffer.from(wireFrame(made)))
    expect(same(packed.without(undefined), anew())).toBe(true)
    expect(same(packed.without(7), anew())).toBe(true)
    if (size === 1) expect(packed.without(entries[0]!.client)).toBeUndefined()
    else for (const { client } of entries) expect(same(packed.without(client), anew(client))).toBe(true)
  },
)

test('nobody has nothing to be told', () => {
  expect(new PackedPresence([]).without(undefined)).toBeUndefined()
})
