/** Citing in English, and in every language whose grammar is not here: from small to large with "of". */
import type { Mark, Step } from './place.ts'
import type { CitationWriter } from './writer.ts'

const ordinals = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

const numbered = (step: Step, mark: Mark): string => {
  if (mark.type === 'none') return ''
  if (mark.type === 'ordinal') return ordinals[mark.ordinal - 1] ?? String(mark.ordinal)
  if (mark.type === 'title') return `“${mark.title}”`
  if (step.term.number === 'quotes') return `(${mark.number})`
  return step.term.number === 'bracket' ? `${mark.number})` : mark.number
}

const one = (step: Step): string => [step.term.en, numbered(step, step.mark)].filter(Boolean).join(' ')

const within = (text: string, holders: readonly Step[]): string =>
  [text, ...[...holders].reverse().map(one)].join(' of ')

const plural = (noun: string): string => (noun.endsWith('x') ? `${noun}es` : `${noun}s`)

const unit: CitationWriter['unit'] = (steps) => within(one(steps.at(-1)!), steps.slice(0, -1))

export const englishCitations: CitationWriter = {
  unit,
  range: (steps, last, adjacent) => {
    const step = steps.at(-1)!
    const link = adjacent ? ' and ' : step.mark.type === 'number' ? '–' : ' – '
    const numbers = `${numbered(step, step.mark)}${link}${numbered(step, last)}`
    return within(`${plural(step.term.en)} ${numbers}`, steps.slice(0, -1))
  },
  heading: (steps) => within('heading', steps),
  added: (step, many, side, beside) => {
    const place = side === 'first' ? 'at the beginning of' : side
    return `new ${many ? plural(step.term.en) : step.term.en} ${place} ${unit(beside, 'nominative')}`
  },
}
