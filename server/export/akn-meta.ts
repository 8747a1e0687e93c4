/**
 * What an Akoma Ntoso file says of itself (OASIS, Akoma Ntoso 3.0, part 1, section 5.4): the work, its expression in this
 * language and version, and this file. URIs follow the Naming Convention 1.0.
 *
 * Without an official number the work is named by its title, without an official date its date is that of the file. Whoever
 * publishes it officially replaces them.
 */
import type { Subject } from '#shared/legal/export-model.ts'
import type { FormulaChange } from '#shared/legal/formula-change.ts'
import type { Lang, NamingProfile } from '#shared/legal/unit.ts'
import { titleIn } from './front.ts'
import { element, type Xml } from './xml.ts'

/** ISO 639-2 (terminological) codes of languages with a two-letter one; Akoma Ntoso takes three letters. */
const alpha3: Readonly<Record<Lang, string>> = {
  kk: 'kaz',
  ru: 'rus',
  en: 'eng',
  de: 'deu',
  fr: 'fra',
  es: 'spa',
  ky: 'kir',
  uz: 'uzb',
  be: 'bel',
  uk: 'ukr',
  tr: 'tur',
}

export const languageOf = (lang: Lang): string => alpha3[lang] ?? (lang.length === 3 ? lang : 'und')

/** A text whose naming is nobody's in particular is of no country that we know (ISO 3166: user-assigned). */
const countries: Readonly<Record<NamingProfile, string>> = { kz: 'kz', ru: 'ru', generic: 'zz' }

const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80) || 'text'

/** What a `mod` of an act does to which places: a `textualMod` of the analysis. */
export interface Modification {
  readonly type: FormulaChange['type']
  /** The eId of the `mod`. */
  readonly source: string
  readonly pos?: FormulaChange['pos']
  /** URIs. */
  readonly destinations: readonly string[]
}

interface Work {
  readonly subject: Subject
  readonly naming: NamingProfile
  readonly lang: Lang
  readonly type: 'act' | 'bill'
  readonly number?: string | undefined
  readonly date?: string | undefined
}

export interface Described extends Omit<Work, 'type'> {
  /** `agreed` or `amending`: different works of the same group. */
  readonly kind: 'agreed' | 'amending'
  readonly title: string
  readonly modifications?: readonly Modification[]
}

const dayOf = ({ at = '1970-01-01' }: Subject): string => at.slice(0, 10)

export const workOf = ({ subject, naming, lang, type, number, date = dayOf(subject) }: Work): string =>
  `/akn/${countries[naming]}/${type}/${date}/${encodeURIComponent(slug(number ?? titleIn(subject, lang)))}`

const analysis = (modifications: readonly Modification[]): Xml[] =>
  modifications.length === 0
    ? []
    : [
        element('analysis', { source: '#usynys' }, [
          element(
            'activeModifications',
            {},
            modifications.map(({ type, source, pos, destinations }, at) =>
              element('textualMod', { eId: `textualMod_${at + 1}`, type }, [
                element('source', { href: `#${source}` }),
                ...destinations.map((href) => element('destination', { href, ...(pos && { pos }) })),
              ]),
            ),
          ),
        ]),
      ]

export const metaOf = (described: Described): Xml => {
  const { subject, naming, lang, kind, title, number, date, modifications = [] } = described
  const made = dayOf(subject)
  const country = countries[naming]
  const work = workOf({ ...described, type: kind === 'agreed' ? 'act' : 'bill' })
  const expression = `${work}/${languageOf(lang)}@${made}`
  const author = 'group'
  const uris = (uri: string): Xml[] => [
    element('FRBRthis', { value: `${uri}/!main` }),
    element('FRBRuri', { value: uri }),
  ]
  const dated = (name: string, day = made): Xml[] => [
    element('FRBRdate', { date: day, name }),
    element('FRBRauthor', { href: `#${author}`, as: '#author' }),
  ]
  return element('meta', {}, [
    element('identification', { source: '#usynys' }, [
      element('FRBRWork', {}, [
        element('FRBRthis', { value: `${work}/!main` }),
        element('FRBRuri', { value: work }),
        element('FRBRalias', { value: title, name: 'title' }),
        ...(date === undefined ? dated('generation') : dated('adoption', date)),
        element('FRBRcountry', { value: country }),
        ...(number === undefined ? [] : [element('FRBRnumber', { value: number })]),
      ]),
      element('FRBRExpression', {}, [
        ...uris(expression),
        ...dated('expression'),
        element('FRBRversionNumber', { value: String(subject.version) }),
        element('FRBRlanguage', { language: languageOf(lang) }),
      ]),
      element('FRBRManifestation', {}, [
        ...uris(`${expression}.akn`),
        ...dated('manifestation'),
        element('FRBRformat', { value: 'application/akn+xml' }),
      ]),
    ]),
    ...analysis(modifications),
    element('references', { source: '#usynys' }, [
      element('TLCOrganization', {
        eId: author,
        href: `/akn/ontology/organization/${country}/${encodeURIComponent(slug(subject.group ?? 'group'))}`,
        showAs: subject.group ?? '–',
      }),
      element('TLCOrganization', {
        eId: 'usynys',
        href: '/akn/ontology/organization/zz/usynys',
        showAs: 'Usynys',
      }),
      element('TLCRole', { eId: 'author', href: '/akn/ontology/role/zz/author', showAs: 'Author' }),
    ]),
  ])
}
