import { expect, it } from 'vitest'
import { detectNaming, displayNum, headingLabel, kindName } from './naming.ts'
import { parse } from './parse.ts'

it('names kinds as each country does', () => {
  expect(kindName('kz', 'paragraph', 'ru')).toBe('пункт')
  expect(kindName('kz', 'paragraph', 'kk')).toBe('тармақ')
  expect(kindName('kz', 'alinea', 'ru')).toBe('часть')
  expect(kindName('ru', 'paragraph', 'ru')).toBe('часть')
  expect(kindName('ru', 'subpoint', 'ru')).toBe('пункт')
  expect(kindName('generic', 'section', 'en')).toBe('section')
  expect(kindName('generic', 'section', 'de')).toBe('section')
})

it('shows numbers as the margin does', () => {
  expect(displayNum('paragraph', '3-1', 'kz')).toBe('3-1.')
  expect(displayNum('point', '2', 'kz')).toBe('2)')
  expect(displayNum('subpoint', 'а', 'ru')).toBe('а)')
  expect(displayNum('article', '5', 'kz')).toBe('5')
  expect(displayNum('alinea', '', 'kz')).toBe('')
})

it('labels headings in the order of their language', () => {
  expect(headingLabel('kz', 'article', '9-1', 'kk')).toBe('9-1-бап')
  expect(headingLabel('kz', 'section', 'II', 'kk')).toBe('II бөлім')
  expect(headingLabel('kz', 'article', '9-1', 'ru')).toBe('Статья 9-1')
  expect(headingLabel('kz', 'preamble', '', 'en')).toBe('Preamble')
})

it('detects the profile by what hangs under paragraphs', () => {
  const naming = (source: string, lang = 'ru') =>
    detectNaming(parse(source, { lang, format: 'text' }).units, lang)
  expect(naming('Статья 1\n1. Перечень:\nа) один;\nб) два.')).toBe('ru')
  expect(naming('Статья 1\n1. Перечень:\n1) один;\n2) два.')).toBe('kz')
  expect(naming('1-бап\nМәтін.', 'kk')).toBe('kz')
  expect(naming('Article 1\nText.', 'en')).toBe('generic')
})
