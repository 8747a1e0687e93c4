/**
 * Admission over the bytes against admission over what Yjs decodes: honest edits, edits with bytes changed, and noise. Both say
 * the same of everything, and nothing but a refusal ever comes out.
 */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { judge } from '#server/sync/admission.ts'
import { parseUpdate } from '#server/sync/parseUpdate.ts'
import { beginning, edit, editor, noise, spoil } from '#tests/support/edits.ts'
import { docState } from '#tests/support/oracle/docState.ts'
import { judge as judgeDecoded } from '#tests/support/oracle/judge.ts'
import { numberedState } from '#tests/support/oracle/places.ts'
import { type Random, randomFrom, seedOfRun } from '#tests/support/random.ts'

const frames = Number(process.env.FRAMES ?? 30_000)

/** A document that a few people have worked on, and updates of one who has not seen it all. */
const scene = (random: Random) => {
  const server = editor(random)
  const page = editor(random)
  const updates: Uint8Array[] = []
  page.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'remote') updates.push(update)
  })
  for (let i = random.below(30); i > 0; i--) {
    edit(random.next() < 0.5 ? server : page, random)
    if (random.next() < 0.2) Y.applyUpdate(page, Y.encodeStateAsUpdate(server), 'remote')
    if (random.next() < 0.3) for (const update of updates.splice(0)) Y.applyUpdate(server, update)
  }
  updates.push(Y.encodeStateAsUpdate(page, Y.encodeStateVector(editor())), Y.encodeStateAsUpdate(page))
  updates.push(Y.encodeStateAsUpdate(page, Y.encodeStateVector(server)))
  return { server, updates }
}

const parsedOr = (update: Uint8Array): ReturnType<typeof parseUpdate> | undefined => {
  try {
    return parseUpdate(update)
  } catch {
    return undefined
  }
}

/** Yjs forgets the first of two sections of one client; the parser takes neither. */
const hasTwins = (update: Uint8Array): boolean => {
  const clients = parsedOr(update)?.sections.map(({ client }) => client) ?? []
  return new Set(clients).size < clients.length
}

/** A struct of which the first part is known is placed by that part, not by what it says of itself. */
const isCut = (update: Uint8Array, server: Y.Doc): boolean =>
  parsedOr(update)?.sections.some(({ client, structs }) => {
    const known = Y.getState(server.store, client)
    return structs.some(({ clock, length }) => clock < known && clock + length > known)
  }) ?? false

test('[SYNC-8] judging bytes and judging what Yjs decodes come to the same', () => {
  const random = randomFrom(seedOfRun(31))
  const outcomes = new Map<string, number>()
  let cut = 0
  for (let done = 0; done < frames; ) {
    const { server, updates } = scene(random)
    const roots = new Set(['ru'])
    const decoded = docState(server, 'suggestion', roots)
    const numbered = numberedState(server, 'suggestion', roots)
    const bound = new Map([[random.below(5000), 'somebody']])
    const owner = (client: number): string | undefined => bound.get(client)
    for (let i = 0; i < 40; i++, done++) {
      const chance = random.next()
      const honest = random.pick(updates)
      const update = chance < 0.2 ? honest : chance < 0.9 ? spoil(honest, random) : noise(random)
      const expected = judgeDecoded(update, 'anna', decoded, owner)
      const verdict = judge(update, 'anna', numbered, owner)
      const say = (one: typeof expected): unknown =>
        one.type === 'refused'
          ? one.reason
          : one.type === 'admitted'
            ? { clients: [...one.clients].sort(), overlaps: one.overlaps }
            : one.type
      const outcome = verdict.type === 'refused' ? verdict.reason : verdict.type
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      if (hasTwins(update)) {
        expect(outcome).toBe('malformed')
      } else if (chance >= 0.2 && isCut(update, server)) {
        cut += 1
      } else {
        expect(say(verdict as typeof expected), `seed ${random.seed}, frame ${done}`).toEqual(say(expected))
      }
    }
  }
  console.log(Object.fromEntries(outcomes), { cut })
  for (const outcome of ['admitted', 'known', 'malformed', 'gap', 'content', 'unknown-delete'])
    expect(outcomes.get(outcome), outcome).toBeGreaterThan(frames / 5000)
})

test('[SYNC-8] what is parsed is what Yjs decodes: clocks, lengths, deletes, and every byte accounted for', () => {
  const random = randomFrom(seedOfRun(32))
  for (let run = 0; run < 300; run++) {
    for (const update of scene(random).updates) {
      const { structs, ds } = Y.decodeUpdate(update)
      const parsed = parseUpdate(update)
      expect(parsed.bytes.length).toBe(update.length)
      expect(
        parsed.sections.flatMap(({ client, structs }) =>
          structs.map(({ clock, length }) => [client, clock, length]),
        ),
      ).toEqual(structs.map(({ id, length }) => [id.client, id.clock, length]))
      const deletes: number[] = []
      for (const [client, ranges] of ds.clients)
        for (const { clock, len } of ranges) deletes.push(client, clock, len)
      expect(parsed.deletes).toEqual(deletes)
    }
  }
  expect(parseUpdate(beginning).sections).toHaveLength(1)
})
