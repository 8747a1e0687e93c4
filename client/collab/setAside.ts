/**
 * Words that could not go where they were written: kept in this browser until their author has dealt with them.
 *
 * Every refusal, terminal close and loss of rights with unacknowledged words ends here, and nowhere else. Records are
 * named by user, room, epoch and schema version (the browser keeps origins apart) and go at sign-out.
 */
import type { RoomType } from '#shared/document/format.ts'
import { schemaVersion } from '#shared/document/format.ts'
import type { Operation } from '#shared/legal/suggestion.ts'
import type { KeptRoot } from './ownWords.ts'

/** Why words were set aside: `code` is stable (`decided`, `refused`, `signed-out`, …), `detail` the server's own. */
export interface Cause {
  readonly code: string
  readonly detail?: string
}

/** Whether the words only wait for their author to sign in again. */
export const isSignedOut = ({ code }: Cause): boolean => code === 'signed-out' || code === 'not-signed-in'

/** Where a suggestion was meant to stand that the server never made a row of. */
export interface Place {
  readonly proposal: string
  readonly op: Operation
  readonly unit: string
}

export interface SetAside {
  readonly key: string
  readonly room: { readonly type: RoomType; readonly id: string }
  /** Only where the room has no row that says it. */
  readonly place?: Place | undefined
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly cause: Cause
  readonly roots: readonly KeptRoot[]
}

export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefixOf = (userId: string): string => `usynys:aside:${userId}:`

export const keysOf = (store: TextStore, prefix: string): string[] =>
  Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  )

export const keepAside = (
  store: TextStore,
  userId: string,
  epoch: number,
  words: Omit<SetAside, 'key'>,
): SetAside => {
  const { room } = words
  const keyAt = (at: number) => `${prefixOf(userId)}${room.type}/${room.id}:${epoch}:${schemaVersion}:${at}`
  let { at } = words
  while (store.getItem(keyAt(at)) !== null) at += 1
  const key = keyAt(at)
  const kept = { ...words, at, key }
  // A full store must not cost the words: they stay in memory and on screen.
  try {
    store.setItem(key, JSON.stringify(kept))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
  return kept
}

/** All that a user has set aside in this browser, oldest first. */
export const asideOf = (store: TextStore, userId: string): SetAside[] =>
  keysOf(store, prefixOf(userId))
    .map((key) => JSON.parse(store.getItem(key) ?? 'null') as SetAside | null)
    .filter((words) => words !== null)
    .sort((a, b) => a.at - b.at)

export const dropAside = (store: TextStore, key: string): void => store.removeItem(key)

/** All that this product keeps as text for a user: records are named `usynys:<what>:<user>:…`. */
export const wipeTexts = (store: TextStore, userId: string): void => {
  for (const key of keysOf(store, 'usynys:')) if (key.split(':')[2] === userId) store.removeItem(key)
}

/** The words as plain text for the clipboard: each root's whole wording, its own passages first where there are any. */
export const readable = (words: SetAside): string =>
  words.roots
    .map(({ own, blocks }) => {
      const whole = blocks.map(({ num, text }) => (num ? `${num} ${text}` : text)).join('\n')
      return own.length > 0 ? `${own.join('\n')}\n\n${whole}` : whole
    })
    .filter((text) => text.trim())
    .join('\n\n')
