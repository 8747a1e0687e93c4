/** What one room's connection tells the page about the words in it, worst news first. */
import type { Access } from '#shared/protocol/frames.ts'
import type { Ledger } from './ledger.ts'
import type { LostOffer } from './lostOffers.ts'
import type { SetAside } from './setAside.ts'

/** Why a room is shut for this page until something is done. */
export type Stop = 'signed-out' | 'not-allowed' | 'not-found' | 'outdated' | 'failing'

export type ConnectionState =
  /** Nothing was written yet, and nobody was asked. */
  | { readonly type: 'local' }
  | { readonly type: 'connecting' }
  | { readonly type: 'saving' }
  | { readonly type: 'saved' }
  /** Whole seconds since the oldest edit that is not on disk. */
  | { readonly type: 'unsaved'; readonly seconds: number }
  | { readonly type: 'offline'; readonly edits: number }
  | { readonly type: 'refused'; readonly words: SetAside }
  | { readonly type: 'readOnly'; readonly reason: string }
  | { readonly type: 'stopped'; readonly stop: Stop }

export interface Snapshot {
  readonly state: ConnectionState
  /** The document may be edited: the server said so, or nobody but this page knows of the room yet. */
  readonly write: boolean
  /** The document holds what the room holds: an editor may be mounted on it. */
  readonly ready: boolean
  /** Raised whenever the document is replaced by a fresh one. */
  readonly generation: number
  /** Own words that went with a colleague's deletion, to be offered back. */
  readonly lost: readonly LostOffer[]
}

/** After this long without an acknowledgement the page warns. */
export const patience = 5_000

export type Link = 'none' | 'connecting' | 'connected' | 'lost'

export interface Circumstances {
  readonly link: Link
  readonly ledger: Ledger
  readonly access: Access | undefined
  readonly aside: SetAside | undefined
  readonly stop: Stop | undefined
  readonly now: number
}

/** "Saved" is said only connected, with this connection's step 2 and everything after it acknowledged. */
export const connectionState = (at: Circumstances): ConnectionState => {
  const { ledger, access } = at
  if (at.aside) return { type: 'refused', words: at.aside }
  if (at.stop) return { type: 'stopped', stop: at.stop }
  switch (at.link) {
    case 'none':
      return ledger.owed > 0 ? waiting(at) : { type: 'local' }
    case 'lost':
      return { type: 'offline', edits: ledger.owed }
    case 'connecting':
      return ledger.owed > 0 ? waiting(at) : { type: 'connecting' }
    case 'connected':
      if (access && !access.write && ledger.owed === 0)
        return { type: 'readOnly', reason: access.reason ?? 'role' }
      if (ledger.settled) return { type: 'saved' }
      return ledger.joined || ledger.owed > 0 ? waiting(at) : { type: 'connecting' }
  }
}

const waiting = ({ ledger, now }: Circumstances): ConnectionState => {
  const age = ledger.oldest === undefined ? 0 : now - ledger.oldest
  return age >= patience ? { type: 'unsaved', seconds: Math.floor(age / 1000) } : { type: 'saving' }
}
