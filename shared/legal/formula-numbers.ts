/** New numbers in as few words as they take: «пункты 3–6 статьи 9 считать соответственно пунктами 4–7». */
import { citationsIn } from './citation.ts'
import { type FormulaTexts, stepsTo } from './formula-texts.ts'
import type { Cited } from './formula-writer.ts'
import type { NewNumber } from './instruction.ts'
import { type Step, stepsOf } from './place.ts'
import { flatten, pathTo } from './tree.ts'

export interface Renumbering {
  readonly what: Cited
  readonly as: Cited
  readonly many: boolean
  /** By the eIds of the base. */
  readonly units: readonly string[]
}

interface Numbered {
  readonly unit: string
  readonly before: readonly Step[]
  readonly after: Step
  /** Positions among the units of the same kind and holder, in the base and in the agreed text. */
  readonly was: number
  readonly is: number
}

export const renumberings = (texts: FormulaTexts, units: readonly NewNumber[]): Renumbering[] => {
  const { base, agreed, lang, naming } = texts
  const wIds = new Map(flatten(base).map(({ eId, wId }) => [eId, wId]))
  const now = new Map(flatten(agreed).map(({ eId, wId }) => [wId, eId]))
  const orderIn = (all: typeof base) => {
    const counts = new Map<string, number>()
    return new Map(
      flatten(all).map(({ eId, kind }) => {
        const at = (counts.get(kind) ?? 0) + 1
        counts.set(kind, at)
        return [eId, at]
      }),
    )
  }
  const [was, is] = [orderIn(base), orderIn(agreed)]
  const numbered = units.map(({ unit }): Numbered => {
    const eId = now.get(wIds.get(unit)!)!
    return {
      unit,
      before: stepsTo(texts, unit, true),
      after: stepsOf(pathTo(agreed, eId), lang, naming, true).at(-1)!,
      was: was.get(unit)!,
      is: is.get(eId)!,
    }
  })
  const runs: Numbered[][] = []
  for (const each of numbered) {
    const last = runs.at(-1)?.at(-1)
    if (last && follows(last, each)) runs.at(-1)!.push(each)
    else runs.push([each])
  }
  const write = citationsIn(lang)
  return runs.map((run) => {
    const [first, last] = [run[0]!, run.at(-1)!]
    const two = run.length === 2
    return {
      many: run.length > 1,
      units: run.map(({ unit }) => unit),
      what: (name) =>
        run.length > 1
          ? write.range(first.before, last.before.at(-1)!.mark, two, name)
          : write.unit(first.before, name),
      as: (name) =>
        run.length > 1
          ? write.range([first.after], last.after.mark, two, name)
          : write.unit([first.after], name),
    }
  })
}

const holders = (steps: readonly Step[]): string => JSON.stringify(steps.slice(0, -1))

const follows = (last: Numbered, next: Numbered): boolean => {
  const [a, b] = [last.before.at(-1)!, next.before.at(-1)!]
  return (
    next.was === last.was + 1 &&
    next.is === last.is + 1 &&
    a.kind === b.kind &&
    last.after.kind === next.after.kind &&
    holders(last.before) === holders(next.before) &&
    [a, b, last.after, next.after].every(({ mark }) => mark.type === 'number')
  )
}
