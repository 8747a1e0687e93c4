/** Figures of one run, and what is made of several. */

export type Figures = Readonly<Record<string, number>>

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value that so many per cent of the values do not exceed; NaN of none. */
export const percentile = (values: readonly number[], percent: number): number => {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until something holds; answers whether it did in time. */
export const within = async (ms: number, holds: () => boolean): Promise<boolean> => {
  const end = performance.now() + ms
  while (!holds()) {
    if (performance.now() > end) return false
    await sleep(5)
  }
  return true
}

/** Calls `act` with 0, 1, 2, … at a steady rate for so many seconds, catching up after pauses; answers how often. */
export const steadily = (perSecond: number, seconds: number, act: (index: number) => void): Promise<number> =>
  new Promise((resolve) => {
    const start = performance.now()
    const total = Math.max(1, Math.round(perSecond * seconds))
    let done = 0
    const step = (): void => {
      const due = Math.min(total, Math.ceil(((performance.now() - start) / 1000) * perSecond))
      while (done < due) act(done++)
      if (done < total) setTimeout(step, 1)
      else resolve(done)
    }
    step()
  })

export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

export const spread = (values: readonly number[]): Spread | undefined => {
  const real = values.filter(Number.isFinite)
  if (real.length === 0) return undefined
  return { median: median(real), min: Math.min(...real), max: Math.max(...real) }
}
