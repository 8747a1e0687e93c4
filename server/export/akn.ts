/**
 * The agreed text and the amending act as Akoma Ntoso 3.0 (OASIS standard of 2018), in one language.
 *
 * [EXPORT-4] A unit is the element of its kind with the product's own eId and wId, so that reading the file again gives the
 * same units. What Akoma Ntoso has no element for (a preamble with a heading, an annex among the articles) is an
 * `hcontainer` that names its kind.
 */
import type { AgreedModel, AmendingModel, ExportKind, ExportModels } from '#shared/legal/export-model.ts'
import { displayNum, headingLabel } from '#shared/legal/naming.ts'
import { flatten } from '#shared/legal/tree.ts'
import { headedKinds, type Kind, type Lang, type NamingProfile, type Unit } from '#shared/legal/unit.ts'
import { metaOf } from './akn-meta.ts'
import { lines } from './clean.ts'
import { titleIn } from './front.ts'
import { element, toXml, type Xml } from './xml.ts'

const elements: Readonly<Record<Kind, string | undefined>> = {
  preamble: undefined,
  part: 'part',
  title: 'title',
  section: 'section',
  chapter: 'chapter',
  article: 'article',
  paragraph: 'paragraph',
  point: 'point',
  subpoint: 'indent',
  alinea: 'alinea',
  annex: undefined,
}

/** A soft line break is an element; each line is words. */
const p = (text: string, attributes = {}): Xml =>
  element(
    'p',
    attributes,
    lines(text).flatMap((line, at) => (at === 0 ? [line] : [element('br'), line])),
  )

const ids = ({ eId, wId }: Unit) => ({ eId, ...(wId !== eId && { wId }) })

interface Written {
  readonly lang: Lang
  readonly naming: NamingProfile
  /** In a text without articles, sections and paragraphs mean others' articles: there kinds are named. */
  readonly named: boolean
}

/** Printed numbers that any reader takes for themselves: 9, 61-1, IV, а. */
const plain = /^(?:\d+(?:-\d+)*|[IVXLCDM]+|\p{L})$/u

/** The number as the law shows it; the bare one beside it where it cannot be told from that. */
const numOf = ({ kind, num }: Unit, { lang, naming }: Written): Xml[] => {
  if (num === '') return []
  const shown = headedKinds.has(kind) ? headingLabel(naming, kind, num, lang) : displayNum(kind, num, naming)
  const isTold = plain.test(num) && (lang !== 'kk' || !headedKinds.has(kind) || /^\d/.test(num))
  return [element('num', isTold ? {} : { 'u:bare': num }, [shown])]
}

const unit = (given: Unit, written: Written): Xml => {
  const { kind, heading, text, children } = given
  const name = written.named ? undefined : elements[kind]
  const words = text?.[written.lang] ?? ''
  const title = heading?.[written.lang] ?? ''
  const parts = [
    ...numOf(given, written),
    ...(title === '' ? [] : [element('heading', {}, [lines(title).join(' ')])]),
  ]
  const inner =
    children.length === 0
      ? [element('content', {}, [words === '' ? element('p') : p(words)])]
      : [
          ...(words === '' ? [] : [element('intro', {}, [p(words)])]),
          ...children.map((child) => unit(child, written)),
        ]
  const attributes = { ...(name === undefined && { name: kind }), ...ids(given) }
  return element(name ?? 'hcontainer', attributes, [...parts, ...inner])
}

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

const preface = (title: string): Xml =>
  element('preface', {}, [element('p', {}, [element('docTitle', {}, [title])])])

const document = (name: 'act' | 'bill', kind: string, parts: readonly Xml[]): string =>
  toXml(
    element(
      'akomaNtoso',
      { xmlns: 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0', 'xmlns:u': 'urn:usynys' },
      [element(name, { name: kind, contains: 'singleVersion' }, parts)],
    ),
  )

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

/** A body may not be empty. */
const emptyBody = element('hcontainer', { name: 'text' }, [element('content', {}, [element('p')])])

const quotes = (lang: Lang): readonly [string, string] =>
  lang === 'kk' || lang === 'ru' ? ['«', '»'] : ['“', '”']

/** Clauses are points; the wording that a formula puts in stands below it, in quotation marks. */
const amending = ({ subject, naming = 'generic', frame, clauses }: AmendingModel, lang: Lang): string => {
  const { title, preamble } = frame[lang]!
  const [open, close] = quotes(lang)
  const points = (clauses[lang] ?? []).map(({ lead, formulas }, at) => {
    const said = formulas.flatMap(({ text, wording }) => [
      p(text),
      ...wording.map(({ label, text: words }, line) =>
        p(
          `${line === 0 ? open : ''}${[label, words].filter((part) => part !== '').join(' ')}${line === wording.length - 1 ? close : ''}`,
        ),
      ),
    ])
    return element('point', { eId: `point_${at + 1}` }, [
      element('num', {}, [`${at + 1})`]),
      element('content', {}, [...(lead === undefined ? [] : [p(lead)]), ...said]),
    ])
  })
  return document('bill', 'amendingAct', [
    metaOf({ subject, naming, lang, kind: 'amending', title }),
    preface(title),
    element('preamble', {}, [p(preamble)]),
    element('body', {}, points.length > 0 ? points : [emptyBody]),
  ])
}

/** Only kinds that `formatsOf` lists with `akn` come here. */
export const toAkn = <K extends ExportKind>(kind: K, model: ExportModels[K], lang: Lang): string =>
  kind === 'agreed' ? agreed(model as AgreedModel, lang) : amending(model as AmendingModel, lang)
