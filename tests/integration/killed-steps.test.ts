/** A rebase and an import, cut off by a killed server (`KILLS` times each) and broken off by their asker: all of it happened, or nothing. */
import { describe, expect, test } from 'vitest'
import { killable, points, publishNext, worded } from '#tests/support/killedSteps.ts'
import { killedSuite } from '#tests/support/killedSuite.ts'
import { askAndLeave } from '#tests/support/leaving.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { told } from '#tests/support/told.ts'
import { until } from '#tests/support/until.ts'

describe('kill -9', () => killedSuite(randomFrom(seedOfRun(410)), Number(process.env.KILLS ?? 2)))

test('[REBASE-7] [IMPORT-18] who leaves before the rows are stored has changed nothing; each step is told', async () => {
  const place = await killable()
  const { stage } = place
  const { chair, observer } = stage.members
  const proposal = await worded(stage)
  await publishNext(stage)
  const path = `/api/proposals/${proposal}/rebase`
  await askAndLeave(stage.server, chair, path)
  // What was begun for who left may hold the documents for a moment yet.
  const { lines, status } = await until('it goes through', async () => {
    const reply = await told(chair, path, {})
    return reply.lines.at(-1)?.type === 'failed' ? undefined : reply
  })
  expect(status).toBe(200)
  const phases = lines.map((line) => (line.type === 'progress' ? line.phase : line.type))
  expect([...new Set(phases)]).toEqual(['holding', 'storing', 'writing', 'done'])
  // All of it was still to be done.
  expect(lines.at(-1)).toMatchObject({
    result: { from: 1, to: 2, stored: true, counts: { carried: points } },
  })
  // What is refused at once has a status of its own.
  expect(await told(observer, path, {})).toMatchObject({ status: 403, lines: [] })
  await place.end()
})
