/**
 * Citing in Kazakh: from large to small, each holder in the genitive, what it holds possessive, the unit in the case
 * asked for. Roman numerals take no hyphen.
 */
import type { Case, Forms } from './grammar/case.ts'
import { kazakh, kazakhOrdinal } from './grammar/kk.ts'
import type { Mark, Step } from './place.ts'
import { type CitationWriter, listed } from './writer.ts'

const digits = /^\d/

const label = (step: Step, mark: Mark, tight: boolean): string => {
  if (mark.type === 'none') return ''
  if (mark.type === 'ordinal') {
    const word = kazakhOrdinal(mark.ordinal)
    return word.endsWith('-') ? word : `${word} `
  }
  if (mark.type === 'title') return `«${mark.title}» `
  if (step.term.number === 'quotes') return `«${mark.number}» `
  if (step.term.number === 'bracket') return `${mark.number}) `
  return digits.test(mark.number) && tight ? `${mark.number}-` : `${mark.number} `
}

const holders = (steps: readonly Step[]): string =>
  steps.map((step, index) => `${label(step, step.mark, true)}${word(step, index > 0).genitive} `).join('')

const word = (step: Step, held: boolean): Forms => kazakh[step.term.kk][held ? 'held' : 'one']

const unit = (steps: readonly Step[], name: Case): string => {
  const step = steps.at(-1)!
  return `${holders(steps.slice(0, -1))}${label(step, step.mark, true)}${word(step, steps.length > 1)[name]}`
}

export const kazakhCitations: CitationWriter = {
  unit,
  range: (steps, last, adjacent, name) => {
    const step = steps.at(-1)!
    const first = label(step, step.mark, false).trimEnd()
    const noun = kazakh[step.term.kk][steps.length > 1 ? 'manyHeld' : 'many'][name]
    const link = adjacent ? ' және ' : ' – '
    return `${holders(steps.slice(0, -1))}${first}${link}${label(step, last, true)}${noun}`
  },
  list: (steps, runs, name) => {
    const step = steps.at(-1)!
    const marks = listed(runs, ' және ', ' – ', (mark, isLast) =>
      isLast ? label(step, mark, true) : label(step, mark, false).trimEnd(),
    )
    const noun = kazakh[step.term.kk][steps.length > 1 ? 'manyHeld' : 'many'][name]
    return `${holders(steps.slice(0, -1))}${marks}${noun}`
  },
  heading: (steps, name) => `${holders(steps)}${kazakh.тақырып.held[name]}`,
  added: (step, many, side, beside, name) => {
    const noun = kazakh[step.term.kk][many ? 'many' : 'one'][name]
    if (side === 'after') return `${unit(beside, 'ablative')} кейінгі жаңа ${noun}`
    return `${unit(beside, 'genitive')} ${side === 'before' ? 'алдындағы' : 'басындағы'} жаңа ${noun}`
  },
}
