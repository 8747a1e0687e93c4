/**
 * A bundle that replaces a term in all its forms («по всему тексту слово «…» в соответствующих числе и падеже заменить …»),
 * told in one formula where the law's manner allows it.
 *
 * [LAW-20] Only where whoever knows the language arrives at the agreed text: each form that the text has is a form of the
 * named term by the language's rules, gets the same form of the new term, the same one everywhere, and none stays. The
 * instruction lists the forms: what they do is what the formula means.
 */
import type { LegalSuggestion } from './suggestion.ts'
import { type Term, type TermMatch, termMatches } from './term-match.ts'
import { type Edit, editsOf, holds, openings, type Replacement, replaceThroughout } from './throughout.ts'
import { flatten } from './tree.ts'
import type { Lang, PlainUnit } from './unit.ts'

type Forms = ReadonlyMap<string, string>

const known = (text: string, term: Term, lang: Lang): TermMatch[] =>
  termMatches(text, term, lang).filter(({ type }) => type !== 'stem')

/** The forms that stand in `before`, with those that stand in their places in `after`, beside what is known already. */
const explained = ({ before, after }: Edit, term: Term, lang: Lang, sofar: Forms): Forms | undefined => {
  const matches = known(before, term, lang)
  if (matches.length === 0) return undefined
  const go = (nth: number, from: number, at: number, forms: Forms): Forms | undefined => {
    const match = matches[nth]
    if (!match) return before.slice(from) === after.slice(at) ? forms : undefined
    const same = before.slice(from, match.start)
    if (!after.startsWith(same, at)) return undefined
    const given = forms.get(match.found)
    for (const by of given === undefined ? [match.by, ...match.others] : [given]) {
      if (!after.startsWith(by, at + same.length)) continue
      const rest = go(
        nth + 1,
        match.end,
        at + same.length + by.length,
        new Map([...forms, [match.found, by]]),
      )
      if (rest) return rest
    }
    return undefined
  }
  return go(0, 0, 0, sofar)
}

const formsIn = (term: Term, edits: readonly Edit[], lang: Lang): Forms | undefined => {
  let forms: Forms | undefined = new Map()
  for (const edit of edits) {
    forms = explained(edit, term, lang, forms)
    if (!forms) return undefined
  }
  return forms
}

const lowered = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

/** The terms that a bundle's edits may stand for: as an edit replaces them, then without the capital of a sentence's beginning. */
const terms = (edits: readonly Edit[]): Replacement[] => {
  const all = edits
    .flatMap((edit) => openings(edit).slice(0, 1))
    .flatMap(({ words, by }) => [
      { words, by },
      { words: lowered(words), by: lowered(by) },
    ])
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()].sort(
    (a, b) => a.words.length - b.words.length,
  )
}

/** A word with and without a capital is one form. */
const count = (forms: Iterable<string>): number => new Set([...forms].map((form) => form.toLowerCase())).size

/**
 * Whether the named term is the word's dictionary form as far as the rules can tell: «суда» also inflects like «вода»; where
 * the text has it beside «суду» alone, both «суд» and «суда» account for all of it, and neither is told.
 */
const isSure = (words: string, found: Forms, lang: Lang): boolean =>
  [1, 2].every((cut) => {
    const from = words.slice(0, -cut)
    const isForm = (form: string) => known(form, { from, to: from }, lang).some((each) => each.found === form)
    return ![...found.keys()].every(isForm)
  })

/** So many are tried; a bundle that needs more is told clause by clause. */
const mostTerms = 200

export interface FormsReplacement extends Replacement {
  readonly forms: readonly Replacement[]
}

/**
 * What a bundle replaces in several forms throughout the text, if that is all it does in this language. `named` is the term
 * as whoever made the bundle gave it; without it the dictionary form has to stand in the text.
 */
export const throughoutFormsOf = (
  members: readonly LegalSuggestion[],
  base: readonly PlainUnit[],
  agreed: readonly PlainUnit[],
  lang: Lang,
  named?: Replacement,
): FormsReplacement | undefined => {
  const all = members.map((member) => editsOf(member, lang))
  const saying = all.flatMap((each) => (each && each.length > 0 ? [each] : []))
  if (all.includes(undefined) || saying.length < 2) return undefined
  const edits = saying.flat()
  for (const term of [...(named ? [named] : []), ...terms(edits).slice(0, mostTerms)]) {
    const { words, by } = term
    const found = formsIn({ from: words, to: by }, edits, lang)
    if (!found || count(found.keys()) < 2) continue
    if (term !== named && (count(found.values()) < 2 || !isSure(words, found, lang))) continue
    const forms = [...found].map(([form, given]) => ({ words: form, by: given }))
    const replacement = { words, by, forms }
    const stands = flatten(base).flatMap(({ heading, text }) => [heading ?? '', text ?? ''])
    const all = stands.flatMap((text) => known(text, { from: words, to: by }, lang))
    if (
      all.every((match) => found.has(match.found)) &&
      edits.every(({ before, after }) => replaceThroughout(before, replacement) === after) &&
      holds(replacement, base, agreed)
    )
      return replacement
  }
  return undefined
}
