/** Citing in Russian: from small to large, the unit in the case asked for and each holder in the genitive. */
import type { Case } from './grammar/case.ts'
import { russian, russianNew, russianOrdinal } from './grammar/ru.ts'
import type { Mark, Step } from './place.ts'
import { type CitationWriter, listed } from './writer.ts'

const nounOf = (step: Step) => russian[step.term.ru]

const numbered = (step: Step, mark: Mark, name: Case): string => {
  if (mark.type === 'none') return ''
  if (mark.type === 'ordinal') return russianOrdinal(mark.ordinal, nounOf(step).gender, name)
  if (mark.type === 'title') return `«${mark.title}»`
  if (step.term.number === 'quotes') return `«${mark.number}»`
  return step.term.number === 'bracket' ? `${mark.number})` : mark.number
}

const one = (step: Step, name: Case): string =>
  [nounOf(step).one[name], numbered(step, step.mark, name)].filter(Boolean).join(' ')

const within = (text: string, holders: readonly Step[]): string =>
  [text, ...[...holders].reverse().map((step) => one(step, 'genitive'))].join(' ')

export const russianCitations: CitationWriter = {
  unit: (steps, name) => within(one(steps.at(-1)!, name), steps.slice(0, -1)),
  range: (steps, last, adjacent, name) => {
    const step = steps.at(-1)!
    const first = numbered(step, step.mark, name)
    const second = numbered(step, last, name)
    const link = adjacent ? ' и ' : step.mark.type === 'number' ? '–' : ' – '
    return within(`${nounOf(step).many[name]} ${first}${link}${second}`, steps.slice(0, -1))
  },
  list: (steps, runs, name) => {
    const step = steps.at(-1)!
    const link = runs[0]!.first.type === 'number' ? '–' : ' – '
    const marks = listed(runs, ' и ', link, (mark) => numbered(step, mark, name))
    return within(`${nounOf(step).many[name]} ${marks}`, steps.slice(0, -1))
  },
  heading: (steps, name) => within(russian.заголовок.one[name], steps),
  added: (step, many, side, beside, name) => {
    const noun = nounOf(step)
    const what = many
      ? `${russianNew.many[name]} ${noun.many[name]}`
      : `${russianNew[noun.gender][name]} ${noun.one[name]}`
    if (side === 'before') return `${what} перед ${russianCitations.unit(beside, 'instrumental')}`
    return `${what} ${side === 'after' ? 'после' : 'в начале'} ${russianCitations.unit(beside, 'genitive')}`
  },
}
