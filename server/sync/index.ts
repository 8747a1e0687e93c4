/** Live documents: rooms, and the sockets that come into them. What `main.ts` puts together. */
import type { WebSocket } from 'ws'
import { Door, type JoinRequest } from './door.ts'
import { defaultLimits, defaultTiming, type Limits, type Timing } from './limits.ts'
import type { Bell, Documents, Report, Rights, UpdateLog } from './ports.ts'
import { Pulse } from './pulse.ts'
import { Rooms } from './rooms.ts'
import { SocketConnection } from './socket.ts'

/** How often connections are looked after within the longest silence. */
const beatsInSilence = 15

export interface SyncOptions {
  readonly log: UpdateLog
  readonly rights: Rights
  readonly documents: Documents
  /** Where other nodes serve the same rooms. */
  readonly bell?: Bell
  readonly report: Report
  readonly limits?: Partial<Limits>
  readonly timing?: Partial<Timing>
}

export interface Sync {
  readonly rooms: Rooms
  readonly limits: Limits
  /** Brings an open, paused socket into a room. */
  accept(socket: WebSocket, request: JoinRequest): void
  /**
   * Commits what is left and closes every session; afterwards the log may be closed. `last` runs when nobody writes any
   * more and documents can still be read.
   */
  drain(last?: () => Promise<void>): Promise<void>
}

export const makeSync = (options: SyncOptions): Sync => {
  const { log, rights, documents, bell, report } = options
  const limits = { ...defaultLimits, ...options.limits }
  const timing = { ...defaultTiming, ...options.timing }
  const rooms = new Rooms({ log, documents, bell, limits, timing, report })
  const door = new Door({ rooms, rights, limits, timing, report })
  const pulse = new Pulse(timing.keepAliveMs / beatsInSilence)
  return {
    rooms,
    limits,
    accept: (socket, request) => void new SocketConnection(socket, request, { door, limits, timing, pulse }),
    async drain(last) {
      door.stop()
      await rooms.drain(last)
    },
  }
}
