/**
 * The agreed tree while it is built: base units as they stay, with the changes on them, and what is new or moved at its
 * spot. Spots are counted from the base text, so that it makes no difference which change came first.
 */
import type { NewUnit, Suggested } from './suggested.ts'
import type { Kind, Lang, Localized, Unit } from './unit.ts'
import type { VersionIndex } from './version-index.ts'

export interface Draft {
  readonly base?: Unit
  /** Of a new unit: the key of its insertion. */
  readonly key?: string
  readonly moved: boolean
  readonly kind: Kind
  num: string
  /** Suggestions that changed the number of a base unit. */
  readonly renumberedBy: ReadonlySet<string>
  readonly heading?: Localized
  readonly text?: Localized
  readonly children: readonly Draft[]
  /** Suggestions that changed, made or moved this very unit. */
  readonly by: ReadonlySet<string>
  /** Children were added, moved or removed here. */
  readonly rearranged: boolean
}

/** A spot that suggestions put something at, with them and their units in order. */
export interface Filled {
  readonly parent: string | null
  readonly after: string | null
  readonly suggestions: readonly string[]
  readonly units: readonly Draft[]
}

export interface Arranged {
  readonly drafts: Draft[]
  readonly filled: Filled[]
  /** Base units that are no longer at their place, with the suggestions that deleted or moved them. */
  readonly left: ReadonlyMap<string, ReadonlySet<string>>
}

type Item = { readonly owner: string; readonly index: number } & (
  | { readonly type: 'new'; readonly unit: NewUnit }
  | { readonly type: 'moved'; readonly eId: string }
)

interface Edits {
  heading: Record<Lang, string>
  text: Record<Lang, string>
  number?: { kind: Kind; num: string; by: Set<string> }
  by: Set<string>
}

/** Applies suggestions that do not collide; they come sorted by rank, then id. */
export const arrange = (units: readonly Unit[], index: VersionIndex, all: readonly Suggested[]): Arranged => {
  const edits = new Map<string, Edits>()
  const left = new Map<string, Set<string>>()
  const items = new Map<string, Item[]>()
  const movers = new Map<string, Set<string>>()
  const edit = (eId: string, by: string): Edits => {
    const known = edits.get(eId) ?? { heading: {}, text: {}, by: new Set<string>() }
    edits.set(eId, known)
    known.by.add(by)
    return known
  }
  const leave = (eId: string, by: string) => left.set(eId, (left.get(eId) ?? new Set()).add(by))
  const put = (parent: string | null, after: string | null, item: Item) => {
    const spot = spotKey(parent, after)
    items.set(spot, [...(items.get(spot) ?? []), item])
  }

  for (const { suggestion, changes } of all) {
    const owner = suggestion.id
    const own = (parent: string | null) =>
      parent === null || index.has(parent) ? parent : `${owner} ${parent}`
    for (const change of changes) {
      switch (change.type) {
        case 'text':
        case 'heading':
          edit(change.unit, owner)[change.type][change.lang] = change.words
          break
        case 'number':
          {
            const edited = edit(change.unit, owner)
            const by = (edited.number?.by ?? new Set()).add(owner)
            edited.number = { kind: change.kind, num: change.num, by }
          }
          break
        case 'delete':
          leave(change.unit, owner)
          break
        case 'insert':
          put(own(change.at.parent), change.at.after, {
            type: 'new',
            owner,
            index: change.at.index,
            unit: change,
          })
          break
        case 'move': {
          const known = movers.get(change.unit)
          movers.set(change.unit, (known ?? new Set()).add(owner))
          leave(change.unit, owner)
          // Others who move it to the same spot are content with the first one's place in the order.
          if (!known)
            put(own(change.at.parent), change.at.after, {
              type: 'moved',
              owner,
              index: change.at.index,
              eId: change.unit,
            })
          break
        }
      }
    }
  }

  /** Of units with one eId the first is meant. */
  const meant = (unit: Unit) => index.get(unit.eId)?.unit === unit

  const filled: Filled[] = []
  /** What stands at a spot. Sorting is stable: suggestions are in order already, their own units follow their index. */
  const at = (parent: string | null, after: string | null): Draft[] => {
    const here = items.get(spotKey(parent, after)) ?? []
    if (here.length === 0) return []
    const owners = [...new Set(here.map(({ owner }) => owner))]
    const ordered = owners.flatMap((owner) =>
      here.filter((item) => item.owner === owner).sort((a, b) => a.index - b.index),
    )
    const drafts = ordered.map((item) =>
      item.type === 'moved'
        ? draft(index.get(item.eId)!.unit, movers.get(item.eId))
        : added(item.unit, item.owner),
    )
    filled.push({ parent, after, suggestions: owners, units: drafts })
    return drafts
  }

  const added = (unit: NewUnit, owner: string): Draft => ({
    key: unit.key,
    moved: false,
    kind: unit.kind,
    num: unit.num,
    renumberedBy: new Set(),
    ...localized('heading', undefined, unit.heading),
    ...localized('text', undefined, unit.text),
    children: at(`${owner} ${unit.key}`, null),
    by: new Set([owner]),
    rearranged: false,
  })

  const draft = (unit: Unit, by?: ReadonlySet<string>): Draft => {
    const edited = meant(unit) ? edits.get(unit.eId) : undefined
    const below = row(unit.children, unit)
    return {
      base: unit,
      moved: by !== undefined,
      kind: edited?.number?.kind ?? unit.kind,
      num: edited?.number?.num ?? unit.num,
      renumberedBy: edited?.number?.by ?? new Set(),
      ...localized('heading', unit.heading, edited?.heading),
      ...localized('text', unit.text, edited?.text),
      children: below.drafts,
      by: new Set([...(edited?.by ?? []), ...(by ?? [])]),
      rearranged: below.rearranged,
    }
  }

  const row = (siblings: readonly Unit[], holder: Unit | null) => {
    const parent = holder?.eId ?? null
    const drafts = holder === null || meant(holder) ? at(parent, null) : []
    let rearranged = drafts.length > 0
    for (const unit of siblings) {
      const leaves = meant(unit) && left.has(unit.eId)
      if (leaves) rearranged = true
      else drafts.push(draft(unit))
      const here = meant(unit) ? at(parent, unit.eId) : []
      rearranged ||= here.length > 0
      drafts.push(...here)
    }
    return { drafts, rearranged }
  }

  return { drafts: row(units, null).drafts, filled, left }
}

const spotKey = (parent: string | null, after: string | null): string => JSON.stringify([parent, after])

/** Words of the base with the changed languages put in their places; a language left without words goes. */
const localized = <Name extends 'heading' | 'text'>(
  name: Name,
  words: Localized | undefined,
  changed: Readonly<Record<Lang, string>> | undefined,
): Partial<Record<Name, Localized>> => {
  const langs = Object.keys(changed ?? {}).sort()
  if (langs.length === 0) return words === undefined ? {} : ({ [name]: words } as Record<Name, Localized>)
  const result: Record<Lang, string> = { ...words }
  for (const lang of langs) {
    if (changed![lang] === '') delete result[lang]
    else result[lang] = changed![lang]!
  }
  return Object.keys(result).length === 0 ? {} : ({ [name]: result } as Record<Name, Localized>)
}
