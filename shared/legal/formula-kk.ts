/** Amending formulas in Kazakh. */
import { isWord, tokens } from '../redline/tokens.ts'
import type { FormulaWriter } from './formula-writer.ts'
import type { Case } from './grammar/case.ts'
import { kazakhWords } from './grammar/kk.ts'

/** «… деген сөз» or «… деген сөздер», by how many words are named. */
const named = (words: string, name: Case): string => {
  const { one, many } = kazakhWords
  return `«${words}» деген ${(tokens(words).filter(isWord).length === 1 ? one : many)[name]}`
}

export const kazakhFormulas: FormulaWriter = {
  words: (where, edit) => {
    switch (edit.type) {
      case 'replace':
        return `${where('locative')} ${named(edit.words, 'nominative')} ${named(edit.by, 'instrumental')} ауыстырылсын`
      case 'insertAfter':
        return `${where('nominative')} ${named(edit.words, 'ablative')} кейін ${named(edit.added, 'instrumental')} толықтырылсын`
      case 'insertBefore':
        return `${where('nominative')} ${named(edit.words, 'genitive')} алдынан ${named(edit.added, 'instrumental')} толықтырылсын`
      case 'delete':
        return `${where('locative')} ${named(edit.words, 'nominative')} алып тасталсын`
    }
  },
  lead: (where) => `${where('locative')}:`,
  throughout(words, by, inForms) {
    const form = inForms ? ' тиісті жалғауларымен' : ''
    return `бүкіл мәтін бойынша ${named(words, 'nominative')}${form} ${named(by, 'instrumental')} ауыстырылсын`
  },
  replace: (what) => `${what('nominative')} мынадай редакцияда жазылсын:`,
  insert: (what, holder) =>
    `${holder ? `${holder('nominative')} ` : ''}мынадай мазмұндағы ${what('instrumental')} толықтырылсын:`,
  delete: (what) => `${what('nominative')} алып тасталсын`,
  number: (what, as, many) =>
    `${what('nominative')} ${many ? 'тиісінше ' : ''}${as('nominative')} деп есептелсін`,
  move: (what, side, goal) => {
    if (side === 'after') return `${what('nominative')} ${goal('ablative')} кейін орналастырылсын`
    const where = side === 'before' ? 'алдына' : 'басына'
    return `${what('nominative')} ${goal('genitive')} ${where} орналастырылсын`
  },
}
