/** Does to a text what an amending act instructs, knowing nothing of how the act was made. */
import type { Instruction } from '#shared/legal/instruction.ts'
import { replaceThroughout } from '#shared/legal/throughout.ts'
import type { Kind, PlainUnit } from '#shared/legal/unit.ts'
import { follow } from '#shared/legal/word-edits.ts'

interface Node {
  kind: Kind
  num: string
  heading: string
  text: string
  children: Node[]
  /** Absent on what an instruction wrote. */
  readonly eId?: string
}

/** A text as it reads: white space is no matter of wording, and none stands before a closing mark. */
export interface Read {
  readonly kind: Kind
  readonly num: string
  readonly heading: string
  readonly text: string
  readonly children: readonly Read[]
}

const spaced = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?)»])/g, '')
    .trim()

export const read = (units: readonly (Node | PlainUnit)[]): Read[] =>
  units.map(({ kind, num, heading, text, children }) => ({
    kind,
    num,
    heading: spaced(heading ?? ''),
    text: spaced(text ?? ''),
    children: read(children),
  }))

export const followAct = (base: readonly PlainUnit[], instructions: readonly Instruction[]): Read[] => {
  const nodes = new Map<string, Node>()
  const node = (unit: PlainUnit, known: boolean): Node => {
    const made: Node = {
      kind: unit.kind,
      num: unit.num,
      heading: unit.heading ?? '',
      text: unit.text ?? '',
      children: unit.children.map((child) => node(child, known)),
      ...(known && { eId: unit.eId }),
    }
    if (known) nodes.set(unit.eId, made)
    return made
  }
  const at = (eId: string): Node => {
    const found = nodes.get(eId)
    if (!found) throw new Error(`The act speaks of ${eId}, which the text does not have.`)
    return found
  }
  const roots = base.map((unit) => node(unit, true))
  const away = new Set<Node>()
  const spots = new Map<string, { index: number; nodes: Node[] }[]>()
  const put = (
    { parent, after, index }: { parent: string | null; after: string | null; index: number },
    nodes: Node[],
  ) => {
    const key = JSON.stringify([parent, after])
    spots.set(key, [...(spots.get(key) ?? []), { index, nodes }])
  }
  for (const instruction of instructions) {
    switch (instruction.type) {
      case 'throughout':
        for (const each of nodes.values()) {
          each.heading = replaceThroughout(each.heading, instruction)
          each.text = replaceThroughout(each.text, instruction)
        }
        break
      case 'words': {
        const changed = at(instruction.unit)
        changed[instruction.part] = follow(changed[instruction.part], instruction.edits)
        break
      }
      case 'part':
        at(instruction.unit)[instruction.part] = instruction.words
        break
      case 'whole': {
        const { heading, text, children } = node(instruction.wording, false)
        Object.assign(at(instruction.unit), { heading, text, children })
        break
      }
      case 'insert':
        put(
          instruction.at,
          instruction.units.map((unit) => node(unit, false)),
        )
        break
      case 'move':
        away.add(at(instruction.unit))
        put(instruction.at, [at(instruction.unit)])
        break
      case 'delete':
        for (const eId of instruction.units) away.add(at(eId))
        break
      case 'number':
        for (const { unit, kind, num } of instruction.units) Object.assign(at(unit), { kind, num })
    }
  }
  let used = 0
  const standing = (parent: string | null, after: string | null): Node[] => {
    const here = spots.get(JSON.stringify([parent, after])) ?? []
    used += here.length
    return here.sort((a, b) => a.index - b.index).flatMap(({ nodes }) => nodes.map(built))
  }
  const row = (parent: string | null, siblings: readonly Node[]): Node[] => [
    ...standing(parent, null),
    ...siblings.flatMap((each) => [
      ...(away.has(each) ? [] : [built(each)]),
      ...(each.eId === undefined ? [] : standing(parent, each.eId)),
    ]),
  ]
  const built = (each: Node): Node =>
    each.eId === undefined ? each : { ...each, children: row(each.eId, each.children) }
  const result = read(row(null, roots))
  const all = [...spots.values()].reduce((sum, here) => sum + here.length, 0)
  if (used !== all) throw new Error('The act puts something where nothing is left.')
  return result
}
