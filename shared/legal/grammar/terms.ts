/**
 * What a kind of unit is called when it is cited, by naming profile. In Kazakhstan `1.` is a пункт and `1)` a подпункт;
 * in Russia `1.` is a часть, `1)` a пункт, and `а)` a пункт where it hangs on a часть or an article.
 *
 * Unnumbered wording is a часть of an article or paragraph in Kazakhstan's profile, an абзац everywhere else.
 */
import type { Kind, NamingProfile } from '../unit.ts'
import type { KazakhWord } from './kk.ts'
import type { RussianWord } from './ru.ts'

export interface Term {
  readonly ru: RussianWord
  readonly kk: KazakhWord
  readonly en: string
  /** What stands around the number: «2)», «"а"»; bare by default. */
  readonly number?: 'bracket' | 'quotes'
}

const common: Readonly<Record<Kind, Term>> = {
  preamble: { ru: 'преамбула', kk: 'кіріспе', en: 'preamble' },
  part: { ru: 'часть', kk: 'бөлік', en: 'part' },
  title: { ru: 'титул', kk: 'титул', en: 'title' },
  section: { ru: 'раздел', kk: 'бөлім', en: 'section' },
  chapter: { ru: 'глава', kk: 'тарау', en: 'chapter' },
  article: { ru: 'статья', kk: 'бап', en: 'article' },
  paragraph: { ru: 'пункт', kk: 'тармақ', en: 'paragraph' },
  point: { ru: 'подпункт', kk: 'тармақша', en: 'point', number: 'bracket' },
  subpoint: { ru: 'подпункт', kk: 'тармақша', en: 'subpoint', number: 'bracket' },
  alinea: { ru: 'абзац', kk: 'абзац', en: 'subparagraph' },
  annex: { ru: 'приложение', kk: 'қосымша', en: 'annex' },
}

const unnumberedPart: Term = { ru: 'часть', kk: 'бөлік', en: 'part' }

const russia: Partial<Record<Kind, Term>> = {
  paragraph: { ru: 'часть', kk: 'бөлік', en: 'part' },
  point: { ru: 'пункт', kk: 'тармақ', en: 'point' },
  subpoint: { ru: 'пункт', kk: 'тармақ', en: 'point', number: 'quotes' },
}

const letterInPoint: Term = { ru: 'подпункт', kk: 'тармақша', en: 'subpoint', number: 'quotes' }

/** The term for a unit of this kind held by a unit of kind `holder` (none at the top). */
export const termOf = (kind: Kind, holder: Kind | undefined, naming: NamingProfile): Term => {
  if (kind === 'alinea' && naming === 'kz' && (holder === 'article' || holder === 'paragraph'))
    return unnumberedPart
  if (naming !== 'ru') return common[kind]
  return kind === 'subpoint' && holder === 'point' ? letterInPoint : (russia[kind] ?? common[kind])
}
