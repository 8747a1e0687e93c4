/** New ids: UUIDs that sort by time (RFC 9562, version 7). */
import * as crypto from 'node:crypto'

export const newId = (): string => crypto.randomUUIDv7()
