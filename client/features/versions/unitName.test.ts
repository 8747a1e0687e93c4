import { expect, test } from 'vitest'
import { unitName } from './unitName.ts'

test('a unit is called as the law of its language calls it', () => {
  const named = (kind: 'article' | 'paragraph' | 'point' | 'section' | 'alinea', num: string, lang: string) =>
    unitName({ kind, num }, lang, 'kz')
  expect(named('article', '5-1', 'kk')).toBe('5-1-бап')
  expect(named('point', '2', 'kk')).toBe('2) тармақша')
  expect(named('section', 'I', 'kk')).toBe('I бөлім')
  expect(named('article', '5-1', 'ru')).toBe('Статья 5-1')
  expect(named('paragraph', '2', 'ru')).toBe('Пункт 2')
  expect(named('point', '2', 'ru')).toBe('Подпункт 2)')
  expect(named('alinea', '', 'en')).not.toMatch(/\s$/)
})
