/**
 * `npm run test:power [-- --strokes N] [--cuts C] [--seed S]`: the power-cut rig, on Linux with strace. Ends with 1 when anything was
 * sent before it was on disk, or was missing after a cut.
 */
import { canTrace, powerCuts } from '#tests/power/rig.ts'
import { command, Misused, optionsOf, say, seedOf, wholeNumber } from './command.ts'

const usage = 'npm run test:power [-- --strokes N] [--cuts C] [--seed S]'

await command(async () => {
  if (!canTrace())
    throw new Misused('This needs strace, and a system that lets it trace (Debian: apt-get install strace).')
  const { strokes = '400', cuts = '200', seed } = optionsOf(['strokes', 'cuts', 'seed'], usage)
  const chosen = seedOf(seed, usage)
  say(`Seed ${chosen}: ${strokes} strokes, ${cuts} cuts.`)
  const figures = await powerCuts({
    strokes: wholeNumber(strokes, usage),
    cuts: wholeNumber(cuts, usage),
    seed: chosen,
    report: say,
  })
  for (const [name, value] of Object.entries(figures)) say(`${name}: ${value}`)
  if (figures.syncs === 0 || figures.sends === 0 || figures.owed === 0)
    throw new Error('The trace holds nothing that could be judged.')
  if (figures.early + figures.lost + figures.damaged > 0) {
    say('Something was sent too EARLY, or lost.')
    process.exitCode = 1
  } else say('Nothing was sent before it was on disk, and nothing that anybody knew of was lost.')
})
process.exit()
