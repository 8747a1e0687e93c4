/**
 * The one way out with one's words. A refused update, a terminal close and a lost right to write all end here: what was
 * not acknowledged is kept and shown; what was acknowledged is remembered, and compared with the fresh document when that
 * holds what the room holds. What it lacks is offered back, or kept with the rest where the page may only read.
 */
import { parseRootName } from '#shared/document/format.ts'
import type { LostWords } from '#shared/document/lostWords.ts'
import type { Access } from '#shared/protocol/frames.ts'
import { unknownEpoch } from './copyKeeper.ts'
import type { Remembered } from './lackingWords.ts'
import { lackingIn, rememberOwn } from './lackingWords.ts'
import type { LiveDocument } from './liveDocument.ts'
import type { KeptRoot } from './ownWords.ts'
import type { RoomRef } from './roomRef.ts'
import type { Cause, Place, SetAside, TextStore } from './setAside.ts'
import { dropAside, keepAside } from './setAside.ts'

export interface WayOutOptions {
  readonly room: RoomRef
  readonly userId: string
  readonly texts: TextStore
}

/** Words kept for their author root by root, those that are found lacking later first. */
const withLacking = (roots: readonly KeptRoot[], lacking: readonly LostWords[]): KeptRoot[] => {
  const kept = new Map(roots.map((root) => [`${root.field}:${root.lang}`, root]))
  for (const { root: name, text, block } of lacking) {
    const root = parseRootName(name)
    if (!root) continue
    const key = `${root.field}:${root.lang}`
    const had = kept.get(key)
    const blocks = had?.blocks ?? []
    kept.set(key, {
      ...root,
      own: [...(had?.own ?? []), text],
      blocks: blocks.some((one) => one.text === block)
        ? blocks
        : [...blocks, { kind: 'alinea', num: '', text: block }],
    })
  }
  return [...kept.values()]
}

export class WayOut {
  readonly #options: WayOutOptions
  #aside: SetAside | undefined
  #remembered: readonly Remembered[] = []

  constructor(options: WayOutOptions) {
    this.#options = options
  }

  /** Words that were set aside here and that their author has not dealt with. */
  get aside(): SetAside | undefined {
    return this.#aside
  }

  /** Acknowledged words wait to be compared with the fresh document. */
  get isComparing(): boolean {
    return this.#remembered.length > 0
  }

  /** Takes the words out of a document that is about to be given up. */
  take(live: LiveDocument, cause: Cause, place?: Place): void {
    this.#remembered = [...this.#remembered, ...rememberOwn(live.doc, live.acknowledged)]
    if (live.owed > 0) this.#keep(live.epoch, { cause, place, at: Date.now(), roots: live.kept() })
  }

  /** The fresh document holds what the room holds: answers the acknowledged words to offer back. */
  compare(live: LiveDocument, access: Access | undefined): LostWords[] {
    const lacking = lackingIn(live.doc, this.#remembered)
    this.#remembered = []
    if (lacking.length === 0 || access?.write !== false) return lacking
    const { cause, place, at, roots } = this.#aside ?? {
      cause: { code: access.reason ?? 'role' },
      at: Date.now(),
      roots: [],
    }
    this.dismiss()
    this.#keep(live.epoch, { cause, place, at, roots: withLacking(roots, lacking) })
    return []
  }

  /** The words have been dealt with: copied, proposed anew, or let go. */
  dismiss(): void {
    if (this.#aside) dropAside(this.#options.texts, this.#aside.key)
    this.#aside = undefined
  }

  #keep(epoch: number | undefined, words: Omit<SetAside, 'key' | 'room'>): void {
    const { room, userId, texts } = this.#options
    this.#aside = keepAside(texts, userId, epoch ?? unknownEpoch, { room, ...words })
  }
}
