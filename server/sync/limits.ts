/** How much one client may ask of the server. Every limit can be set; these hold for a working group and more. */
export interface Limits {
  /** Longest frame, in bytes; the socket itself enforces it. */
  readonly frameBytes: number
  /** Frames a session may send: a burst, then so many a second. Beyond, its socket is paused. */
  readonly framesBurst: number
  readonly framesPerSecond: number
  /** How long a session may stay paused before it is closed as too fast, in ms. */
  readonly throttledMs: number
  /** Largest encoded document, in bytes. */
  readonly documentBytes: number
  /** What a session may have waiting to be judged, in bytes. */
  readonly waitingBytes: number
  /** Sockets of one user in one room. */
  readonly sessionsPerUser: number
  /** Joins of one user: a burst, then so many a second. */
  readonly joinsBurst: number
  readonly joinsPerSecond: number
  /** What may wait to be sent on one socket, in bytes; a slower reader is cut off and syncs again. */
  readonly bufferedBytes: number
  /** Longest awareness state, in characters. */
  readonly presenceLength: number
}

export interface Timing {
  /** Least time between the starts of two commits, in ms. */
  readonly commitGapMs: number
  /** The most that what arrives in that gap waits for a companion to be committed with, from the same start, in ms. */
  readonly commitPatienceMs: number
  /** How long presence is gathered, in ms: 50 makes 20 frames a second. */
  readonly presenceMs: number
  /** Least time between two pushes of one row, in ms. */
  readonly pushMs: number
  /** Every session gets some frame within this time, in ms. */
  readonly keepAliveMs: number
  /** How often rights are looked at again when nobody rings, in ms. */
  readonly revisionMs: number
  /** How often everybody is judged again though nothing is known to have changed: login sessions expire in silence. */
  readonly rejudgeMs: number
  /** How long a room without sessions stays in memory, in ms. */
  readonly idleMs: number
  /** How long after it was told a session may still send updates that it may not write, in ms; they are ignored. */
  readonly graceMs: number
  /** A tail of the log this long is folded into a snapshot. */
  readonly snapshotRows: number
  readonly snapshotBytes: number
  /** And any tail, when nobody wrote for so long, in ms. */
  readonly foldMs: number
}

const mebibyte = 1024 * 1024

export const defaultLimits: Limits = {
  frameBytes: mebibyte,
  framesBurst: 2000,
  framesPerSecond: 200,
  throttledMs: 5_000,
  documentBytes: 8 * mebibyte,
  waitingBytes: 8 * mebibyte,
  sessionsPerUser: 20,
  joinsBurst: 200,
  joinsPerSecond: 5,
  bufferedBytes: 16 * mebibyte,
  presenceLength: 4096,
}

export const defaultTiming: Timing = {
  commitGapMs: 4,
  commitPatienceMs: 7,
  presenceMs: 50,
  pushMs: 500,
  keepAliveMs: 15_000,
  revisionMs: 1000,
  rejudgeMs: 30_000,
  idleMs: 30_000,
  graceMs: 10_000,
  snapshotRows: 20_000,
  snapshotBytes: mebibyte,
  foldMs: 60_000,
}
