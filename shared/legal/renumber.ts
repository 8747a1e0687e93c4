/**
 * Numbers of what is new, and in a draft of what comes after it.
 *
 * A text that renumbers counts up after an insertion and down after a deletion. A number moves by as many places as units
 * were put in before it less those taken out, so that gaps and inserted numbers of the base (9-1) stay as they were, and
 * what nobody rearranged keeps its number to the letter. A text that keeps its numbers gives what came without one the
 * next free one (2-1). Articles and containers count as their eIds say, what is below them within its parent.
 */
import type { Arranged, Draft } from './draft.ts'
import { between, following, isWhole, shifted } from './next-number.ts'
import { countedThrough, type Kind, type Numbering, type Unit } from './unit.ts'

const numbered: ReadonlySet<Kind> = new Set(['article', 'paragraph', 'point', 'subpoint'])

/** Units that are counted together, in the order of the text. */
type Run<Member> = Map<string, Member[]>

/** Sets the numbers of the drafts, in place. */
export const renumber = (
  { drafts, left }: Pick<Arranged, 'drafts' | 'left'>,
  base: readonly Unit[],
  numbering: Numbering,
): void => {
  const before = baseRuns(base)
  for (const [key, run] of draftRuns(drafts)) {
    const was = before.get(key) ?? []
    if (numbering === 'keep' || was.length === 0) fill(run)
    else count(run, was, left)
  }
}

const baseRuns = (units: readonly Unit[]): Run<Unit> => {
  const runs: Run<Unit> = new Map()
  const add = (siblings: readonly Unit[], parent: string) => {
    for (const unit of siblings) {
      push(runs, baseKey(unit, parent), unit)
      add(unit.children, unit.eId)
    }
  }
  add(units, '')
  return runs
}

const baseKey = ({ kind, eId }: Unit, parent: string): string =>
  `${kind} ${countedThrough.has(kind) ? eId.slice(0, Math.max(0, eId.lastIndexOf('__'))) : parent}`

const draftRuns = (drafts: readonly Draft[]): Run<Draft> => {
  const runs: Run<Draft> = new Map()
  const last = new Map<Kind, string>()
  const waiting = new Map<Kind, Draft[]>()
  let made = 0
  const add = (siblings: readonly Draft[], parent: string) => {
    for (const draft of siblings) {
      const key = keyOf(draft, siblings, parent)
      const settled = key ?? last.get(draft.kind)
      if (settled === undefined) push(waiting, draft.kind, draft)
      else {
        // What came before the first unit of a kind is counted with it.
        for (const early of waiting.get(draft.kind) ?? []) push(runs, settled, early)
        waiting.delete(draft.kind)
        last.set(draft.kind, settled)
        push(runs, settled, draft)
      }
      add(draft.children, draft.base?.eId ?? `new ${made++}`)
    }
  }
  add(drafts, '')
  for (const [kind, alone] of waiting) runs.set(`${kind} alone`, alone)
  return runs
}

const stays = (draft: Draft): boolean =>
  draft.base !== undefined && !draft.moved && draft.kind === draft.base.kind

/** The run that a draft is counted in; `undefined` for a new container or article with none of its kind beside it. */
const keyOf = (draft: Draft, siblings: readonly Draft[], parent: string): string | undefined => {
  if (!countedThrough.has(draft.kind)) return `${draft.kind} ${parent}`
  const model = stays(draft) ? draft : siblings.find((other) => other.kind === draft.kind && stays(other))
  return model?.base && baseKey(model.base, parent)
}

const push = <Key, Member>(runs: Map<Key, Member[]>, key: Key, member: Member): void => {
  const run = runs.get(key)
  if (run) run.push(member)
  else runs.set(key, [member])
}

/** What puts the numbers after it one up or down, and who brought it about. */
interface Shift {
  readonly by: 1 | -1
  readonly owners: ReadonlySet<string>
}

const nobody: ReadonlySet<string> = new Set()

const count = (run: readonly Draft[], was: readonly Unit[], left: Arranged['left']): void => {
  const here = new Set(run.flatMap((draft) => (stays(draft) ? [draft.base!] : [])))
  const shifts: Shift[] = []
  let passed = 0
  let previous = ''
  for (const draft of run) {
    if (stays(draft)) {
      const position = was.indexOf(draft.base!)
      for (const unit of was.slice(passed, position))
        if (!here.has(unit) && isWhole(unit.num))
          shifts.push({ by: -1, owners: left.get(unit.eId) ?? nobody })
      passed = Math.max(passed, position + 1)
      draft.num = shifted(draft.num, total(shifts, draft.renumberedBy))
    } else if (draft.num !== '' || numbered.has(draft.kind)) {
      draft.num = (previous === '' ? was[0]!.num : following(previous)) || draft.num
      shifts.push({ by: 1, owners: draft.by })
    }
    previous = draft.num || previous
  }
}

/** Whoever typed a number has counted what they themselves put in or took out. */
const total = (shifts: readonly Shift[], typedBy: ReadonlySet<string>): number =>
  shifts.reduce((sum, { by, owners }) => ([...typedBy].some((id) => owners.has(id)) ? sum : sum + by), 0)

const fill = (run: readonly Draft[]): void => {
  const taken = new Set(run.map(({ num }) => num))
  for (const [position, draft] of run.entries()) {
    if (draft.num !== '' || draft.base || !numbered.has(draft.kind)) continue
    const previous = run.slice(0, position).findLast(({ num }) => num !== '')?.num
    const later = run.slice(position + 1).some(({ num }) => num !== '')
    if (previous !== undefined) draft.num = later ? between(previous, taken) : following(previous)
    else if (!later) draft.num = draft.kind === 'subpoint' ? '' : '1'
    taken.add(draft.num)
  }
}
