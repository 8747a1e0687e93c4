/** Faults at a connection: one statement that fails, or all that are slow. */

export interface Faults {
  /** From now on, the statement with this number (from 1) fails; undefined lets all pass. */
  failAt(n: number | undefined): void
  /** Whether the one that was to fail has come. */
  hasFailed(): boolean
  /** How long each statement is kept waiting, in ms, where the connection can wait. */
  delayMs: number
  /** Asked by the connection before each statement; throws in place of the one that fails. */
  step(sql: string): void
}

export class Fault extends Error {
  override readonly name = 'Fault'
}

export const makeFaults = (): Faults => {
  let left: number | undefined
  let failed = false
  return {
    delayMs: 0,
    failAt(n) {
      left = n
      failed = false
    },
    hasFailed: () => failed,
    step(sql) {
      if (left === undefined) return
      left -= 1
      if (left > 0) return
      left = undefined
      failed = true
      throw new Fault(`The database failed at: ${sql.slice(0, 80)}`)
    },
  }
}
