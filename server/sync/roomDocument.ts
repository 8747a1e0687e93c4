/**
 * A room's document: what is committed as bytes, where everything sits, and on top of that what was taken in and is not
 * durable yet. Updates are judged against all of it; whatever is told comes from what is committed.
 */
import * as Y from 'yjs'
import { fieldsOf, firstFreeClientId, parseRootName, type RoomType } from '#shared/document/format.ts'
import { type Admitted, judge, type RoomState, type Verdict } from './admission.ts'
import { CommittedDocument, type Folding } from './committed.ts'
import { Deletions } from './deletions.ts'
import { folded } from './folded.ts'
import { Owners } from './owners.ts'
import { type ParsedUpdate, parseUpdate } from './parseUpdate.ts'
import { type Place, rootPlace, sorts } from './places.ts'
import { type FreshSection, type PlacedRun, Placing } from './placing.ts'
import { type CommittedRow, type LoadedRoom, seedAuthor } from './ports.ts'
import { Structure } from './structure.ts'

/** What of an update is new, who wrote it, and which clientIDs are bound by it. */
export interface Taken {
  readonly parsed: ParsedUpdate
  readonly writers: readonly number[]
  readonly clients: readonly number[]
}

/** Bytes of its own, whatever buffer they came in. */
const owned = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes)

export class RoomDocument {
  readonly owners: Owners
  readonly #type: RoomType
  readonly #mostBytes: number
  #committed = new CommittedDocument()
  #structure = new Structure()
  /** Made when somebody deletes something, let go when nobody is here. */
  #deletions: Deletions | undefined
  #pending: ParsedUpdate[] = []
  #pendingBytes = 0
  /** The languages that the document was seeded in: its roots. A document without seeds takes any language. */
  #languages: ReadonlySet<string> | undefined
  /** How long the document is when it is encoded in one, and how long it was as it came. */
  #measured = { encoded: 0, raw: 0 }
  readonly #state: RoomState

  constructor(type: RoomType, loaded: LoadedRoom, mostBytes: number) {
    this.owners = new Owners(loaded.clients)
    this.#type = type
    this.#mostBytes = mostBytes
    this.#state = {
      clock: (client) => this.#structure.clock(client),
      at: (client, clock) => this.#structure.at(client, clock),
      root: (name) => this.#root(name),
      isDeleted: (...range) => this.#indexDeletions().covers(...range),
    }
    this.#open(loaded)
  }

  #root(name: string): Place | undefined {
    const parsed = parseRootName(name)
    if (!parsed || !fieldsOf[this.#type].includes(parsed.field)) return undefined
    return this.#languages && !this.#languages.has(parsed.lang) ? undefined : rootPlace(parsed.field)
  }

  #open(loaded: LoadedRoom): void {
    try {
      this.#read(loaded.updates, loaded.updates.length - loaded.tail)
    } catch {
      // Rows that do not follow each other byte by byte are settled by Yjs.
      this.#read([folded(loaded.updates)], 1)
    }
  }

  /** Reads updates of which the first `packed` are a snapshot. */
  #read(updates: readonly Uint8Array[], packed: number): void {
    this.#committed = new CommittedDocument()
    this.#structure = new Structure()
    this.#deletions = undefined
    this.#pending = []
    this.#pendingBytes = 0
    const languages = new Set<string>()
    for (const [index, update] of updates.entries()) {
      const parsed = parseUpdate(owned(update))
      for (const { structs } of parsed.sections)
        for (const { root } of structs) {
          const lang = root === undefined ? undefined : parseRootName(root)?.lang
          if (lang !== undefined) languages.add(lang)
        }
      this.#place(parsed)
      if (index < packed) this.#committed.begin(parsed)
      else this.#committed.add(parsed)
    }
    this.#languages = languages.size > 0 ? languages : undefined
    this.#measured = { encoded: this.#committed.length, raw: this.#committed.length }
  }

  /** Places what the log holds, which is not judged again. Throws where it does not follow what is there. */
  #place(parsed: ParsedUpdate): void {
    const sections: FreshSection[] = parsed.sections.map((section) => ({ ...section, from: section.clock }))
    for (const { client, clock } of sections)
      if (clock !== this.#structure.clock(client)) throw new Error('A row does not follow those before it')
    const state = { ...this.#state, root: fieldPlace }
    const placing = new Placing(state, sections, true)
    if (placing.placeAll() !== 'fits') throw new Error('A row builds on what is not there')
    this.#add(parsed, placing.runs)
  }

  #add(parsed: ParsedUpdate, runs: readonly PlacedRun[]): void {
    for (const run of runs) this.#structure.add(run)
    if (this.#deletions) noteDeletes(this.#deletions, parsed)
  }

  #indexDeletions(): Deletions {
    if (this.#deletions) return this.#deletions
    this.#deletions = new Deletions()
    for (const parsed of [parseUpdate(this.#committed.whole()), ...this.#pending])
      noteDeletes(this.#deletions, parsed)
    return this.#deletions
  }

  /** Makes it the document that the log holds, whatever it was. */
  replace(loaded: LoadedRoom): void {
    this.#open(loaded)
    this.owners.reset(loaded.clients)
  }

  // — what is committed —

  stateVector(): Uint8Array {
    return this.#committed.vector()
  }

  /** All of it as one update; not to be written into. */
  state(): Uint8Array {
    return this.#committed.whole()
  }

  /** What somebody lacks who has what a state vector says; throws on a malformed vector. */
  answer(stateVector: Uint8Array): Uint8Array {
    return this.#committed.answer(stateVector)
  }

  /** See `CommittedDocument`; what was set apart stays that of this log, should the document be replaced meanwhile. */
  startFolding(): Folding {
    const committed = this.#committed
    const { update, done } = committed.startFolding()
    return {
      update,
      done: (state) => {
        done(state)
        if (committed === this.#committed)
          this.#measured = { encoded: committed.length, raw: committed.length }
      },
    }
  }

  /** Lets go of what only a room with people in it needs. */
  rest(): void {
    this.#committed.rest()
    if (this.#pending.length === 0) this.#deletions = undefined
  }

  // — what comes in —

  judge(userId: string, update: Uint8Array): Verdict {
    const verdict = judge(owned(update), userId, this.#state, this.owners.of)
    if (verdict.type !== 'admitted' || this.#hasRoom(update.length)) return verdict
    return { type: 'refused', reason: 'too-large', message: 'The document would become too large.' }
  }

  /** Encoded as it came a document is longer than it need be, so it is measured anew where that seems too long. */
  #hasRoom(more: number): boolean {
    const raw = this.#committed.length + this.#pendingBytes
    const length = (): number => this.#measured.encoded + raw - this.#measured.raw + more
    if (length() <= this.#mostBytes) return true
    if (raw !== this.#measured.raw) this.#measured = { encoded: folded(this.#all()).length, raw }
    return length() <= this.#mostBytes
  }

  #all(): Uint8Array[] {
    return [this.#committed.whole(), ...this.#pending.map(({ bytes }) => bytes)]
  }

  /** Takes in an admitted update, which `commit` makes durable or `replace` takes back. */
  take(author: string, { parsed, placed, overlaps, clients }: Admitted): Taken {
    const news = overlaps ? this.#withoutKnown(parsed) : parsed
    this.#add(news, placed)
    this.#pending.push(news)
    this.#pendingBytes += news.bytes.length
    const unbound = this.owners.unbound(clients)
    this.owners.bind(unbound, author)
    return { parsed: news, writers: clients, clients: unbound }
  }

  #withoutKnown(parsed: ParsedUpdate): ParsedUpdate {
    const known = new Map(parsed.sections.map(({ client }) => [client, this.#structure.clock(client)]))
    return parseUpdate(Y.diffUpdate(parsed.bytes, Y.encodeStateVector(known)))
  }

  /** The oldest `count` updates that were taken in are in the log now. */
  commit(count: number): void {
    for (const parsed of this.#pending.splice(0, count)) {
      this.#committed.add(parsed)
      this.#pendingBytes -= parsed.bytes.length
    }
  }

  /**
   * Takes in rows that another node committed. Answers false, and takes in nothing, when one of them is written under one of
   * the `own` clientIDs: then what was taken in here may not stand any more.
   */
  takeIn(rows: readonly CommittedRow[], own: ReadonlySet<number>): boolean {
    const parsed = rows.map(({ update }) => parseUpdate(owned(update)))
    if (parsed.some(({ sections }) => sections.some(({ client }) => own.has(client)))) return false
    for (const [index, row] of parsed.entries()) {
      this.#place(row)
      this.#committed.add(row)
      const { author } = rows[index]!
      const writers = row.sections.map(({ client }) => client).filter((client) => client >= firstFreeClientId)
      if (author !== seedAuthor) this.owners.bind(this.owners.unbound(writers), author)
    }
    return true
  }

  /** What a change makes of the document, as an update under a fresh clientID; undefined when it changes nothing. */
  draft(change: (doc: Y.Doc) => void): Uint8Array | undefined {
    const copy = new Y.Doc()
    for (const update of this.#all()) Y.applyUpdate(copy, update)
    const updates: Uint8Array[] = []
    copy.on('update', (update: Uint8Array) => updates.push(update))
    copy.transact(() => change(copy))
    copy.destroy()
    return updates.length > 0 ? Y.mergeUpdates(updates) : undefined
  }
}

/** Where a root of the log's stands, whatever this room's are. */
const fieldPlace = (name: string): Place | undefined => {
  const parsed = parseRootName(name)
  return parsed && rootPlace(parsed.field)
}

/** What an update deletes, also where its structs themselves are what is left of something deleted. */
const noteDeletes = (deletions: Deletions, { sections, deletes }: ParsedUpdate): void => {
  for (const { client, structs } of sections)
    for (const { clock, length, sort } of structs)
      if (sort === sorts.gc || sort === sorts.tombstone) deletions.add(client, clock, length)
  for (let i = 0; i < deletes.length; i += 3) deletions.add(deletes[i]!, deletes[i + 1]!, deletes[i + 2]!)
}
