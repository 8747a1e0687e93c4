/** Runs scenarios against targets in turn, round by round, so that a noisy minute falls on all of them alike. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { diskSync } from './disk.ts'
import type { Figures } from './measure.ts'
import type { Bench, Scenario, Variant } from './scenario.ts'
import {
  newFolder,
  prepare,
  type RunningServer,
  removeFolder,
  rooms,
  startTarget,
  type Target,
} from './target.ts'
import { makeTrace, type Trace } from './trace.ts'
import { writeTrace } from './traceFile.ts'

export interface RunOptions {
  readonly scenarios: readonly Scenario[]
  /** Targets to leave out are not in here. */
  readonly has: (target: Target) => boolean
  /** Targets to measure wherever our rooms are. */
  readonly beside?: readonly Target[]
  readonly rounds: number
  readonly seconds: number
  readonly scale: number
  /** A folder for CPU profiles of each measured window. */
  readonly profiles?: string
  readonly say: (line: string) => void
  /** Told all outcomes so far after each scenario, so that a run that is cut short has said something. */
  readonly progress?: (outcomes: readonly Outcome[], disk: DiskTimes) => void
}

/** One variant of one scenario: figures by target's name, one for each round that it got through. */
export interface Outcome {
  readonly scenario: Scenario
  readonly label: string
  readonly figures: ReadonlyMap<string, readonly Figures[]>
  /** What went wrong, by target's name. */
  readonly failures: ReadonlyMap<string, string>
}

/** What making a page durable took before each scenario, in ms. */
export type DiskTimes = readonly { readonly p50: number; readonly p95: number }[]

class Ground implements Bench {
  readonly seconds: number
  readonly scale: number
  readonly #profiles: string | undefined
  readonly #prepared = new Map<string, Promise<string>>()
  readonly #running = new Set<RunningServer>()
  readonly #folders = new Set<string>()
  #trace: Trace | undefined
  profileName = ''

  constructor({ seconds, scale, profiles }: RunOptions) {
    this.seconds = seconds
    this.scale = scale
    this.#profiles = profiles
  }

  async start(target: Target, dataDir?: string): Promise<RunningServer> {
    const folder = dataDir ?? newFolder()
    if (dataDir === undefined) this.#folders.add(folder)
    const server = await startTarget(target, folder)
    this.#running.add(server)
    return server
  }

  async measured<T>(server: RunningServer, work: () => Promise<T>): Promise<{ cpu: number; result: T }> {
    if (this.#profiles) await server.startProfile()
    const before = await server.cpu()
    const result = await work()
    const cpu = (await server.cpu()) - before
    if (this.#profiles)
      await server.saveProfile(join(this.#profiles, `${this.profileName}-${server.name}.cpuprofile`))
    return { cpu, result }
  }

  trace(): Trace {
    this.#trace ??= makeTrace(this.scale)
    return this.#trace
  }

  async withTrace(target: Target, tail = 0): Promise<string> {
    const key = `${target.name} ${tail}`
    const made = this.#prepared.get(key) ?? this.#prepare(target, tail)
    this.#prepared.set(key, made)
    const folder = await made
    if (tail === 0) return folder
    const copy = newFolder()
    this.#folders.add(copy)
    cpSync(folder, copy, { recursive: true })
    return copy
  }

  async #prepare(target: Target, tail: number): Promise<string> {
    const folder = newFolder()
    const file = join(folder, 'trace')
    writeFileSync(file, writeTrace(this.trace().updates))
    await prepare(target, folder, { BENCH_TRACE: file, BENCH_ROOM: 'trace', BENCH_TAIL: String(tail) })
    return folder
  }

  /** Stops what a run left behind. */
  async clear(): Promise<void> {
    for (const server of this.#running) await server.stop()
    this.#running.clear()
    for (const folder of this.#folders) removeFolder(folder)
    this.#folders.clear()
  }
}

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const runVariant = async (
  scenario: Scenario,
  variant: Variant,
  ground: Ground,
  options: RunOptions,
): Promise<Outcome> => {
  const beside = variant.targets.includes(rooms) ? (options.beside ?? []) : []
  const targets = [...variant.targets, ...beside].filter(options.has)
  const figures = new Map<string, Figures[]>(targets.map(({ name }) => [name, []]))
  const failures = new Map<string, string>()
  for (let round = 0; round < options.rounds; round++) {
    // Another one goes first each time.
    for (let i = 0; i < targets.length; i++) {
      const target = targets[(i + round) % targets.length]!
      ground.profileName = `${scenario.name}-${variant.label.replaceAll(/\W+/g, '-')}`
      try {
        const one = await variant.run(target, ground)
        figures.get(target.name)!.push(one)
        const shown = scenario.metrics.map(
          ({ key, label, digits }) => `${label} ${one[key]?.toFixed(digits ?? 1)}`,
        )
        options.say(`  ${variant.label}, round ${round + 1}, ${target.name}: ${shown.join('; ')}`)
      } catch (error) {
        failures.set(target.name, message(error))
        options.say(`  ${variant.label}, round ${round + 1}, ${target.name}: failed: ${message(error)}`)
      } finally {
        await ground.clear()
      }
    }
  }
  return { scenario, label: variant.label, figures, failures }
}

export const runBench = async (options: RunOptions): Promise<Outcome[]> => {
  if (options.profiles) mkdirSync(options.profiles, { recursive: true })
  const ground = new Ground(options)
  const outcomes: Outcome[] = []
  const disk: { p50: number; p95: number }[] = []
  for (const scenario of options.scenarios) {
    options.say(`${scenario.name}: ${scenario.title}`)
    disk.push(await diskSync())
    for (const variant of scenario.variants(options.scale))
      outcomes.push(await runVariant(scenario, variant, ground, options))
    options.progress?.(outcomes, disk)
  }
  return outcomes
}
