/**
 * What laws call their parts and their editorial notes, a table a language.
 *
 * `before` words stand before their number («Статья 5»), `after` words behind it («5-бап»). Everything is data: the
 * parser has no language of its own.
 */
import type { Kind, Lang } from './unit.ts'

export type HeadingKind = Extract<Kind, 'part' | 'title' | 'section' | 'chapter' | 'article' | 'annex'>

/** The words of one language, in small letters. */
export interface Lexicon {
  readonly before: readonly (readonly [HeadingKind, string])[]
  readonly after: readonly (readonly [HeadingKind, string])[]
  /** Articles that are named, not numbered: the pattern's match is their number. */
  readonly named?: RegExp
  /** Headings that have a name instead of a number («TÍTULO PRELIMINAR»). */
  readonly unnumbered?: RegExp
  readonly preamble: readonly string[]
  readonly contents: readonly string[]
  /** Numbers without a word (`1. Short title`) are articles where no unit is called one. */
  readonly bareArticles?: boolean
  /** What an editorial note opens with. */
  readonly note: RegExp
  /** What makes a line in brackets an editorial note. */
  readonly bracketed: RegExp
  /** Lines above a text that say when and where it was adopted. */
  readonly dateline: RegExp
}

const ru: Lexicon = {
  before: [
    ['article', 'статья'],
    ['chapter', 'глава'],
    ['section', 'раздел'],
    ['part', 'часть'],
    ['title', 'титул'],
    ['annex', 'приложение'],
  ],
  after: [],
  preamble: ['преамбула', 'введение'],
  contents: ['оглавление', 'содержание'],
  note: /^(?:сноска|примечани[ея](?:\s+\S+)?|см)\s*[.:!]/iu,
  bracketed:
    /редакции|в ред\.|введен|введён|утратил|исключен|исключён|изменени|дополнен|признан|наименование|принят/iu,
  dateline:
    /^(?:г\.\s?\S+$|от\s+«?\d|принят[аоы]?\s|одобрен[аоы]?\s|утвержден[аоы]?\s|введен[аоы]?\s+в\s|.+\sпринят[аоы]?\s.*\d{4}\s*(?:г\.|года)|закон\s.+\sот\s+\d.+(?:№|N)\s*\S+\.?$|\d{1,2}\s+\p{L}+\s+\d{4}\s+г)/iu,
}

const kk: Lexicon = {
  before: [],
  after: [
    ['article', 'бап'],
    ['chapter', 'тарау'],
    ['section', 'бөлім'],
    ['part', 'бөлік'],
    ['annex', 'қосымша'],
  ],
  preamble: ['кіріспе', 'преамбула'],
  contents: ['мазмұны'],
  note: /^(?:ескерту|ескертпе|сноска|(?:\S+\s+)?ескертпесі|қараңыз)\s*[.:!]/iu,
  bracketed: /редакция|енгізілді|алып тасталды|күші жойылды|күшін жойды|өзгеріс|толықтыр|қабылдан/iu,
  dateline:
    /^(?:қабылданды|(?:.*\s)?\d{4}\s+жыл(?:ы|ғы)\s.+(?:қабылданды|(?:№|N)\s*\S+)(?:\s+(?:конституциялық\s+)?(?:заңы|кодексі|жарлығы))?\.?$|.+\sЗаңы?\s*\.?\s*\d{4}.+№\s*\S+\.?$)/iu,
}

const en: Lexicon = {
  before: [
    ['article', 'article'],
    ['article', 'amendment'],
    ['chapter', 'chapter'],
    ['section', 'section'],
    ['part', 'part'],
    ['title', 'title'],
    ['annex', 'annex'],
    ['annex', 'schedule'],
    ['annex', 'appendix'],
  ],
  after: [],
  bareArticles: true,
  preamble: ['preamble'],
  contents: ['contents', 'table of contents', 'arrangement of sections'],
  note: /^(?:footnotes?|notes?|editorial note|editor's note)(?:\s+\S+)?\s*[.:!]/iu,
  bracketed: /amended|inserted|repealed|substituted|deleted|excluded|added by|as revised/iu,
  dateline:
    /^(?:adopted\s|.+\swas\sadopted\s.*\d{4}|enacted\s|approved\s|dated\s|\d{1,2}\s+\p{L}+\s+\d{4}\.?$)/iu,
}

const de: Lexicon = {
  before: [
    ['article', 'artikel'],
    ['article', 'art'],
    ['article', '§'],
    ['section', 'abschnitt'],
    ['chapter', 'kapitel'],
    ['part', 'teil'],
    ['title', 'titel'],
    ['annex', 'anhang'],
    ['annex', 'anlage'],
  ],
  after: [
    ['section', 'abschnitt'],
    ['chapter', 'kapitel'],
    ['part', 'teil'],
    ['title', 'titel'],
  ],
  preamble: ['präambel', 'eingangsformel'],
  contents: ['inhaltsübersicht', 'inhaltsverzeichnis', 'inhalt'],
  note: /^(?:fußnote|anmerkung|amtlicher hinweis)\s*[.:!]/iu,
  bracketed: /geändert|eingefügt|aufgehoben|weggefallen|fassung/iu,
  dateline: /^(?:vom\s+\d|ausfertigungsdatum|fundstelle|stand\b|zuletzt geändert)/iu,
}

const es: Lexicon = {
  before: [
    ['article', 'artículo'],
    ['article', 'art'],
    ['chapter', 'capítulo'],
    ['section', 'sección'],
    ['title', 'título'],
    ['part', 'parte'],
    ['annex', 'anexo'],
  ],
  after: [],
  named:
    /^Disposici[oó]n(?:es)?\s+(?:adicional|transitoria|derogatoria|final)(?:\s+(?:única|[\p{Ll}]+a))?(?=\.?$|\.\s)/u,
  unnumbered: /^(título)\s+(preliminar)\b/iu,
  preamble: ['preámbulo'],
  contents: ['índice', 'sumario'],
  note: /^(?:nota|notas?\s+al\s+pie)\s*[.:!]/iu,
  bracketed: /redacci[oó]n|modificad|derogad|añadid|suprimid/iu,
  dateline: /^(?:don\s\p{Lu}{2,}|sabed:|publicad[oa]\s)/iu,
}

const fr: Lexicon = {
  before: [
    ['article', 'article'],
    ['chapter', 'chapitre'],
    ['section', 'section'],
    ['title', 'titre'],
    ['part', 'partie'],
    ['annex', 'annexe'],
  ],
  after: [],
  unnumbered: /^(titre)\s+(préliminaire)\b/iu,
  preamble: ['préambule'],
  contents: ['sommaire', 'table des matières'],
  note: /^notes?\s*[.:!]/iu,
  bracketed: /modifié|abrogé|inséré|rédaction/iu,
  dateline: /^(?:du\s+\d|adopté)/iu,
}

const ky: Lexicon = {
  ...ru,
  after: [
    ['article', 'статья'],
    ['article', 'берене'],
    ['chapter', 'глава'],
    ['chapter', 'бап'],
    ['section', 'бөлүм'],
  ],
  preamble: ['киришүү', 'преамбула'],
}

const uz: Lexicon = {
  before: [],
  after: [
    ['article', 'modda'],
    ['article', 'модда'],
    ['chapter', 'bob'],
    ['chapter', 'боб'],
    ['section', 'boʻlim'],
    ['section', "bo'lim"],
    ['section', 'бўлим'],
  ],
  preamble: ['muqaddima', 'муқаддима'],
  contents: ['mundarija', 'мундарижа'],
  note: /^(?:izoh|изоҳ)\s*[.:!]/iu,
  bracketed: /tahrir|таҳрир/iu,
  dateline: /^(?:qabul qilingan|қабул қилинган)/iu,
}

const lexicons: Readonly<Record<Lang, Lexicon>> = { ru, kk, en, de, es, fr, ky, uz }

const longCodes: Readonly<Record<string, Lang>> = {
  rus: 'ru',
  kaz: 'kk',
  eng: 'en',
  deu: 'de',
  spa: 'es',
  fra: 'fr',
}

/** The lexicon of a language; English for one that has none, whose texts then come back with doubts. */
export const lexiconOf = (lang: Lang): Lexicon => {
  const primary = lang.split('-')[0]!.toLowerCase()
  return lexicons[longCodes[primary] ?? primary] ?? en
}

export const lexiconLanguages: readonly Lang[] = Object.keys(lexicons)

/** Whether a short line above a text says when and where it was adopted. */
export const isDateline = (text: string, lexicon: Lexicon): boolean =>
  text.length <= 300 && lexicon.dateline.test(text)
