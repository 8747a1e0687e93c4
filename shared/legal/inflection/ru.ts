/**
 * Russian: regular declension by the ending of the nominative. Of a term the adjectives before its first noun and that
 * noun inflect together («Конституционного Суда»); what follows depends on the noun and stays («председатель Мажилиса»).
 *
 * The accusative is given as nominative or genitive where it sounds like one of them. Words with a vowel that comes and
 * goes (but -ец) and indeclinable ones are not known; such forms are found by their stem alone.
 */
import type { Inflected, Inflection } from './inflected.ts'

/** Endings in the order of `slots`; several by `/`, `0` for none. */
interface Paradigm {
  readonly type: 'noun' | 'adjective'
  readonly ending: RegExp
  /** Letters of the ending, cut off to give the stem. */
  readonly cut: number
  readonly one: string
  readonly many: string
}

const slots = ['nominative', 'genitive', 'dative', 'accusative', 'instrumental', 'locative']

const noun = (ending: RegExp, cut: number, one: string, many: string): Paradigm => ({
  type: 'noun',
  ending,
  cut,
  one,
  many,
})
const adjective = (ending: RegExp, cut: number, one: string, many: string): Paradigm => ({
  type: 'adjective',
  ending,
  cut,
  one,
  many,
})

const softMany = 'ие их им ие/их ими их'
const hardMany = 'ые ых ым ые/ых ыми ых'

/** The first that fits is how a word is inflected; adjectives that could be nouns come first. */
const paradigms: readonly Paradigm[] = [
  adjective(/(?:к|г|х)ий$/, 2, 'ий ого ому ий/ого им ом', softMany),
  adjective(/(?:ш|ж|щ|ч|н)ий$/, 2, 'ий его ему ий/его им ем', softMany),
  adjective(/ый$/, 2, 'ый ого ому ый/ого ым ом', hardMany),
  adjective(/(?:ск|к|г|х)ой$/, 2, 'ой ого ому ой/ого им ом', softMany),
  adjective(/(?:ов|ев|ав|ян|ен|н|т|д)ой$/, 2, 'ой ого ому ой/ого ым ом', hardMany),
  adjective(/(?:к|г|х)ая$/, 2, 'ая ой ой ую ой ой', softMany),
  adjective(/(?:ш|ж|щ|ч)ая$/, 2, 'ая ей ей ую ей ей', softMany),
  adjective(/ая$/, 2, 'ая ой ой ую ой ой', hardMany),
  adjective(/яя$/, 2, 'яя ей ей юю ей ей', softMany),
  adjective(/(?:к|г|х)ое$/, 2, 'ое ого ому ое им ом', softMany),
  adjective(/ое$/, 2, 'ое ого ому ое ым ом', hardMany),
  adjective(/ее$/, 2, 'ее его ему ее им ем', softMany),
  adjective(/ые$/, 2, '', hardMany),
  adjective(/(?:к|г|х|ш|ж|щ|ч)ие$/, 2, '', softMany),
  noun(/ия$/, 2, 'ия ии ии ию ией ии', 'ии ий иям ии/ий иями иях'),
  noun(/ие$/, 2, 'ие ия ию ие ием ии', 'ия ий иям ия иями иях'),
  noun(/ий$/, 2, 'ий ия ию ий/ия ием ии', 'ии иев иям ии/иев иями иях'),
  noun(/й$/, 1, 'й я ю й/я ем е', 'и ев ям и/ев ями ях'),
  noun(/(?:тель|арь)$/, 1, 'ь я ю ь/я ем е', 'и ей ям и/ей ями ях'),
  noun(/ь$/, 1, 'ь и и ь ью и', 'и ей ям и/ей ями ях'),
  noun(/(?:ж|ш|ч|щ|ц)а$/, 1, 'а и/ы е у ей е', 'и/ы 0 ам и/ы/0 ами ах'),
  noun(/(?:г|к|х)а$/, 1, 'а и е у ой е', 'и 0 ам и/0 ами ах'),
  noun(/а$/, 1, 'а ы е у ой е', 'ы 0 ам ы/0 ами ах'),
  noun(/ья$/, 2, 'ья ьи ье ью ьей ье', 'ьи ей ьям ьи/ей ьями ьях'),
  noun(/я$/, 1, 'я и е ю ей е', 'и ь/й/ей ям и/ь/й/ей ями ях'),
  noun(/о$/, 1, 'о а у о ом е', 'а 0 ам а ами ах'),
  noun(/(?:ж|ш|ч|щ|ц)е$/, 1, 'е а у е ем е', 'а 0 ам а ами ах'),
  noun(/е$/, 1, 'е я ю е ем е', 'я ей ям я ями ях'),
  noun(/[^аеёиоуыэюя]ец$/, 2, 'ец ца цу ец/ца цем це', 'цы цев цам цы/цев цами цах'),
  noun(/ц$/, 0, '0 а у 0/а ем/ом е', 'ы ев/ов ам ы/ев/ов ами ах'),
  noun(/(?:ж|ш|ч|щ)$/, 0, '0 а у 0/а ем/ом е', 'и ей ам и/ей ами ах'),
  noun(/(?:г|к|х)$/, 0, '0 а у 0/а ом е', 'и ов ам и/ов ами ах'),
  noun(/[бвдзлмнпрстф]$/, 0, '0 а у 0/а ом е', 'ы ов ам ы/ов ами ах'),
]

/** Words too short to be sure of, and abbreviations without a vowel, do not inflect. */
const paradigmOf = (word: string): Paradigm | undefined =>
  word.length < 3 || !/^[а-яё]+$/.test(word) || !/[аеёиоуыэюя]/.test(word)
    ? undefined
    : paradigms.find(({ ending }) => ending.test(word))

const filled = (stem: string, number: string, row: string): Inflected[] =>
  row === ''
    ? []
    : row.split(' ').flatMap((cell, at) =>
        cell.split('/').map((ending) => ({
          slot: `${number} ${slots[at]}`,
          form: stem + (ending === '0' ? '' : ending),
        })),
      )

export const russianInflection: Inflection = {
  forms(word) {
    const paradigm = paradigmOf(word)
    if (!paradigm) return [{ slot: 'one nominative', form: word }]
    const stem = paradigm.cut === 0 ? word : word.slice(0, -paradigm.cut)
    return [...filled(stem, 'one', paradigm.one), ...filled(stem, 'many', paradigm.many)]
  },
  changing(words) {
    const first = words.findIndex((word) => paradigmOf(word)?.type !== 'adjective')
    return words.flatMap((_, at) => (first < 0 || at <= first ? [at] : []))
  },
  stem(word) {
    const paradigm = paradigmOf(word)
    return paradigm && paradigm.cut > 0 ? word.slice(0, -paradigm.cut) : word
  },
  longestTail: 4,
}
