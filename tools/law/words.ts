/** The words of structural elements in their cases, and ordinals, as the code has them. */
import { cases, type Forms } from '#shared/legal/grammar/case.ts'
import { englishNumber, englishPlural } from '#shared/legal/grammar/en.ts'
import { kazakh, kazakhOrdinal, kazakhWords } from '#shared/legal/grammar/kk.ts'
import { type Gender, russian, russianNew, russianOrdinal } from '#shared/legal/grammar/ru.ts'
import { termOf } from '#shared/legal/grammar/terms.ts'
import { kinds, type NamingProfile } from '#shared/legal/unit.ts'
import { page, type Table } from './markdown.ts'

const inRussian: Readonly<Record<string, string>> = {
  nominative: 'именительный',
  genitive: 'родительный',
  accusative: 'винительный',
  dative: 'дательный',
  locative: 'предложный',
  ablative: 'родительный после «из»',
  instrumental: 'творительный',
}
const inKazakh: Readonly<Record<string, string>> = {
  nominative: 'атау',
  genitive: 'ілік',
  accusative: 'табыс',
  dative: 'барыс',
  locative: 'жатыс',
  ablative: 'шығыс',
  instrumental: 'көмектес',
}

const formsRow = (name: string, forms: Forms): string[] => [name, ...cases.map((each) => forms[each])]

export const russianWords = (): string => {
  const columns = ['', ...cases.map((name) => inRussian[name]!)]
  const table = (title: string, number: 'one' | 'many'): Table => ({
    title,
    columns,
    rows: Object.entries(russian).map(([word, noun]) => formsRow(word, noun[number])),
  })
  return page(
    'Слова структурных элементов по падежам',
    'Слово принимает падеж, номер следует за ним без изменения: «в подпункте 2) пункта 1 статьи 9».',
    [
      table('Единственное число', 'one'),
      table('Множественное число', 'many'),
      {
        title: '«Новый», согласованное со словом',
        columns,
        rows: Object.entries(russianNew).map(([gender, forms]) => formsRow(gender, forms)),
      },
    ],
  )
}

export const kazakhWordTables = (): string => {
  const columns = ['', ...cases.map((name) => inKazakh[name]!)]
  const table = (title: string, form: 'one' | 'held' | 'many' | 'manyHeld'): Table => ({
    title,
    columns,
    rows: Object.entries(kazakh).map(([word, noun]) => formsRow(word, noun[form])),
  })
  return page(
    'Құрылымдық элементтердің атаулары септіктерде',
    'Нөмір алдында тұрады, жалғау сөзге жалғанады: «9-баптың 2-тармағында». Алдында аталған нәрсеге тиесілі сөз тәуелденеді.',
    [
      table('Жекеше түрі', 'one'),
      table('Жекеше, тәуелдік жалғауымен', 'held'),
      table('Көпше түрі', 'many'),
      table('Көпше, тәуелдік жалғауымен', 'manyHeld'),
      {
        title: '«Сөз», «сөздер»',
        columns,
        rows: [formsRow('бір сөз', kazakhWords.one), formsRow('бірнеше сөз', kazakhWords.many)],
      },
    ],
  )
}

const profiles: readonly NamingProfile[] = ['kz', 'ru', 'generic']

export const kindWords = (): string => {
  const rows = profiles.flatMap((profile) =>
    kinds.flatMap((kind) => {
      const holders = kind === 'alinea' || kind === 'subpoint' ? (['article', 'point'] as const) : [undefined]
      return holders.map((holder) => {
        const term = termOf(kind, holder, profile)
        const about = term.number === 'bracket' ? 'N)' : term.number === 'quotes' ? '«N»' : 'N'
        return [profile, kind, holder ?? '', term.ru, term.kk, term.en, englishPlural(term.en), about]
      })
    }),
  )
  return page(
    'What each kind of unit is called',
    'By naming profile: `kz` for Kazakhstan, `ru` for Russia, `generic` for plain names. "In" is what holds the unit, where that makes a difference.',
    [
      {
        title: 'Kinds',
        columns: ['profile', 'kind', 'in', 'Russian', 'Kazakh', 'English', 'plural', 'number'],
        rows,
      },
    ],
  )
}

const upTo = 199
const numbers = Array.from({ length: upTo }, (_, at) => at + 1)

export const kazakhOrdinals = (): string =>
  page('Реттік сан есімдер', `1-ден ${upTo}-ға дейін; нөмірсіз бөліктер мен абзацтар осылай аталады.`, [
    {
      title: 'Қазақша және ағылшынша',
      columns: ['', 'қазақша', 'English (part …)'],
      rows: numbers.map((n) => [String(n), kazakhOrdinal(n), englishNumber(n)]),
    },
  ])

const genders: Readonly<Record<Gender, string>> = {
  feminine: 'Женский род (часть)',
  masculine: 'Мужской род (абзац)',
  neuter: 'Средний род (предложение)',
}

export const russianOrdinals = (): string =>
  page(
    'Порядковые числительные',
    `От 1 до ${upTo}, по родам и падежам; так называются ненумерованные части и абзацы. Родительный стоит и после «из».`,
    (Object.entries(genders) as [Gender, string][]).map(([gender, title]) => {
      const shown = cases.filter((name) => name !== 'ablative')
      return {
        title,
        columns: ['', ...shown.map((name) => inRussian[name]!)],
        rows: numbers.map((n) => [String(n), ...shown.map((name) => russianOrdinal(n, gender, name))]),
      }
    }),
  )
