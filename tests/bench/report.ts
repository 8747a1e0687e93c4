/** The bench's figures as Markdown tables, and the report in docs/benchmarks. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { isPinned } from './cores.ts'
import { median, type Spread, spread } from './measure.ts'
import { peerVersions } from './peersInstalled.ts'
import { plot, type Row } from './plot.ts'
import type { DiskTimes, Outcome, RunOptions } from './run.ts'
import type { Metric } from './scenario.ts'
import { peers, product, rooms } from './target.ts'

const ours = [product.name, rooms.name]

const show = (value: number, digits: number): string => {
  const [whole = '', rest] = value.toFixed(digits).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined ? grouped : `${grouped}.${rest}`
}

const cell = (found: Spread | undefined, digits: number): string => {
  if (!found) return '–'
  const middle = show(found.median, digits)
  return found.min === found.max
    ? middle
    : `${middle} (${show(found.min, digits)}–${show(found.max, digits)})`
}

const valuesOf = (outcome: Outcome, target: string, { key }: Metric): number[] =>
  (outcome.figures.get(target) ?? []).flatMap((figures) => figures[key] ?? [])

/** Ours divided by a peer's, round by round; ratios of what is not a quantity are left out. */
const ratios = (outcome: Outcome, own: string, peer: string, metric: Metric): number[] => {
  const others = valuesOf(outcome, peer, metric)
  return valuesOf(outcome, own, metric).flatMap((value, round) => {
    const other = others[round]
    return other !== undefined && other > 0 && value >= 0 ? value / other : []
  })
}

const isQuantity = ({ key }: Metric): boolean => key !== 'missing'

type RunLength = Pick<RunOptions, 'rounds' | 'seconds' | 'scale'>

const firstOwn = (outcome: Outcome): string => ours.find((name) => outcome.figures.has(name)) ?? rooms.name

const table = (outcome: Outcome): string => {
  const { metrics } = outcome.scenario
  const lines = [
    `| ${outcome.label} | ${metrics.map(({ label }) => label).join(' | ')} |`,
    `|---|${metrics.map(() => '---|').join('')}`,
  ]
  for (const name of outcome.figures.keys()) {
    const cells = metrics.map((metric) => cell(spread(valuesOf(outcome, name, metric)), metric.digits ?? 1))
    lines.push(`| ${name} | ${cells.join(' | ')} |`)
  }
  for (const own of ours.filter((name) => outcome.figures.has(name))) {
    const others = [...outcome.figures.keys()].filter((name) => !ours.includes(name))
    for (const name of others) {
      const cells = metrics.map((metric) =>
        isQuantity(metric) ? cell(spread(ratios(outcome, own, name, metric)), 2) : '',
      )
      lines.push(`| *${own} ÷ ${name}* | ${cells.join(' | ')} |`)
    }
  }
  for (const [name, why] of outcome.failures) lines.push('', `${name} failed: ${why.split('\n')[0]}`)
  return lines.join('\n')
}

/** All tables, a heading for each scenario. */
export const tables = (outcomes: readonly Outcome[]): string => {
  const parts: string[] = []
  let last: string | undefined
  for (const outcome of outcomes) {
    if (outcome.scenario.name !== last)
      parts.push(`## ${outcome.scenario.title} (\`${outcome.scenario.name}\`)`, outcome.scenario.what)
    last = outcome.scenario.name
    parts.push(table(outcome))
  }
  return parts.join('\n\n')
}

/** The plot's rows: the first metric but for latencies' median, our first target against each peer. */
const rowsOf = (outcomes: readonly Outcome[]): Row[] =>
  outcomes.flatMap((outcome) => {
    const own = firstOwn(outcome)
    return outcome.scenario.metrics
      .filter((metric) => isQuantity(metric) && metric.key !== 'p50' && metric.key !== 'bytes')
      .map((metric) => ({
        label: `${outcome.scenario.name}, ${outcome.label}: ${metric.label}`,
        better: metric.better,
        points: peers.flatMap(({ name }) => {
          const found = ratios(outcome, own, name, metric)
          return found.length > 0 ? [{ peer: name, ratio: median(found) }] : []
        }),
      }))
      .filter(({ points }) => points.some(({ ratio }) => ratio > 0))
  })

/** Said where more ran than the bench: it keeps about one and a half cores. */
const busy =
  'The machine was busy with other work: more processes wanted to run than it has cores, and wrote to the same disk.'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'benchmarks')

const preamble = (disk: DiskTimes, { rounds, seconds, scale }: RunLength): string => {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB`
  const note = (loadavg()[1] ?? 0) > cpus().length * 1.5 ? busy : ''
  const last = disk.at(-1)
  const page = last
    ? `${show(last.p50, 2)} ms at the median and ${show(last.p95, 2)} ms at p95`
    : 'an unknown time'
  return `Measured on ${new Date().toISOString().slice(0, 10)} on ${machine}, Node ${process.versions.node}: ${rounds} rounds, windows of ${seconds} s, scale ${scale}, server and load
${isPinned ? 'pinned to a core each' : 'not pinned apart'}. Making one page durable took ${page} just before: no commit is faster. ${note}
Peers: ${peerVersions()}. How to read this: [README](README.md).`
}

/** Writes a page and a plot for each scenario measured into docs/benchmarks; answers the folder. */
export const writeReport = (outcomes: readonly Outcome[], disk: DiskTimes, length: RunLength): string => {
  mkdirSync(folder, { recursive: true })
  const byScenario = Map.groupBy(outcomes, ({ scenario }) => scenario)
  for (const [index, [scenario, own]] of [...byScenario].entries()) {
    const image = `${scenario.name}.svg`
    writeFileSync(
      join(folder, image),
      plot(
        rowsOf(own),
        peers.map(({ name }) => name),
      ),
    )
    const page = `# ${scenario.title}

${scenario.what}

${preamble(disk.slice(index, index + 1), length)}

![Ratios](${image})

${own.map(table).join('\n\n')}
`
    writeFileSync(join(folder, `${scenario.name}.md`), page)
  }
  return folder
}
