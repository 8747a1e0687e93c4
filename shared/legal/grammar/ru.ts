/**
 * Russian words for structural elements: a closed table of forms in the order of `cases` (genitive again for the
 * ablative, the prepositional for the locative). The word takes the case, its number follows it unchanged.
 */
import { type Case, type Forms, forms } from './case.ts'

export type Gender = 'masculine' | 'feminine' | 'neuter'

export interface RussianNoun {
  readonly gender: Gender
  readonly one: Forms
  readonly many: Forms
}

const noun = (gender: Gender, one: string, many: string): RussianNoun => ({
  gender,
  one: forms(one),
  many: forms(many),
})

export const russian = {
  статья: noun(
    'feminine',
    'статья статьи статью статье статье статьи статьей',
    'статьи статей статьи статьям статьях статей статьями',
  ),
  пункт: noun(
    'masculine',
    'пункт пункта пункт пункту пункте пункта пунктом',
    'пункты пунктов пункты пунктам пунктах пунктов пунктами',
  ),
  подпункт: noun(
    'masculine',
    'подпункт подпункта подпункт подпункту подпункте подпункта подпунктом',
    'подпункты подпунктов подпункты подпунктам подпунктах подпунктов подпунктами',
  ),
  часть: noun(
    'feminine',
    'часть части часть части части части частью',
    'части частей части частям частях частей частями',
  ),
  абзац: noun(
    'masculine',
    'абзац абзаца абзац абзацу абзаце абзаца абзацем',
    'абзацы абзацев абзацы абзацам абзацах абзацев абзацами',
  ),
  предложение: noun(
    'neuter',
    'предложение предложения предложение предложению предложении предложения предложением',
    'предложения предложений предложения предложениям предложениях предложений предложениями',
  ),
  раздел: noun(
    'masculine',
    'раздел раздела раздел разделу разделе раздела разделом',
    'разделы разделов разделы разделам разделах разделов разделами',
  ),
  глава: noun(
    'feminine',
    'глава главы главу главе главе главы главой',
    'главы глав главы главам главах глав главами',
  ),
  титул: noun(
    'masculine',
    'титул титула титул титулу титуле титула титулом',
    'титулы титулов титулы титулам титулах титулов титулами',
  ),
  приложение: noun(
    'neuter',
    'приложение приложения приложение приложению приложении приложения приложением',
    'приложения приложений приложения приложениям приложениях приложений приложениями',
  ),
  преамбула: noun(
    'feminine',
    'преамбула преамбулы преамбулу преамбуле преамбуле преамбулы преамбулой',
    'преамбулы преамбул преамбулы преамбулам преамбулах преамбул преамбулами',
  ),
  заголовок: noun(
    'masculine',
    'заголовок заголовка заголовок заголовку заголовке заголовка заголовком',
    'заголовки заголовков заголовки заголовкам заголовках заголовков заголовками',
  ),
  слово: noun(
    'neuter',
    'слово слова слово слову слове слова словом',
    'слова слов слова словам словах слов словами',
  ),
} as const

export type RussianWord = keyof typeof russian

/** «новый», as it agrees with the noun that follows. */
export const russianNew: Readonly<Record<Gender | 'many', Forms>> = {
  masculine: forms('новый нового новый новому новом нового новым'),
  feminine: forms('новая новой новую новой новой новой новой'),
  neuter: forms('новое нового новое новому новом нового новым'),
  many: forms('новые новых новые новым новых новых новыми'),
}

const endings: Readonly<Record<'hard' | 'soft', Record<Gender, Forms>>> = {
  hard: {
    masculine: forms('ый ого ый ому ом ого ым'),
    feminine: forms('ая ой ую ой ой ой ой'),
    neuter: forms('ое ого ое ому ом ого ым'),
  },
  soft: {
    masculine: forms('ий ьего ий ьему ьем ьего ьим'),
    feminine: forms('ья ьей ью ьей ьей ьей ьей'),
    neuter: forms('ье ьего ье ьему ьем ьего ьим'),
  },
}

const units =
  'перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат'.split(
    ' ',
  )
const tens = 'двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(' ')
const wholeTens = 'двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност'.split(' ')

/** Stems whose masculine nominative ends in a stressed -ой: второй, шестой, седьмой, восьмой, сороковой. */
const stressed = new Set(['втор', 'шест', 'седьм', 'восьм', 'сороков'])

/** A Russian ordinal in words, from 1 to 199, in gender and case; beyond that in digits. */
export const russianOrdinal = (n: number, gender: Gender, name: Case): string => {
  if (!Number.isInteger(n) || n < 1 || n > 199) return String(n)
  if (n > 100) return `сто ${russianOrdinal(n - 100, gender, name)}`
  if (n > 20 && n < 100 && n % 10 !== 0)
    return `${tens[Math.floor(n / 10) - 2]} ${russianOrdinal(n % 10, gender, name)}`
  return inflect(n === 100 ? 'сот' : n < 20 ? units[n - 1]! : wholeTens[n / 10 - 2]!, gender, name)
}

const inflect = (stem: string, gender: Gender, name: Case): string => {
  const ending = endings[stem === 'трет' ? 'soft' : 'hard'][gender][name]
  return stem + (ending === 'ый' && stressed.has(stem) ? 'ой' : ending)
}
