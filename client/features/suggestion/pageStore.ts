/**
 * What moves on a proposal's page while people work: rows, who types where, comments, the selected clause. An external
 * store, so that a push or a colleague's move draws the clause that it is about and not the text.
 */
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import { byUnit, numbered } from './rows.ts'

export interface Typist {
  readonly name: string
  readonly colour: number
}

const noRows: readonly SuggestionRow[] = []
const nobody: readonly Typist[] = []

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])

const sameTypists = (a: readonly Typist[], b: readonly Typist[]): boolean =>
  a.length === b.length &&
  a.every(({ name, colour }, index) => name === b[index]?.name && colour === b[index].colour)

/** The new map, with the old one's values where they say the same: whoever compares by identity sees no change. */
const kept = <T>(
  old: ReadonlyMap<string, T>,
  next: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): ReadonlyMap<string, T> =>
  new Map(
    [...next].map(([key, value]) => {
      const known = old.get(key)
      return [key, known !== undefined && same(known, value) ? known : value]
    }),
  )

export class PageStore {
  readonly #listeners = new Set<() => void>()
  #rows: readonly SuggestionRow[] = noRows
  #byId: ReadonlyMap<string, SuggestionRow> = new Map()
  #byUnit: ReadonlyMap<string, readonly SuggestionRow[]> = new Map()
  #numbers: ReadonlyMap<string, number> = new Map()
  #comments: ReadonlyMap<string, number> = new Map()
  #typing: ReadonlyMap<string, readonly Typist[]> = new Map()
  #selected: string | undefined

  constructor(rows: readonly SuggestionRow[] = noRows) {
    this.setRows(rows)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** All rows, in the order of their making. */
  readonly rows = (): readonly SuggestionRow[] => this.#rows

  row(id: string): SuggestionRow | undefined {
    return this.#byId.get(id)
  }

  /** Rows that amend a unit or stand by it; the same array until one of them changes. */
  rowsOf(unit: string): readonly SuggestionRow[] {
    return this.#byUnit.get(unit) ?? noRows
  }

  /** A suggestion's number within its proposal, as people cite it. */
  readonly numberOf = (id: string): number | undefined => this.#numbers.get(id)

  /** Comments in open threads on a unit or a suggestion. */
  commentsOn(place: string): number {
    return this.#comments.get(place) ?? 0
  }

  typingIn(suggestion: string): readonly Typist[] {
    return this.#typing.get(suggestion) ?? nobody
  }

  isSelected(unit: string): boolean {
    return this.#selected === unit
  }

  setRows(rows: readonly SuggestionRow[]): void {
    if (rows === this.#rows) return
    this.#rows = rows
    this.#byId = new Map(rows.map((row) => [row.id, row]))
    this.#byUnit = kept(this.#byUnit, byUnit(rows), sameItems)
    this.#numbers = numbered(rows)
    this.#tell()
  }

  setComments(comments: ReadonlyMap<string, number>): void {
    this.#comments = comments
    this.#tell()
  }

  setTyping(typing: ReadonlyMap<string, readonly Typist[]>): void {
    this.#typing = kept(this.#typing, typing, sameTypists)
    this.#tell()
  }

  select(unit: string | undefined): void {
    if (unit === this.#selected) return
    this.#selected = unit
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
