/** The language of a text is told by its letters. */
import { expect, test } from 'vitest'
import { languageOf } from './languageOf.ts'

test.each([
  ['kk', '1-бап\nӘркімнің өз дербес деректерін, олар қайда сақталса да, қорғауға құқығы бар.'],
  ['ru', 'РАЗДЕЛ І\nСтатья 1. Каждый имеет право на защиту своих персональных данных.'],
  ['en', 'Article 1. Everyone has the right to the protection of personal data.'],
])('%s', (lang, text) => {
  expect(languageOf(text)).toBe(lang)
})

test('a Russian text that names a Kazakh word stays Russian', () => {
  const text = `${'Каждый вправе свободно получать информацию. '.repeat(4)}Слово «бөлім» значит раздел.`
  expect(languageOf(text)).toBe('ru')
})

test('without letters there is nothing to guess', () => {
  expect(languageOf('1. 2) —')).toBeUndefined()
})
