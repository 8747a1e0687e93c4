/**
 * `npm run bench [-- --report] [--scenario name] [--rounds n] [--seconds n] [--scale n] [--ours] [--against folder] [--profile folder] [--page] [--law]`:
 * measures our server beside its peers. `--report` writes docs/benchmarks; `--scale 0.1` does a tenth of it; `--ours` leaves the
 * peers out; `--against` measures the rooms of another checkout as well; `--profile` keeps a CPU profile of every measured window; `--page`
 * measures the proposal's page in a browser instead, `--law` the commission's table as files.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pinLoad } from '#tests/bench/cores.ts'
import { measureLawFiles, tellLawFiles } from '#tests/bench/lawFiles.ts'
import { measurePage, tell } from '#tests/bench/page.ts'
import { installPeers } from '#tests/bench/peersInstalled.ts'
import { tables, writeReport } from '#tests/bench/report.ts'
import { type DiskTimes, type Outcome, runBench } from '#tests/bench/run.ts'
import { scenarios } from '#tests/bench/scenarios/all.ts'
import { peers, roomsIn } from '#tests/bench/target.ts'
import { buildClient } from './clientBuild.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const fail = (why: string): never => {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    report: { type: 'boolean', default: false },
    scenario: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    scale: { type: 'string', default: '1' },
    ours: { type: 'boolean', default: false },
    against: { type: 'string' },
    profile: { type: 'string' },
    page: { type: 'boolean', default: false },
    law: { type: 'boolean', default: false },
  },
})

const number = (name: 'rounds' | 'seconds' | 'scale', most: number): number => {
  const value = Number(values[name])
  if (value > 0 && value <= most) return value
  return fail(`--${name} is a number above 0 and at most ${most}, not "${values[name]}".`)
}

if (values.page) {
  await buildClient()
  say(tell(await measurePage(Math.ceil(number('rounds', 100)))))
  process.exit(0)
}

if (values.law) {
  say(tellLawFiles(await measureLawFiles(Math.ceil(number('rounds', 100)))))
  process.exit(0)
}

const unknown = values.scenario.find((name) => !scenarios.some((one) => one.name === name))
if (unknown !== undefined)
  fail(`There is no scenario "${unknown}". Choose from ${scenarios.map(({ name }) => name).join(', ')}.`)
const chosen = scenarios.filter(({ name }) => values.scenario.length === 0 || values.scenario.includes(name))

const missing = values.ours ? 'left out' : installPeers()
if (missing !== undefined && !values.ours)
  say(`The peers could not be installed, so that ours is measured alone: ${missing}`)
// Ending by `exit` takes servers and folders along.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
pinLoad()
const length = {
  rounds: Math.ceil(number('rounds', 100)),
  seconds: number('seconds', 600),
  scale: number('scale', 1),
}
const options = {
  ...length,
  scenarios: chosen,
  has: (target: (typeof peers)[number]) => missing === undefined || !peers.includes(target),
  beside: values.against === undefined ? [] : [roomsIn(resolve(values.against))],
  profiles: values.profile,
  say,
  progress: (outcomes: readonly Outcome[], disk: DiskTimes) => {
    if (values.report) say(`Written: ${writeReport(outcomes, disk, length)}`)
  },
}
const outcomes = await runBench(options)
say('')
say(tables(outcomes))
process.exit(outcomes.some(({ failures }) => failures.size > 0) ? 1 : 0)
