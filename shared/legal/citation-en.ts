/** Citing in English, and in every language whose grammar is not here: from small to large with "of". */

import { englishNumber, englishPlural } from './grammar/en.ts'
import type { Mark, Step } from './place.ts'
import { type CitationWriter, listed } from './writer.ts'

const numbered = (step: Step, mark: Mark): string => {
  if (mark.type === 'none') return ''
  if (mark.type === 'ordinal') return englishNumber(mark.ordinal)
  if (mark.type === 'title') return `“${mark.title}”`
  if (step.term.number === 'quotes') return `(${mark.number})`
  return step.term.number === 'bracket' ? `${mark.number})` : mark.number
}

const one = (step: Step): string => [step.term.en, numbered(step, step.mark)].filter(Boolean).join(' ')

const within = (text: string, holders: readonly Step[]): string =>
  [text, ...[...holders].reverse().map(one)].join(' of ')

const unit: CitationWriter['unit'] = (steps) => within(one(steps.at(-1)!), steps.slice(0, -1))

export const englishCitations: CitationWriter = {
  unit,
  range: (steps, last, adjacent) => {
    const step = steps.at(-1)!
    const link = adjacent ? ' and ' : step.mark.type === 'number' ? '–' : ' – '
    const numbers = `${numbered(step, step.mark)}${link}${numbered(step, last)}`
    return within(`${englishPlural(step.term.en)} ${numbers}`, steps.slice(0, -1))
  },
  list: (steps, runs) => {
    const step = steps.at(-1)!
    const link = runs[0]!.first.type === 'number' ? '–' : ' – '
    const marks = listed(runs, ' and ', link, (mark) => numbered(step, mark))
    return within(`${englishPlural(step.term.en)} ${marks}`, steps.slice(0, -1))
  },
  heading: (steps) => within('heading', steps),
  added: (step, many, side, beside) => {
    const place = side === 'first' ? 'at the beginning of' : side
    return `new ${many ? englishPlural(step.term.en) : step.term.en} ${place} ${unit(beside, 'nominative')}`
  },
}
