/** A node among others: what it does about what they say, and how it says what it did. */
import { createHmac } from 'node:crypto'
import { Cluster, type Node } from './cluster/cluster.ts'
import { redisWire } from './cluster/redis.ts'
import type { Announce } from './domain/announce.ts'
import { type Announcement, announceHere } from './domain/announceEverywhere.ts'
import type { ReadyTexts } from './domain/versionsOfTexts.ts'
import type { Log } from './log.ts'
import type { Rooms } from './sync/rooms.ts'

export interface Here {
  readonly rooms: Rooms
  readonly texts: ReadyTexts
  readonly announce: Announce
}

/** `here` is asked when a message comes: the parts of a server know each other. */
const nodeOf = (here: () => Here): Node => ({
  caughtUp: (room, epoch, rows) => {
    const last = rows.at(-1)
    if (last) here().rooms.caughtUp(room, last.seq, { epoch, rows })
  },
  lookAgain: (room) => here().rooms.lookAgain(room),
  reload: (room) => here().rooms.reloadHere(room),
  present: (room, _from, entries) => here().rooms.present(room, entries),
  whoIsHere: (room) => here().rooms.whoIsHere(room),
  accessChanged: () => here().rooms.accessChangedHere(),
  textChanged: (id, version) => here().texts.forget(id, version),
  announce: (what) => announceHere(here().announce, what as Announcement),
})

/** Joins the nodes that have the same secret at this Redis. */
export const joinOthers = (redisUrl: string, secret: string, log: Log, here: () => Here): Cluster =>
  new Cluster({
    wire: (listener) =>
      redisWire({
        url: redisUrl,
        prefix: `usynys/${createHmac('sha256', secret).update('nodes').digest('hex').slice(0, 16)}/`,
        listener,
        lost: (error) =>
          log.warn({ err: error }, 'Redis is away: other nodes are followed through the database'),
      }),
    node: nodeOf(here),
    report: (event, error) => log.error({ err: error }, event),
  })
