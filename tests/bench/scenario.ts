/** What a scenario is: variants that run against a target and answer figures. */
import type { Figures } from './measure.ts'
import type { RunningServer, Target } from './target.ts'
import type { Trace } from './trace.ts'

export interface Metric {
  readonly key: string
  readonly label: string
  readonly better: 'less' | 'more'
  readonly digits?: number
}

export interface Bench {
  /** Length of a measured window, in seconds. */
  readonly seconds: number
  /** At most 1: fewer documents, a shorter history. */
  readonly scale: number
  /** Starts a target on a folder of its own, or one that was prepared. */
  start(target: Target, dataDir?: string): Promise<RunningServer>
  /** Runs a measured window, with a profile where one is wanted. */
  measured<T>(server: RunningServer, work: () => Promise<T>): Promise<{ cpu: number; result: T }>
  /** The editing history, made once a run. */
  trace(): Trace
  /**
   * A folder in which a target has the history in room `trace`, written once a run. With a `tail`, a copy to be used once in
   * which so many edits of ours are not folded yet, as a kill leaves them.
   */
  withTrace(target: Target, tail?: number): Promise<string>
}

export interface Variant {
  readonly label: string
  readonly targets: readonly Target[]
  run(target: Target, bench: Bench): Promise<Figures>
}

export interface Scenario {
  readonly name: string
  readonly title: string
  /** What is done, in a sentence or two. */
  readonly what: string
  readonly metrics: readonly Metric[]
  variants(scale: number): readonly Variant[]
}
