/**
 * The amending act as an Akoma Ntoso bill: clauses are points, each formula a `mod`. New units are in a `quotedStructure`,
 * named words in `quotedText` with their quotation marks, and `activeModifications` tell a program what is done to which unit.
 */
import type { AmendingModel } from '#shared/legal/export-model.ts'
import type { Formula } from '#shared/legal/formula.ts'
import type { FormulaChange } from '#shared/legal/formula-change.ts'
import type { Lang, NamingProfile, PlainUnit, Unit } from '#shared/legal/unit.ts'
import { officialIn } from './act-date.ts'
import { document, emptyBody, preface } from './akn-document.ts'
import { type Modification, metaOf, workOf } from './akn-meta.ts'
import { p, unit } from './akn-unit.ts'
import { quotesIn } from './quotes.ts'
import { element, type Xml } from './xml.ts'

const inLang = ({ heading, text, children, ...own }: PlainUnit, lang: Lang): Unit => ({
  ...own,
  ...(heading !== undefined && { heading: { [lang]: heading } }),
  ...(text !== undefined && { text: { [lang]: text } }),
  children: children.map((child) => inLang(child, lang)),
})

/** The text with the words that it quotes marked; a formula worded by hand may not have them any more. */
const withQuoted = (text: string, words: readonly string[], lang: Lang): (Xml | string)[] => {
  const [open, close] = quotesIn(lang)
  const out: (Xml | string)[] = []
  let rest = text
  for (const each of words) {
    const quoted = `${open}${each}${close}`
    const at = rest.indexOf(quoted)
    if (at < 0) continue
    if (at > 0) out.push(rest.slice(0, at))
    out.push(element('quotedText', {}, [quoted]))
    rest = rest.slice(at + quoted.length)
  }
  return rest === '' ? out : [...out, rest]
}

const modified = (
  { text, wording, change }: Formula,
  eId: string,
  lang: Lang,
  naming: NamingProfile,
): Xml[] => {
  const [open, close] = quotesIn(lang)
  const mod = (content: readonly (Xml | string)[]): Xml =>
    element('p', {}, [element('mod', { eId }, content)])
  if (change?.quoted) {
    const written = { lang, naming, named: false, within: eId }
    const quoted = change.quoted.map((each) => unit(inLang(each, lang), written))
    const structure = { eId: `${eId}__qstr_1`, startQuote: open, endQuote: close }
    return [mod([text, element('quotedStructure', structure, quoted)])]
  }
  const [line, ...more] = wording.map(({ label, text: words }) =>
    [label, words].filter((part) => part !== '').join(' '),
  )
  if (line !== undefined && more.length === 0)
    return [mod([`${text} `, element('quotedText', {}, [`${open}${line}${close}`])])]
  const lines = line === undefined ? [] : [line, ...more]
  const said = withQuoted(text, change?.words ?? [], lang)
  return [
    change ? mod(said) : element('p', {}, said),
    ...lines.map((each, at) => p(`${at === 0 ? open : ''}${each}${at === lines.length - 1 ? close : ''}`)),
  ]
}

const modificationOf = ({ type, units, pos }: FormulaChange, source: string, base: string): Modification => ({
  type,
  source,
  ...(pos && { pos }),
  destinations: units.length === 0 ? [base] : units.map((eId) => `${base}~${eId}`),
})

export const amendingAkn = (
  { subject, naming = 'generic', frame, clauses }: AmendingModel,
  lang: Lang,
): string => {
  const { title, preamble, number, date } = frame[lang]!
  const base = workOf({ subject, naming, lang, type: 'act' })
  const modifications: Modification[] = []
  const points = (clauses[lang] ?? []).map(({ lead, formulas }, at) => {
    const point = `point_${at + 1}`
    const said = formulas.flatMap((formula, nth) => {
      const eId = `${point}__mod_${nth + 1}`
      if (formula.change) modifications.push(modificationOf(formula.change, eId, base))
      return modified(formula, eId, lang, naming)
    })
    return element('point', { eId: point }, [
      element('num', {}, [`${at + 1})`]),
      element('content', {}, [...(lead === undefined ? [] : [p(lead)]), ...said]),
    ])
  })
  const official = officialIn(lang, frame[lang]!)
  return document('bill', 'amendingAct', [
    metaOf({ subject, naming, lang, kind: 'amending', title, number, date, modifications }),
    preface(title, [
      ...(official.date === undefined ? [] : [element('docDate', { date: date! }, [official.date])]),
      ...(official.number === undefined ? [] : [element('docNumber', {}, [official.number])]),
    ]),
    element('preamble', {}, [p(preamble)]),
    element('body', {}, points.length > 0 ? points : [emptyBody]),
  ])
}
