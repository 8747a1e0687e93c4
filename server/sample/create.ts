/** Creates a sample database, with SQLite, in an empty data folder. */
import { existsSync, rmSync } from 'node:fs'
import { allowedOrigins, type Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import { fileIn } from '../store/open.ts'
import { openSqlite } from '../store/sqlite/database.ts'
import { wire } from '../wiring.ts'
import { type FilledSample, fillSample } from './fill.ts'
import { sampleServices } from './parts.ts'

/** There is a database already; a sample is for good, so it never goes into one. */
export class NotEmpty extends Error {
  override readonly name = 'NotEmpty'
}

/**
 * Makes and fills the database, and closes it; one that could not be filled is removed again. Throws `NotEmpty`, leaving
 * everything as it was, where there is one.
 */
export const createSample = async (config: Config, log: Log): Promise<FilledSample> => {
  const path = fileIn(config.dataDir)
  if (existsSync(path))
    throw new NotEmpty(
      `There is a database in ${config.dataDir} already, and a sample never goes into one. Set DATA_DIR to another folder.`,
    )
  const database = openSqlite(path)
  try {
    return await made(config, log, database)
  } catch (error) {
    for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}.lock`]) rmSync(file, { force: true })
    throw error
  }
}

const made = async (config: Config, log: Log, database: Database): Promise<FilledSample> => {
  try {
    await migrate(database)
    const origins = allowedOrigins(config, config.port)
    const parts = wire({ config, database, log, origins })
    try {
      return await fillSample(sampleServices(parts, origins[0]!))
    } finally {
      // What waits to be materialised reads the rooms, so they go last.
      await parts.materialiser.stop()
      await parts.sync.drain()
    }
  } finally {
    await database.close()
  }
}
