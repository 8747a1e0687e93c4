/**
 * What an Akoma Ntoso file says of itself (OASIS, Akoma Ntoso 3.0, part 1, section 5.4): the work, its expression in this
 * language and version, and this file. URIs follow the Naming Convention 1.0.
 *
 * Nothing is known of an official number or date of adoption: the work is named by its title, and its date is that of the
 * file. Whoever publishes it officially replaces them.
 */
import type { Subject } from '#shared/legal/export-model.ts'
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

export interface Described {
  readonly subject: Subject
  readonly naming: NamingProfile
  readonly lang: Lang
  /** `agreed` or `amending`: different works of the same group. */
  readonly kind: 'agreed' | 'amending'
  readonly title: string
}

export const metaOf = ({ subject, naming, lang, kind, title }: Described): Xml => {
  const date = (subject.at ?? '1970-01-01').slice(0, 10)
  const country = countries[naming]
  const type = kind === 'agreed' ? 'act' : 'bill'
  const work = `/akn/${country}/${type}/${date}/${encodeURIComponent(slug(titleIn(subject, lang)))}`
  const expression = `${work}/${languageOf(lang)}@${date}`
  const author = 'group'
  const uris = (uri: string): Xml[] => [
    element('FRBRthis', { value: `${uri}/!main` }),
    element('FRBRuri', { value: uri }),
  ]
  const dated = (name: string): Xml[] => [
    element('FRBRdate', { date, name }),
    element('FRBRauthor', { href: `#${author}`, as: '#author' }),
  ]
  return element('meta', {}, [
    element('identification', { source: '#usynys' }, [
      element('FRBRWork', {}, [
        element('FRBRthis', { value: `${work}/!main` }),
        element('FRBRuri', { value: work }),
        element('FRBRalias', { value: title, name: 'title' }),
        ...dated('generation'),
        element('FRBRcountry', { value: country }),
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
