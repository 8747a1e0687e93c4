/**
 * The agreed text and the amending act as Akoma Ntoso 3.0 (OASIS standard of 2018), in one language.
 *
 * [EXPORT-4] A unit is the element of its kind with the product's own eId and wId, so that reading the file again gives the
 * same units. What Akoma Ntoso has no element for (a preamble with a heading, an annex among the articles) is an
 * `hcontainer` that names its kind.
 */
import type { AgreedModel, AmendingModel, ExportKind, ExportModels } from '#shared/legal/export-model.ts'
import { flatten } from '#shared/legal/tree.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { amendingAkn } from './akn-amending.ts'
import { document, emptyBody, preface } from './akn-document.ts'
import { metaOf } from './akn-meta.ts'
import { ids, p, unit, type Written } from './akn-unit.ts'
import { lines } from './clean.ts'
import { titleIn } from './front.ts'
import { element, type Xml } from './xml.ts'

/** A preamble of plain lines is Akoma Ntoso's own; `undefined` where it is more than that. */
const preambleOf = (given: Unit | undefined, { lang }: Written): Xml | undefined => {
  if (given?.kind !== 'preamble' || given.num !== '' || given.heading || given.text) return undefined
  const isPlain = given.children.every(
    ({ kind, num, heading, children }) =>
      kind === 'alinea' && num === '' && !heading && children.length === 0,
  )
  if (!isPlain || given.children.length === 0) return undefined
  return element(
    'preamble',
    ids(given),
    given.children.map((line) => p(line.text?.[lang] ?? '', ids(line))),
  )
}

const agreed = ({ subject, naming, units }: AgreedModel, lang: Lang): string => {
  const written: Written = { lang, naming, named: !flatten(units).some(({ kind }) => kind === 'article') }
  const title = lines(titleIn(subject, lang)).join(' ')
  const preamble = preambleOf(units[0], written)
  const rest = preamble ? units.slice(1) : units
  return document('act', 'agreedText', [
    metaOf({ subject, naming, lang, kind: 'agreed', title }),
    preface(title),
    ...(preamble ? [preamble] : []),
    element('body', {}, rest.length > 0 ? rest.map((each) => unit(each, written)) : [emptyBody]),
  ])
}

/** Only kinds that `formatsOf` lists with `akn` come here. */
export const toAkn = <K extends ExportKind>(kind: K, model: ExportModels[K], lang: Lang): string =>
  kind === 'agreed' ? agreed(model as AgreedModel, lang) : amendingAkn(model as AmendingModel, lang)
