/** A unit as the Akoma Ntoso element of its kind; where there is none, an `hcontainer` that names it. */
import { displayNum, headingLabel } from '#shared/legal/naming.ts'
import { headedKinds, type Kind, type Lang, type NamingProfile, type Unit } from '#shared/legal/unit.ts'
import { lines } from './clean.ts'
import { element, type Xml } from './xml.ts'

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
export const p = (text: string, attributes = {}): Xml =>
  element(
    'p',
    attributes,
    lines(text).flatMap((line, at) => (at === 0 ? [line] : [element('br'), line])),
  )

/** `within` is the element that quotes a unit of another text: what is in it has names of its own, and the unit's as wId. */
export const ids = ({ eId, wId }: Pick<Unit, 'eId' | 'wId'>, within?: string) =>
  within === undefined ? { eId, ...(wId !== eId && { wId }) } : { eId: `${within}__${eId}`, wId }

export interface Written {
  readonly lang: Lang
  readonly naming: NamingProfile
  /** In a text without articles, sections and paragraphs mean others' articles: there kinds are named. */
  readonly named: boolean
  /** The eId of the element that quotes the units. */
  readonly within?: string
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

export const unit = (given: Unit, written: Written): Xml => {
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
  const attributes = { ...(name === undefined && { name: kind }), ...ids(given, written.within) }
  return element(name ?? 'hcontainer', attributes, [...parts, ...inner])
}
