/**
 * Announcements where several nodes serve the same pages: each is made here, and told to the others, which make it for their
 * own pages from the rows that they read. What is told goes through JSON.
 */
import type { Announce } from './announce.ts'

/** One announcement, as it is told to other nodes: the name of the kind and what it was called with. */
export type Announcement = {
  readonly [K in keyof Announce]: readonly [K, ...Parameters<Announce[K]>]
}[keyof Announce]

export const announceEverywhere = (here: Announce, tell: (what: Announcement) => void): Announce => ({
  suggestion(...about) {
    here.suggestion(...about)
    tell(['suggestion', ...about])
  },
  everythingIn(...about) {
    here.everythingIn(...about)
    tell(['everythingIn', ...about])
  },
  proposal(...about) {
    here.proposal(...about)
    tell(['proposal', ...about])
  },
  thread(...about) {
    here.thread(...about)
    tell(['thread', ...about])
  },
  text(...about) {
    here.text(...about)
    tell(['text', ...about])
  },
})

/** Makes here what another node announced. */
export const announceHere = (here: Announce, what: Announcement): void => {
  switch (what[0]) {
    case 'suggestion':
      here.suggestion(what[1], what[2] ?? undefined)
      break
    case 'everythingIn':
      here.everythingIn(what[1])
      break
    case 'proposal':
      here.proposal(what[1])
      break
    case 'thread':
      here.thread(what[1], what[2])
      break
    case 'text':
      here.text(what[1], what[2])
      break
    default:
      what satisfies never
  }
}
