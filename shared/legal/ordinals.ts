/** Ordinal words that number parts of laws («раздел второй», «бірінші бөлім», "Part One", «capítulo primero»). */
import type { Lang } from './unit.ts'

const russian: readonly (readonly [number, string, string])[] = [
  [1, 'перв', 'ый ая ое'],
  [2, 'втор', 'ой ая ое'],
  [3, 'трет', 'ий ья ье'],
  [4, 'четверт', 'ый ая ое'],
  [4, 'четвёрт', 'ый ая ое'],
  [5, 'пят', 'ый ая ое'],
  [6, 'шест', 'ой ая ое'],
  [7, 'седьм', 'ой ая ое'],
  [8, 'восьм', 'ой ая ое'],
  [9, 'девят', 'ый ая ое'],
  [10, 'десят', 'ый ая ое'],
  [11, 'одиннадцат', 'ый ая ое'],
  [12, 'двенадцат', 'ый ая ое'],
  [13, 'тринадцат', 'ый ая ое'],
  [14, 'четырнадцат', 'ый ая ое'],
  [15, 'пятнадцат', 'ый ая ое'],
  [16, 'шестнадцат', 'ый ая ое'],
  [17, 'семнадцат', 'ый ая ое'],
  [18, 'восемнадцат', 'ый ая ое'],
  [19, 'девятнадцат', 'ый ая ое'],
  [20, 'двадцат', 'ый ая ое'],
]

const lists: Readonly<Record<Lang, readonly string[]>> = {
  kk: [
    'бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы',
    'он_бірінші он_екінші он_үшінші он_төртінші он_бесінші он_алтыншы он_жетінші он_сегізінші он_тоғызыншы жиырмасыншы',
  ],
  en: [
    'first second third fourth fifth sixth seventh eighth ninth tenth',
    'eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  ],
  'en-cardinal': [
    'one two three four five six seven eight nine ten',
    'eleven twelve thirteen fourteen fifteen',
  ],
  es: ['primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo', 'undécimo duodécimo'],
  'es-f': ['primera segunda tercera cuarta quinta sexta séptima octava novena décima', 'undécima duodécima'],
  de: ['erster zweiter dritter vierter fünfter sechster siebter achter neunter zehnter', 'elfter zwölfter'],
  'de-f': ['erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte', 'elfte zwölfte'],
  'de-n': [
    'erstes zweites drittes viertes fünftes sechstes siebtes achtes neuntes zehntes',
    'elftes zwölftes',
  ],
  fr: ['premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième'],
}

const build = (): ReadonlyMap<string, number> => {
  const values = new Map<string, number>()
  for (const [value, stem, endings] of russian)
    for (const ending of endings.split(' ')) {
      values.set(stem + ending, value)
      if (value < 10) values.set(`двадцать ${stem}${ending}`, 20 + value)
    }
  for (const words of Object.values(lists))
    for (const [i, word] of words.join(' ').split(' ').entries()) values.set(word.replace('_', ' '), i + 1)
  values.set('première', 1)
  values.set('жиырма бірінші', 21)
  return values
}

const values = build()

/** The value of an ordinal word in any of the known languages, in any case; `undefined` where it is none. */
export const ordinalValue = (word: string): number | undefined =>
  values.get(word.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim())

/** Every known ordinal word in small letters, longest first: for patterns. */
export const ordinalWords: readonly string[] = [...values.keys()].sort((a, b) => b.length - a.length)
