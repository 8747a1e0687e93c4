/** Amending formulas in English, and in every language whose grammar is not here. */
import { isWord, tokens } from '../redline/tokens.ts'
import type { Cited, FormulaWriter } from './formula-writer.ts'

const named = (words: string): string =>
  `the ${tokens(words).filter(isWord).length === 1 ? 'word' : 'words'} “${words}”`

/** A heading is the only one of its unit; what has a number of its own takes no article. */
const the = (where: Cited): string => {
  const place = where('nominative')
  return place.startsWith('heading ') || place === 'heading' ? `the ${place}` : place
}

export const englishFormulas: FormulaWriter = {
  words: (where, edit) => {
    const place = `in ${the(where)}`
    switch (edit.type) {
      case 'replace':
        return `${place}, replace ${named(edit.words)} with ${named(edit.by)}`
      case 'insertAfter':
        return `${place}, after ${named(edit.words)} insert ${named(edit.added)}`
      case 'insertBefore':
        return `${place}, before ${named(edit.words)} insert ${named(edit.added)}`
      case 'delete':
        return `${place}, delete ${named(edit.words)}`
    }
  },
  lead: (where) => `in ${where('nominative')}:`,
  throughout: (words, by, inForms) =>
    `throughout the text, replace ${named(words)} with ${named(by)}${inForms ? ', each in the corresponding form' : ''}`,
  replace: (what) => `replace ${the(what)} with the following:`,
  insert: (what, holder) =>
    holder
      ? `supplement ${holder('nominative')} with ${what('nominative')} as follows:`
      : `insert ${what('nominative')} as follows:`,
  delete: (what) => `delete ${the(what)}`,
  number: (what, as, many) =>
    `renumber ${what('nominative')} as ${as('nominative')}${many ? ' respectively' : ''}`,
  move: (what, side, goal) =>
    `move ${what('nominative')} ${side === 'first' ? 'to the beginning of' : side} ${goal('nominative')}`,
}
