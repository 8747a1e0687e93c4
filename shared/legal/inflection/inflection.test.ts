/** The rules of inflection against the closed tables of forms that citations use, and against words in and out of them. */
import { describe, expect, test } from 'vitest'
import { cases } from '../grammar/case.ts'
import { kazakh } from '../grammar/kk.ts'
import { russian } from '../grammar/ru.ts'
import { inflectionOf } from './inflection.ts'
import { kazakhCase, kazakhPlural, kazakhPossessive } from './kk.ts'

const has = (lang: string, word: string) =>
  new Set(
    inflectionOf(lang)
      .forms(word)
      .map(({ form }) => form),
  )

describe('[TERM-2] Kazakh suffixes follow from harmony and sound', () => {
  test.each(Object.entries(kazakh))('%s as in the closed table', (word, table) => {
    const many = kazakhPlural(word)
    const row = (base: string, held: boolean) => cases.map((name) => kazakhCase(base, name, held))
    const given = (forms: Readonly<Record<string, string>>) => cases.map((name) => forms[name])
    expect(row(word, false)).toEqual(given(table.one))
    expect(row(kazakhPossessive(word), true)).toEqual(given(table.held))
    expect(row(many, false)).toEqual(given(table.many))
    expect(row(kazakhPossessive(many), true)).toEqual(given(table.manyHeld))
  })
  test('words of other laws', () => {
    expect(kazakhCase('құрылтай', 'genitive')).toBe('құрылтайдың')
    expect(kazakhCase('құрылтай', 'dative')).toBe('құрылтайға')
    expect(kazakhCase('мәжіліс', 'ablative')).toBe('мәжілістен')
    expect(kazakhCase('кеңес', 'instrumental')).toBe('кеңеспен')
    expect(kazakhCase('соты', 'dative', true)).toBe('сотына')
    expect(has('kk', 'парламент')).toContain('парламенттегі')
    expect(has('kk', 'соты')).toContain('сотының')
  })
})

describe('[TERM-2] Russian declension follows from the ending', () => {
  test.each(Object.entries(russian).filter(([word]) => word !== 'заголовок'))(
    '%s has all forms of the closed table',
    (word, { one, many }) => {
      const found = has('ru', word)
      for (const name of cases) {
        expect(found).toContain(one[name])
        expect(found).toContain(many[name])
      }
    },
  )
  test.each([
    ['курултай', 'курултая курултаю курултаем курултае'],
    ['конституционный', 'конституционного конституционному конституционным конституционном'],
    ['высший', 'высшего высшему высшим высшем высшие высших'],
    ['российский', 'российского российскому российские'],
    ['верховная', 'верховной верховную верховные'],
    ['область', 'области областью областей областями'],
    ['министерство', 'министерства министерству министерством министерств'],
    ['голосование', 'голосования голосованием голосований'],
    ['секретарь', 'секретаря секретарем секретари'],
    ['конституция', 'конституции конституцией конституций'],
  ])('%s', (word, forms) => {
    for (const form of forms.split(' ')) expect(has('ru', word)).toContain(form)
  })
  test('abbreviations do not inflect', () => expect([...has('ru', 'сми')]).toEqual(['сми']))
})
