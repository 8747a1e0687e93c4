/**
 * Takes the rows of another database into this one, all in one transaction: an installation that nobody has set up
 * becomes a whole sample or stays as it was, whatever is killed.
 */
import { CopyRefused, copyRows } from './copy/copy.ts'
import type { Database } from './database.ts'

/** This database holds rows already, and a sample never goes among them. */
export class Occupied extends Error {
  override readonly name = 'Occupied'
}

/** What each database keeps for itself: who is signed in, the state of the installation. */
const own: ReadonlySet<string> = new Set(['accessRevision', 'installation', 'session'])

/**
 * Takes in `sample`, which the same migrations made and which nobody writes, and marks this database as a sample for good.
 * Throws `Occupied`, or the database's error, with nothing changed.
 */
export const takeInSample = (database: Database, sample: Database, at: string): Promise<void> =>
  database.transact(async (rows) => {
    await copyRows(sample.rows, rows, { leave: own }).catch((error: unknown) => {
      throw error instanceof CopyRefused ? new Occupied(error.message) : error
    })
    await rows
      .insertInto('installation')
      .values({ id: 1, sample: 1, setupCodeHash: null, createdAt: at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ sample: 1, setupCodeHash: null }))
      .execute()
  })
