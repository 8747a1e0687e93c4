/** Amending formulas in Russian. */
import { isWord, tokens } from '../redline/tokens.ts'
import type { FormulaWriter } from './formula-writer.ts'
import type { Case } from './grammar/case.ts'
import { russian } from './grammar/ru.ts'

/** «слово «…»» or «слова «…»», by how many words are named. */
const named = (words: string, name: Case): string => {
  const { one, many } = russian.слово
  return `${(tokens(words).filter(isWord).length === 1 ? one : many)[name]} «${words}»`
}

export const russianFormulas: FormulaWriter = {
  words: (where, edit) => {
    const place = `в ${where('locative')}`
    switch (edit.type) {
      case 'replace':
        return `${place} ${named(edit.words, 'accusative')} заменить ${named(edit.by, 'instrumental')}`
      case 'insertAfter':
        return `${place} после ${named(edit.words, 'genitive')} дополнить ${named(edit.added, 'instrumental')}`
      case 'insertBefore':
        return `${place} перед ${named(edit.words, 'instrumental')} дополнить ${named(edit.added, 'instrumental')}`
      case 'delete':
        return `${place} ${named(edit.words, 'accusative')} исключить`
    }
  },
  lead: (where) => `в ${where('locative')}:`,
  throughout(words, by, inForms) {
    const form = inForms ? ' в соответствующих числе и падеже' : ''
    return `по всему тексту ${named(words, 'accusative')}${form} заменить ${named(by, 'instrumental')}${form}`
  },
  replace: (what) => `${what('accusative')} изложить в следующей редакции:`,
  insert: (what, holder) =>
    `${holder ? `${holder('accusative')} ` : ''}дополнить ${what('instrumental')} следующего содержания:`,
  delete: (what) => `${what('accusative')} исключить`,
  number: (what, as, many) =>
    `${what('accusative')} считать ${many ? 'соответственно ' : ''}${as('instrumental')}`,
  move: (what, side, goal) => {
    if (side === 'before') return `${what('accusative')} переместить перед ${goal('instrumental')}`
    return `${what('accusative')} переместить ${side === 'after' ? 'после' : 'в начало'} ${goal('genitive')}`
  },
}
