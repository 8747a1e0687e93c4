/**
 * Kazakh: suffixes by vowel harmony and by the sound before them: plural, third person possessive, case.
 *
 * Of a term the last word inflects («Конституциялық Кеңестің»). What ends in ы or і can be possessive already
 * («Жоғарғы Соты»): its cases are then those of a possessive word. Words that lose a vowel («ерін – ерні») are not known.
 */
import { type Case, cases } from '../grammar/case.ts'
import type { Inflected, Inflection } from './inflected.ts'

const back = /[аоұыуяюё]/
const vowel = /[аәоөұүыіеэияюё]$/
const nasal = /[мнң]$/
const sonorant = /[рлйу]$/
const humming = /[зж]$/

/** Whether suffixes have back vowels: the last vowel decides; у and и leave it to the one before. */
const isBack = (word: string): boolean => {
  const vowels = word.match(/[аәоөұүыіеэяюё]/g)
  const last = vowels?.at(-1)
  return last === undefined ? back.test(word) : back.test(last)
}

type Sound = 'vowel' | 'nasal' | 'sonorant' | 'humming' | 'voiceless'

const soundOf = (word: string): Sound => {
  if (vowel.test(word)) return 'vowel'
  if (nasal.test(word)) return 'nasal'
  if (sonorant.test(word)) return 'sonorant'
  return humming.test(word) ? 'humming' : 'voiceless'
}

const harmony = (word: string, ofBack: string, ofFront: string): string =>
  word + (isBack(word) ? ofBack : ofFront)

/** By the sound before: suffixes after back and front vowels. */
type Endings = Readonly<Record<Sound, readonly [string, string]>>

const endings: Readonly<Record<Exclude<Case, 'nominative'>, Endings>> = {
  genitive: {
    vowel: ['ның', 'нің'],
    nasal: ['ның', 'нің'],
    sonorant: ['дың', 'дің'],
    humming: ['дың', 'дің'],
    voiceless: ['тың', 'тің'],
  },
  accusative: {
    vowel: ['ны', 'ні'],
    nasal: ['ды', 'ді'],
    sonorant: ['ды', 'ді'],
    humming: ['ды', 'ді'],
    voiceless: ['ты', 'ті'],
  },
  dative: {
    vowel: ['ға', 'ге'],
    nasal: ['ға', 'ге'],
    sonorant: ['ға', 'ге'],
    humming: ['ға', 'ге'],
    voiceless: ['қа', 'ке'],
  },
  locative: {
    vowel: ['да', 'де'],
    nasal: ['да', 'де'],
    sonorant: ['да', 'де'],
    humming: ['да', 'де'],
    voiceless: ['та', 'те'],
  },
  ablative: {
    vowel: ['дан', 'ден'],
    nasal: ['нан', 'нен'],
    sonorant: ['дан', 'ден'],
    humming: ['дан', 'ден'],
    voiceless: ['тан', 'тен'],
  },
  instrumental: {
    vowel: ['мен', 'мен'],
    nasal: ['мен', 'мен'],
    sonorant: ['мен', 'мен'],
    humming: ['бен', 'бен'],
    voiceless: ['пен', 'пен'],
  },
}

const plurals: Endings = {
  vowel: ['лар', 'лер'],
  nasal: ['дар', 'дер'],
  sonorant: ['лар', 'лер'],
  humming: ['дар', 'дер'],
  voiceless: ['тар', 'тер'],
}

const afterPossessive: Readonly<Record<Case, readonly [string, string]>> = {
  nominative: ['', ''],
  genitive: ['ның', 'нің'],
  accusative: ['н', 'н'],
  dative: ['на', 'не'],
  locative: ['нда', 'нде'],
  ablative: ['нан', 'нен'],
  instrumental: ['мен', 'мен'],
}

/** A word in a case; `held` where it is possessive already. л takes -дар in the plural («титулдар»). */
export const kazakhCase = (word: string, name: Case, held = false): string => {
  if (held) return harmony(word, ...afterPossessive[name])
  return name === 'nominative' ? word : harmony(word, ...endings[name][soundOf(word)])
}

export const kazakhPlural = (word: string): string =>
  harmony(word, ...(word.endsWith('л') ? plurals.nasal : plurals[soundOf(word)]))

const softened: Readonly<Record<string, string>> = { п: 'б', к: 'г', қ: 'ғ' }

/** «бап – бабы», «тармақша – тармақшасы». */
export const kazakhPossessive = (word: string): string => {
  if (soundOf(word) === 'vowel' && !word.endsWith('и')) return harmony(word, 'сы', 'сі')
  const last = word.at(-1) ?? ''
  return harmony(word.slice(0, -1) + (softened[last] ?? last), 'ы', 'і')
}

/** All cases, and the locative made an adjective («Парламенттегі»). */
const inCases = (word: string, held: boolean, slot: string): Inflected[] => [
  ...cases.map((name) => ({ slot: `${slot} ${name}`, form: kazakhCase(word, name, held) })),
  {
    slot: `${slot} within`,
    form: harmony(kazakhCase(word, 'locative', held), 'ғы', 'гі'),
  },
]

const isHeld = (word: string): boolean => /[ыі]$/.test(word)

export const kazakhInflection: Inflection = {
  forms(word) {
    const asGiven = isHeld(word) ? inCases(word, true, 'one') : []
    const many = kazakhPlural(word)
    return [
      ...asGiven,
      ...inCases(word, false, 'one'),
      ...inCases(kazakhPossessive(word), true, 'one held'),
      ...inCases(many, false, 'many'),
      ...inCases(kazakhPossessive(many), true, 'many held'),
    ]
  },
  changing: (words) => [words.length - 1],
  stem: (word) => (/[пкқ]$/.test(word) ? word.slice(0, -1) : word),
  longestTail: 9,
}
