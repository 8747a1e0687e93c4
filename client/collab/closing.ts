/** What a terminal close means for the page: why the words were not taken, and whether a fresh start may join again. */
import { closeCodes } from '#shared/protocol/closeCodes.ts'
import type { Stop } from './state.ts'

/** So many terminal closes in a row, each after a fresh start, and the page stops trying. */
const maxRestarts = 4

const stops: Readonly<Record<number, Stop>> = {
  [closeCodes.signIn]: 'signed-out',
  [closeCodes.notAllowed]: 'not-allowed',
  [closeCodes.noSuchRoom]: 'not-found',
}

const causes: Readonly<Record<number, string>> = {
  [closeCodes.signIn]: 'signed-out',
  [closeCodes.notAllowed]: 'not-allowed',
  [closeCodes.noSuchRoom]: 'not-found',
  [closeCodes.stale]: 'restored',
  [closeCodes.tooLarge]: 'too-large',
  [closeCodes.tooFast]: 'too-fast',
}

export interface Closing {
  readonly cause: string
  /** Set when only the user or a reload can go on from here. */
  readonly stop?: Stop
}

export interface Circumstances {
  /** Whether the page named an epoch when it joined: then the room may have been restored meanwhile. */
  readonly epochKnown: boolean
  /** Terminal closes since the room was last in sync, this one included. */
  readonly restarts: number
}

export const closing = (code: number, { epochKnown, restarts }: Circumstances): Closing => {
  const cause = causes[code] ?? 'refused'
  if (stops[code]) return { cause, stop: stops[code] }
  // Without an epoch to be stale, it is the page itself that is too old.
  if (code === closeCodes.stale && !epochKnown) return { cause: 'outdated', stop: 'outdated' }
  return restarts > maxRestarts ? { cause, stop: 'failing' } : { cause }
}

/** How long to wait before the fresh start: at once the first time, then longer, with jitter. Milliseconds. */
export const pauseBefore = (restarts: number): number =>
  restarts > 1 ? 250 * 2 ** restarts * (1 + Math.random()) : 0
