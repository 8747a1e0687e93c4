/**
 * `npm run test:crash -- --kills N [--rate UPDATES_A_SECOND] [--seed S] [--database postgres]`: the crash rig, as long as one
 * likes, on SQLite or on a throwaway PostgreSQL. Ends with 1 when anything was lost.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crash } from '#tests/crash/rig.ts'
import { startPostgres } from '#tests/support/postgres.ts'
import { command, Misused, optionsOf, say, seedOf, wholeNumber } from './command.ts'

const usage = 'npm run test:crash -- --kills N [--rate UPDATES_A_SECOND] [--seed S] [--database postgres]'

// Every page of the rig listens for the end of the process.
process.setMaxListeners(0)

await command(async () => {
  const options = optionsOf(['kills', 'rate', 'seed', 'database'], usage)
  const { kills = '20', rate = '80', seed, database = 'sqlite' } = options
  if (database !== 'sqlite' && database !== 'postgres')
    throw new Misused(`--database is sqlite or postgres.\nUsage: ${usage}`)
  const chosen = seedOf(seed, usage)
  say(`Seed ${chosen}: ${kills} kills at ${rate} updates a second.`)
  const postgres = database === 'postgres' ? await startPostgres() : undefined
  const dataDir = mkdtempSync(join(tmpdir(), 'usynys-crash-'))
  try {
    const figures = await crash({
      kills: wholeNumber(kills, usage),
      rate: wholeNumber(rate, usage),
      seed: chosen,
      dataDir,
      ...(postgres && { databaseUrl: await postgres.newDatabase() }),
      report: say,
    })
    for (const [name, value] of Object.entries(figures)) say(`${name}: ${value}`)
    const { seenButLost, acknowledgedButLost, wordsLost, refusals, findings } = figures
    if (seenButLost + acknowledgedButLost + wordsLost + refusals + findings > 0) {
      say('Something was LOST, or refused, or does not verify.')
      process.exitCode = 1
    } else say('Nothing that anybody had seen, and nothing that was acknowledged, was lost.')
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
    await postgres?.stop()
  }
})
process.exit()
