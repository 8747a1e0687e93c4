/**
 * Makes the sample in an installation that runs: beside the database first, through the product's own services, then taken
 * in whole. What a failure or a kill leaves behind is swept away at the next attempt.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { Refusal } from '../domain/errors.ts'
import type { SampleMaker } from '../domain/ports/sampleMaker.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/database.ts'
import { fileIn } from '../store/open.ts'
import { openSqlite } from '../store/sqlite/database.ts'
import { Occupied, takeInSample } from '../store/takeIn.ts'
import { createSample } from './create.ts'
import { sampleEmail } from './fill.ts'
import { groups } from './story/groups.ts'

/** The folder inside `dataDir` in which a sample is made. */
export const beingMade = 'sample-being-made'

/** One begins as somebody who may write everywhere and decides nothing. */
const beginner = (): string => {
  const drafter = groups[0]!.members.find(({ role }) => role === 'drafter')
  if (!drafter) throw new Error('the first group of the sample has no drafter')
  return sampleEmail(drafter.person.key)
}

const taken = async (database: Database, folder: string): Promise<void> => {
  const made = openSqlite(fileIn(folder))
  try {
    await takeInSample(database, made, new Date().toISOString())
  } finally {
    await made.close()
  }
}

export const sampleMaker = (config: Config, database: Database, log: Log): SampleMaker => {
  const folder = join(config.dataDir, beingMade)
  const sweep = () => rmSync(folder, { recursive: true, force: true })
  return {
    async make() {
      sweep()
      mkdirSync(folder, { mode: 0o700 })
      try {
        await createSample({ ...config, dataDir: folder }, log)
        await taken(database, folder)
        return beginner()
      } catch (error) {
        throw error instanceof Occupied ? new Refusal('already-set-up') : error
      } finally {
        sweep()
      }
    },
  }
}
