/** Formulas that put new units in. Their numbers are those that they get in the text that the suggestion alone makes. */
import type { Change } from './changes.ts'
import { citationsIn, cite } from './citation.ts'
import { consolidate } from './consolidate.ts'
import { type Formula, lines, type Work } from './formula-work.ts'
import type { Cited } from './formula-writer.ts'
import { termOf } from './grammar/terms.ts'
import { pathTo, type Step, stepsOf } from './place.ts'
import type { WordingUnit } from './suggestion.ts'
import { headedKinds, type Lang, type Unit } from './unit.ts'

type Insert = Extract<Change, { type: 'insert' }>

/** New units beside each other and of one kind are one instruction; what is in a new unit comes with it. */
export const insertions = (
  work: Work,
  list: readonly Change[],
  after: readonly WordingUnit[],
  known: Iterable<string>,
): Formula[] => {
  const added = list.filter((change): change is Insert => change.type === 'insert')
  const keys = new Set(added.map(({ key }) => key))
  const wordings = newIn(after, new Set(known))
  const tops = added
    .filter(({ at }) => at.parent === null || !keys.has(at.parent))
    .map((insert, position) => ({ insert, unit: wordings[position]! }))
    .filter(({ unit }) => says(unit))
  const placed = inResult(work)
  const runs: { first: Insert; wording: WordingUnit[]; steps: (Step | undefined)[] }[] = []
  for (const [position, { insert, unit }] of tops.entries()) {
    const last = runs.at(-1)
    const { parent, after: anchor } = insert.at
    const beside =
      last &&
      last.first.kind === insert.kind &&
      last.first.at.parent === parent &&
      last.first.at.after === anchor
    if (beside) {
      last.wording.push(unit)
      last.steps.push(placed[position])
    } else runs.push({ first: insert, wording: [unit], steps: [placed[position]] })
  }
  return runs.map(({ first, wording, steps }) => {
    const holder = holderOf(work, first)
    return {
      text: work.write.insert(numbered(work, first, steps), holder),
      wording: lines(
        work,
        wording.map((unit, position) => ({ ...unit, num: numberOf(steps[position]) || unit.num })),
      ),
    }
  })
}

/** The outermost new units of a wording, in order, as `changes` tells them: each base unit in `left` is met once. */
const newIn = (units: readonly WordingUnit[], left: Set<string>): WordingUnit[] =>
  units.flatMap((unit) => (unit.from && left.delete(unit.from) ? newIn(unit.children, left) : [unit]))

const says = ({ heading, text, children }: WordingUnit): boolean =>
  Boolean(heading || text) || children.some(says)

/** How the suggestion's new units are numbered in the text that it alone would make. */
const inResult = ({ version, suggestion, lang }: Work): (Step | undefined)[] => {
  const alone = { ...suggestion, bundle: null, state: 'open' } as const
  const { units } = consolidate(
    version,
    [alone],
    [{ suggestion: suggestion.id, level: 'group', outcome: 'agreed' }],
    'group',
  )
  const known = new Set(wIdsOf(version.units))
  const found: Unit[] = []
  const look = (siblings: readonly Unit[]) => {
    for (const unit of siblings) {
      if (known.has(unit.wId)) look(unit.children)
      else if (hasWords(unit, lang)) found.push(unit)
    }
  }
  look(units)
  return found.map(({ eId }) => stepsOf(pathTo(units, eId), lang, version.naming, true).at(-1))
}

const wIdsOf = (units: readonly Unit[]): string[] =>
  units.flatMap((unit) => [unit.wId, ...wIdsOf(unit.children)])

const hasWords = (unit: Unit, lang: Lang): boolean =>
  Boolean(unit.text?.[lang] || unit.heading?.[lang]) || unit.children.some((child) => hasWords(child, lang))

const holderOf = ({ version, index, suggestion, lang }: Work, { kind, at }: Insert): Cited | undefined => {
  const parent = at.parent ?? index.get(suggestion.unit)!.parent
  if (parent === null || headedKinds.has(kind)) return undefined
  return (name) => cite(version.units, parent, lang, version.naming, name)
}

const numberOf = (step: Step | undefined): string => (step?.mark.type === 'number' ? step.mark.number : '')

/** «пунктом 3», «пунктами 3 и 4»: by the word of the kind, without the holder. */
const numbered = ({ lang, version }: Work, { kind }: Insert, steps: readonly (Step | undefined)[]): Cited => {
  const plain: Step = { kind, term: termOf(kind, undefined, version.naming), mark: { type: 'none' } }
  const first = steps[0] ?? plain
  const last = steps.at(-1) ?? plain
  const write = citationsIn(lang)
  return (name) =>
    steps.length > 1 && last.mark.type !== 'none'
      ? write.range([first], last.mark, steps.length === 2, name)
      : write.unit([first], name)
}
