/** A rebase and an import, cut off by a killed server (`KILLS` times each) and broken off by their asker: all of it happened, or nothing. */
import { describe, expect, test } from 'vitest'
import { expectStatus } from '#tests/support/account.ts'
import { killable, publishNext, worded } from '#tests/support/killedSteps.ts'
import { killedSuite } from '#tests/support/killedSuite.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { told } from '#tests/support/told.ts'

describe('kill -9', () => killedSuite(randomFrom(seedOfRun(410)), Number(process.env.KILLS ?? 2)))

test('[REBASE-7] [IMPORT-18] who breaks off before the rows are stored has changed nothing; each step is told', async () => {
  const place = await killable()
  const { stage } = place
  // Long enough that the breaking off comes in the middle of it.
  const proposal = await worded(stage, 20)
  await publishNext(stage)
  const path = `/api/proposals/${proposal}/rebase`
  const leaving = new AbortController()
  const left = await told(stage.members.chair, path, {}, () => leaving.abort(), leaving.signal)
  expect(left).toMatchObject({ ended: false })
  const kept = expectStatus(await stage.members.chair.get(`/api/proposals/${proposal}`), 200)
  expect(kept.version).toBe(1)
  const { lines, status } = await told(stage.members.chair, path, {})
  expect(status).toBe(200)
  const phases = lines.map((line) => (line.type === 'progress' ? line.phase : line.type))
  expect([...new Set(phases)]).toEqual(['holding', 'storing', 'writing', 'done'])
  expect(lines.at(-1)).toMatchObject({ result: { to: 2, stored: true, counts: { carried: 160 } } })
  // What is refused at once has a status of its own.
  expect(await told(stage.members.observer, path, {})).toMatchObject({ status: 403, lines: [] })
  await place.end()
})
