/**
 * `npm run test:soak -- --minutes N [--rooms R] [--people P] [--rate UPDATES_A_SECOND] [--seed S]`: the soak rig. Draws memory over
 * time to docs/benchmarks/soak.svg; ends with 1 when documents differ, something was refused or failed, or memory grew.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryPlot } from '#tests/soak/plot.ts'
import { growth, soak } from '#tests/soak/rig.ts'
import { command, optionsOf, say, seedOf, wholeNumber } from './command.ts'

const usage = 'npm run test:soak -- --minutes N [--rooms R] [--people P] [--rate UPDATES_A_SECOND] [--seed S]'

/** More than this is growth, not the machine's weather. */
const mostGrowth = 1.15

process.setMaxListeners(0)

await command(async () => {
  const given = optionsOf(['minutes', 'rooms', 'people', 'rate', 'seed'], usage)
  const { minutes = '10', rooms = '50', people = '200', rate = '100' } = given
  const seed = seedOf(given.seed, usage)
  say(`Seed ${seed}: ${minutes} minutes, ${rooms} rooms, ${people} people, ${rate} updates a second.`)
  const dataDir = mkdtempSync(join(tmpdir(), 'usynys-soak-'))
  try {
    const figures = await soak({
      minutes: wholeNumber(minutes, usage),
      rooms: wholeNumber(rooms, usage),
      people: wholeNumber(people, usage),
      rate: wholeNumber(rate, usage),
      seed,
      dataDir,
      report: say,
    })
    const { samples, strokes, visits, closes, refusals, unequal, findings, errors } = figures
    const file = join(import.meta.dirname, '..', 'docs', 'benchmarks', 'soak.svg')
    writeFileSync(file, memoryPlot(samples, `${minutes} minutes, ${rooms} rooms, ${people} people`))
    const { resident, heap } = growth(samples)
    say(`${strokes} strokes, ${visits} visits.`)
    say(`Last third over middle third: most resident ${resident.toFixed(2)}, least heap ${heap.toFixed(2)}.`)
    say(`Unequal: ${unequal.length}, refused: ${refusals}, closed: ${closes.length}, findings: ${findings}.`)
    for (const line of errors) say(line)
    const wrong = unequal.length + refusals + closes.length + findings + errors.length
    if (wrong > 0 || resident > mostGrowth || heap > mostGrowth) {
      say('Something went wrong, or memory grew.')
      process.exitCode = 1
    } else say('Equal documents at the end, no error, and memory stayed flat.')
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})
process.exit()
