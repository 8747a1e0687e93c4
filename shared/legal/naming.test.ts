import { expect, it } from 'vitest'
import { cite } from './citation.ts'
import { kazakh } from './grammar/kk.ts'
import { russian } from './grammar/ru.ts'
import { termOf } from './grammar/terms.ts'
import { detectNaming, displayNum, headingLabel, kindName } from './naming.ts'
import { parse } from './parse.ts'
import { kinds, type Unit } from './unit.ts'

it('names kinds as each country does', () => {
  expect(kindName('kz', 'paragraph', 'ru')).toBe('пункт')
  expect(kindName('kz', 'paragraph', 'kk')).toBe('тармақ')
  expect(kindName('kz', 'alinea', 'ru')).toBe('часть')
  expect(kindName('ru', 'paragraph', 'ru')).toBe('часть')
  expect(kindName('ru', 'subpoint', 'ru')).toBe('пункт')
  expect(kindName('generic', 'section', 'en')).toBe('section')
  expect(kindName('generic', 'section', 'de')).toBe('section')
})

it('names every kind with the word that its citation puts into cases', () => {
  const nouns = {
    ru: Object.values(russian).map(({ one }) => one.nominative),
    kk: Object.values(kazakh).map(({ one }) => one.nominative),
  }
  for (const profile of ['kz', 'ru', 'generic'] as const)
    for (const kind of kinds) {
      const holder = kind === 'alinea' ? 'article' : undefined
      const { ru, kk, en } = termOf(kind, holder, profile)
      expect([kindName(profile, kind, 'ru'), kindName(profile, kind, 'kk')]).toEqual([
        russian[ru].one.nominative,
        kazakh[kk].one.nominative,
      ])
      expect(kindName(profile, kind, 'en')).toBe(en)
      expect(nouns.ru).toContain(ru)
      expect(nouns.kk).toContain(kk)
    }
})

it('cites a unit by the name that it has', () => {
  const alone: Unit[] = kinds.map((kind) => ({
    eId: kind,
    wId: kind,
    kind,
    num: kind === 'preamble' ? '' : '1',
    children: [],
  }))
  for (const profile of ['kz', 'ru', 'generic'] as const)
    for (const kind of kinds.filter((each) => each !== 'alinea'))
      for (const lang of ['ru', 'kk', 'en'])
        expect(cite(alone, kind, lang, profile)).toContain(kindName(profile, kind, lang))
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
