/**
 * Which clause is open on this page, and the suggestion that is written there: an external store, so that opening and
 * leaving touches two rows of the text and not the page.
 */
import type { Connection } from '#client/collab/connection.ts'
import type { Rooms } from '#client/collab/rooms.ts'
import type { CaretAt } from '#client/editor/caretAt.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Operation } from '#shared/legal/suggestion.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { type VersionIndex, versionIndex } from '#shared/legal/version-index.ts'
import type { CreationPorts } from './creation.ts'
import { inBrowser, make, unansweredOf } from './creation.ts'
import { startOf } from './seeds.ts'
import { uuid7 } from './uuid7.ts'

/** The open clause. `fresh` until the first change has made the suggestion's row. */
export interface Editing {
  readonly unit: string
  readonly op: Operation
  readonly suggestion: string
  readonly lang: Lang
  readonly caret: CaretAt
  readonly fresh: boolean
}

export interface EditingOptions {
  readonly rooms: Rooms
  readonly proposal: string
  readonly languages: readonly Lang[]
  /** The units of the version that is amended. */
  readonly units: readonly Unit[]
  /** Told of each row made here, before its `changed` arrives. */
  readonly made: (row: SuggestionRow) => void
  readonly ports?: CreationPorts
}

export class EditingStore {
  readonly #options: EditingOptions
  readonly #ports: CreationPorts
  readonly index: VersionIndex
  readonly #listeners = new Set<() => void>()
  #editing: Editing | undefined
  #release: (() => void) | undefined

  constructor(options: EditingOptions) {
    this.#options = options
    this.index = versionIndex(options.units)
    this.#ports = options.ports ?? inBrowser(options.rooms.texts, options.rooms.user.id)
  }

  readonly get = (): Editing | undefined => this.#editing

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** The open suggestion's connection; its document stands in the editor. */
  connection(): Connection | undefined {
    return this.#editing && this.#options.rooms.connection(roomOf(this.#editing.suggestion))
  }

  /** Opens an editor on the local seed at once; nobody is asked before the first change. */
  begin(op: Operation, unit: Unit, lang: Lang, caret: CaretAt): void {
    const suggestion = uuid7()
    const { seeds, hashes } = startOf(this.index, { op, unit: unit.eId }, this.#options.languages)
    const connection = this.#options.rooms.connection(roomOf(suggestion), seeds)
    const creation = {
      proposal: this.#options.proposal,
      body: { id: suggestion, op, unit: unit.eId, seedHash: hashes },
    }
    const { doc } = connection
    const first = (_update: Uint8Array, _origin: unknown, _doc: unknown, transaction: { local: boolean }) => {
      if (!transaction.local) return
      doc.off('update', first)
      // The room stays open until its row is made, even if the editor is left before.
      const release = this.#options.rooms.hold(roomOf(suggestion))
      void make(creation, connection, this.#ports)
        .then((row) => {
          if (row) this.#made(row)
        })
        .finally(release)
    }
    doc.on('update', first)
    this.#open({ unit: unit.eId, op, suggestion, lang, caret, fresh: true })
  }

  /** Opens a suggestion that has a row: the editor mounts when its room has answered that one may write. */
  resume(row: Pick<SuggestionRow, 'id' | 'unit' | 'op'>, lang: Lang, caret: CaretAt): void {
    this.#open({ unit: row.unit, op: row.op, suggestion: row.id, lang, caret, fresh: false })
    void this.connection()?.connect()
  }

  /** Goes on in another language of the suggestion that is open. */
  turnTo(lang: Lang, caret: CaretAt): void {
    if (this.#editing && this.#editing.lang !== lang) this.#set({ ...this.#editing, lang, caret })
  }

  get proposal(): string {
    return this.#options.proposal
  }

  /** A row made without an editor (a deletion). */
  rowMade(row: SuggestionRow): void {
    this.#options.made(row)
  }

  leave(): void {
    this.#release?.()
    this.#release = undefined
    this.#set(undefined)
  }

  /** Sends what an earlier page could not. */
  takeUp(): void {
    const { rooms, proposal } = this.#options
    for (const creation of unansweredOf(rooms.texts, rooms.user.id)) {
      if (creation.proposal !== proposal) continue
      const room = roomOf(creation.body.id)
      const release = rooms.hold(room)
      void make(creation, rooms.connection(room), this.#ports)
        .then((row) => {
          if (row) this.#options.made(row)
        })
        .finally(release)
    }
  }

  #made(row: SuggestionRow): void {
    this.#options.made(row)
    if (this.#editing?.suggestion === row.id) this.#set({ ...this.#editing, fresh: false })
  }

  #open(editing: Editing): void {
    this.#release?.()
    this.#release = this.#options.rooms.hold(roomOf(editing.suggestion))
    this.#set(editing)
  }

  #set(editing: Editing | undefined): void {
    this.#editing = editing
    for (const listener of this.#listeners) listener()
  }
}

const roomOf = (id: string) => ({ type: 'suggestion' as const, id })
