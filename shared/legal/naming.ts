/**
 * Naming profiles: what a country's laws call the kinds of units (`grammar/terms.ts` has the words), and how they print
 * their numbers.
 *
 * The same `1.` is a «пункт» in Kazakhstan and a «часть» in Russia's constitution, the same `а)` a «подпункт» and a «пункт».
 */
import { termOf } from './grammar/terms.ts'
import { flatten, type TreeUnit } from './tree.ts'
import type { Kind, Lang, NamingProfile } from './unit.ts'

/** What holds a kind where nothing says otherwise: unnumbered wording is named as an article's. */
const usualHolder: Partial<Record<Kind, Kind>> = { alinea: 'article' }

/**
 * What a kind is called, nominative singular, in small letters; English where the language has no names here. The word is
 * the one that citations put into cases.
 */
export const kindName = (profile: NamingProfile, kind: Kind, lang: Lang): string => {
  const term = termOf(kind, usualHolder[kind], profile)
  return lang === 'ru' || lang === 'kk' ? term[lang] : term.en
}

/**
 * A number as it stands in the margin: `1.`, `1)`, `а)`. Articles and what holds them show the bare number, since their
 * own word goes with it. Empty for what has no number.
 */
export const displayNum = (kind: string, num: string, _profile: NamingProfile): string => {
  if (num === '') return ''
  switch (kind) {
    case 'paragraph':
      return `${num}.`
    case 'point':
    case 'subpoint':
      return `${num})`
    default:
      return num
  }
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A unit's label as its text heads it: «Статья 5», «5-бап», "Article 5", «Раздел второй», «Екінші бөлім». */
export const headingLabel = (profile: NamingProfile, kind: Kind, num: string, lang: Lang): string => {
  const name = kindName(profile, kind, lang)
  if (num === '') return capitalised(name)
  if (lang !== 'kk') return `${capitalised(name)} ${num}`
  return /^\d/.test(num) ? `${num}-${name}` : `${num} ${name}`
}

/** The profile that a text's own numbering points to. Kazakhstan's is the default in Kazakh and Russian. */
export const detectNaming = (units: readonly TreeUnit[], lang: Lang): NamingProfile => {
  const counts = new Map<Kind, number>()
  for (const unit of flatten(units)) counts.set(unit.kind, (counts.get(unit.kind) ?? 0) + 1)
  const count = (kind: Kind) => counts.get(kind) ?? 0
  if (lang !== 'ru')
    return lang === 'kk' || (lang === 'en' && count('paragraph') > 0 && count('point') > 0) ? 'kz' : 'generic'
  return count('subpoint') > count('point') && count('paragraph') > 0 ? 'ru' : 'kz'
}
