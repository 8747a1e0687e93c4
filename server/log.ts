/** The server's log: one JSON line an event, about what happened and never about what a document says. */
import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from './config.ts'

export type Log = Logger

/** An error as logs hold it: its name, message, code and stack. Other fields could carry somebody's words. */
const bareError = (error: unknown) =>
  error instanceof Error
    ? {
        name: error.name,
        message: error.message,
        code: (error as { code?: unknown }).code,
        stack: error.stack,
      }
    : { message: typeof error === 'string' ? error : 'not an Error' }

/** Writes to standard output unless told otherwise. */
export const makeLog = (level: LogLevel, destination?: DestinationStream): Log => {
  const options = { level, base: undefined, serializers: { err: bareError, error: bareError } }
  return destination ? pino(options, destination) : pino(options)
}
