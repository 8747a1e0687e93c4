/** What the environment may say of the limits of live documents: whole numbers, each with the least that makes sense. */
import { z } from 'zod'
import { defaultLimits, defaultTiming, type Limits, type Timing } from './sync/limits.ts'

export interface RoomSettings {
  readonly limits: Limits
  readonly timing: Timing
}

const atLeast = (least: number, otherwise: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, 'is a whole number')
    .transform(Number)
    .refine((value) => value >= least, `is a number from ${least} on`)
    .default(otherwise)

/** A smaller frame or document than this would refuse an honest page its own seed, in bytes. */
const leastBytes = 64 * 1024

export const roomEnvironment = {
  FRAME_BYTES: atLeast(leastBytes, defaultLimits.frameBytes),
  DOCUMENT_BYTES: atLeast(leastBytes, defaultLimits.documentBytes),
  UPDATES_PER_SECOND: atLeast(1, defaultLimits.framesPerSecond),
  UPDATES_BURST: atLeast(1, defaultLimits.framesBurst),
  SESSIONS_PER_USER: atLeast(1, defaultLimits.sessionsPerUser),
  BUFFERED_BYTES: atLeast(leastBytes, defaultLimits.bufferedBytes),
  COMMIT_GAP_MS: atLeast(0, defaultTiming.commitGapMs),
}

const environment = z.object(roomEnvironment)

/** What waits within the gap may wait a little longer for company; no gap leaves nothing to wait for. */
const patienceFor = (gap: number): number =>
  Math.round((gap * defaultTiming.commitPatienceMs) / defaultTiming.commitGapMs)

export const roomSettings = (given: z.infer<typeof environment>): RoomSettings => ({
  limits: {
    ...defaultLimits,
    frameBytes: given.FRAME_BYTES,
    documentBytes: given.DOCUMENT_BYTES,
    // A page sends its whole document when it comes back.
    waitingBytes: Math.max(defaultLimits.waitingBytes, given.DOCUMENT_BYTES),
    framesPerSecond: given.UPDATES_PER_SECOND,
    framesBurst: given.UPDATES_BURST,
    sessionsPerUser: given.SESSIONS_PER_USER,
    bufferedBytes: given.BUFFERED_BYTES,
  },
  timing: {
    ...defaultTiming,
    commitGapMs: given.COMMIT_GAP_MS,
    commitPatienceMs: patienceFor(given.COMMIT_GAP_MS),
  },
})
