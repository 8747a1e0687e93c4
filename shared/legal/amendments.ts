/**
 * The instructions that turn a base text into an agreed one, in one language, each as small as can be: words where few
 * change, a clause where many do, a whole article where saying each change would take longer than saying it anew.
 *
 * Units are known again by their wId. What stands within something new is part of that one's wording and deleted where it
 * was; everything else that both texts have stays, or is moved.
 */
import { isWord, tokens } from '../redline/tokens.ts'
import { longestIncreasing } from './increasing.ts'
import type { Instruction, InstructionSpot, NewNumber, UnitPart } from './instruction.ts'
import { flatten } from './tree.ts'
import { containerKinds, countedThrough, type PlainUnit } from './unit.ts'
import { wordEdits } from './word-edits.ts'

interface Origin {
  readonly unit: PlainUnit
  readonly parent: PlainUnit | null
  readonly position: number
}

/** What is said within a unit; numbers that are counted through the text are told at its end. */
interface Plan {
  readonly list: readonly Instruction[]
  readonly through: readonly NewNumber[]
}

export const amendments = (base: readonly PlainUnit[], agreed: readonly PlainUnit[]): Instruction[] => {
  const origins = originsOf(base)
  const kept = keptIn(agreed, origins)

  const row = (parent: PlainUnit | null, was: readonly PlainUnit[], now: readonly PlainUnit[]): Plan => {
    const plans: Plan[] = []
    const known = now.flatMap((unit, at) => {
      const origin = origins.get(unit.wId)
      return origin && origin.parent === parent ? [{ at, origin }] : []
    })
    const inOrder = longestIncreasing(known.map(({ origin }) => origin.position))
    const stays = new Map(
      known.filter((_, at) => inOrder.has(at)).map(({ at, origin }) => [origin.unit, now[at]!]),
    )
    const staying = new Set(stays.values())
    const spots = placed(parent, now, staying, origins)
    const numbers: NewNumber[] = []
    const number = (before: PlainUnit, { kind, num }: PlainUnit) => {
      if (before.kind !== kind || before.num !== num) numbers.push({ unit: before.eId, kind, num })
    }
    const put = (after: string | null) => {
      for (const { instruction, moved } of spots.get(after) ?? []) {
        plans.push({ list: [instruction], through: [] })
        if (!moved) continue
        number(moved.before, moved.after)
        plans.push(plan(moved.before, moved.after))
      }
    }
    put(null)
    const gone = goneFrom(was, (unit) => !stays.has(unit) && !kept.has(unit.wId))
    for (const unit of was) {
      const after = stays.get(unit)
      const going = gone.get(unit)
      if (going) plans.push({ list: [{ type: 'delete', units: going }], through: [] })
      if (!after) continue
      number(unit, after)
      plans.push(plan(unit, after))
      put(unit.eId)
    }
    const here = numbers.filter(({ unit }) => !isCountedThrough(unit))
    return {
      list: [
        ...plans.flatMap(({ list }) => list),
        ...(here.length > 0 ? [{ type: 'number', units: here } as const] : []),
      ],
      through: [
        ...numbers.filter(({ unit }) => isCountedThrough(unit)),
        ...plans.flatMap(({ through }) => through),
      ],
    }
  }

  const kinds = new Map(flatten(base).map(({ eId, kind }) => [eId, kind]))
  const isCountedThrough = (eId: string) => countedThrough.has(kinds.get(eId)!)

  const plan = (before: PlainUnit, after: PlainUnit): Plan => {
    const below = row(before, before.children, after.children)
    const list = [...ofPart('heading', before, after), ...ofPart('text', before, after), ...below.list]
    const holds = before.children.length + after.children.length > 0 && !containerKinds.has(before.kind)
    if (
      holds &&
      list.length >= fewest &&
      total(list) > whole(after) &&
      isClosed(before, after, kept, origins)
    )
      return { list: [{ type: 'whole', unit: before.eId, wording: after }], through: [] }
    return { list, through: below.through }
  }

  const { list, through } = row(null, base, agreed)
  return [...list, ...(through.length > 0 ? [{ type: 'number', units: through } as const] : [])]
}

/** What goes from among siblings, those of one kind together, by the first of them. */
const goneFrom = (
  siblings: readonly PlainUnit[],
  goes: (unit: PlainUnit) => boolean,
): ReadonlyMap<PlainUnit, readonly string[]> => {
  const alike = Map.groupBy(siblings.filter(goes), ({ kind, num }) => `${kind} ${num === ''}`)
  return new Map([...alike.values()].map((units) => [units[0]!, units.map(({ eId }) => eId)]))
}

const originsOf = (base: readonly PlainUnit[]): ReadonlyMap<string, Origin> => {
  const found = new Map<string, Origin>()
  const add = (units: readonly PlainUnit[], parent: PlainUnit | null) => {
    for (const [position, unit] of units.entries()) {
      if (!found.has(unit.wId)) found.set(unit.wId, { unit, parent, position })
      add(unit.children, unit)
    }
  }
  add(base, null)
  return found
}

/** wIds of the base that the agreed text has outside of anything new. */
const keptIn = (agreed: readonly PlainUnit[], origins: ReadonlyMap<string, Origin>): ReadonlySet<string> => {
  const kept = new Set<string>()
  const add = (units: readonly PlainUnit[]) => {
    for (const { wId, children } of units) {
      if (!origins.has(wId)) continue
      kept.add(wId)
      add(children)
    }
  }
  add(agreed)
  return kept
}

interface Put {
  readonly instruction: Instruction
  readonly moved?: { readonly before: PlainUnit; readonly after: PlainUnit }
}

/** What comes to stand among the units that stay, by the one that it stands after. New ones of a kind come together. */
const placed = (
  parent: PlainUnit | null,
  now: readonly PlainUnit[],
  staying: ReadonlySet<PlainUnit>,
  origins: ReadonlyMap<string, Origin>,
): ReadonlyMap<string | null, readonly Put[]> => {
  const spots = new Map<string | null, Put[]>()
  let after: string | null = null
  let behind: string | undefined
  for (const unit of now) {
    const origin = origins.get(unit.wId)
    if (origin && staying.has(unit)) {
      after = origin.unit.eId
      behind = undefined
      continue
    }
    const here: Put[] = spots.get(after) ?? []
    spots.set(after, here)
    const at: InstructionSpot = { parent: parent?.eId ?? null, after, index: here.length }
    if (origin) {
      const { eId } = origin.unit
      here.push({
        instruction: { type: 'move', unit: eId, at, ...(behind !== undefined && { behind }) },
        moved: { before: origin.unit, after: unit },
      })
      behind = eId
      continue
    }
    behind = undefined
    const last = here.at(-1)?.instruction
    if (last?.type === 'insert' && isAlike(last.units[0]!, unit))
      here[here.length - 1] = { instruction: { ...last, units: [...last.units, unit] } }
    else here.push({ instruction: { type: 'insert', at, units: [unit] } })
  }
  return spots
}

/** Of one kind, and both with a number or without. */
const isAlike = (a: PlainUnit, b: PlainUnit): boolean =>
  a.kind === b.kind && (a.num === '') === (b.num === '')

const ofPart = (part: UnitPart, before: PlainUnit, after: PlainUnit): Instruction[] => {
  const was = before[part] ?? ''
  const words = after[part] ?? ''
  if (was === words) return []
  const edits = words === '' ? undefined : wordEdits(was, words)
  return edits
    ? [{ type: 'words', unit: before.eId, part, edits }]
    : [{ type: 'part', unit: before.eId, part, words }]
}

/** Whether nothing comes into the unit from outside of it, and nothing goes out. */
const isClosed = (
  before: PlainUnit,
  after: PlainUnit,
  kept: ReadonlySet<string>,
  origins: ReadonlyMap<string, Origin>,
): boolean => {
  const was = new Set(flatten([before]).map(({ wId }) => wId))
  const is = new Set(flatten([after]).map(({ wId }) => wId))
  return (
    [...was].every((wId) => is.has(wId) || !kept.has(wId)) &&
    [...is].every((wId) => was.has(wId) || !origins.has(wId))
  )
}

/** What it takes to say where and what, in words. */
const phrase = 4

/** Fewer changes than these are always told one by one. */
const fewest = 3

const count = (text: string | undefined): number => tokens(text ?? '').filter(isWord).length

const words = (units: readonly PlainUnit[]): number =>
  flatten(units).reduce((sum, { heading, text }) => sum + 1 + count(heading) + count(text), 0)

const whole = (unit: PlainUnit): number => phrase + words([unit])

const total = (list: readonly Instruction[]): number =>
  list.reduce((sum, instruction) => sum + costOf(instruction), 0)

const costOf = (instruction: Instruction): number => {
  switch (instruction.type) {
    case 'words':
      return instruction.edits.reduce(
        (sum, edit) =>
          sum +
          phrase +
          count(edit.words) +
          count(edit.type === 'delete' ? '' : edit.type === 'replace' ? edit.by : edit.added),
        0,
      )
    case 'part':
      return phrase + count(instruction.words)
    case 'whole':
      return whole(instruction.wording)
    case 'insert':
      return phrase + words(instruction.units)
    case 'number':
      return phrase + instruction.units.length
    case 'move':
    case 'delete':
    case 'throughout':
      return phrase
  }
}
