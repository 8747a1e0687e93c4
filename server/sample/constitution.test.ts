import { describe, expect, it } from 'vitest'
import { parse } from '#shared/legal/parse.ts'
import type { PlainUnit } from '#shared/legal/unit.ts'
import { type SampleLanguage, sampleSource } from './source.ts'

const read = (lang: SampleLanguage) => parse(sampleSource(lang), { lang, format: 'markdown' })

const shape = (unit: PlainUnit): string[] => [
  [unit.eId, unit.kind, unit.num, unit.heading !== undefined, unit.text !== undefined].join(' '),
  ...unit.children.flatMap(shape),
]

const texts = (unit: PlainUnit): string[] => [
  ...[unit.heading, unit.text].filter((words) => words !== undefined),
  ...unit.children.flatMap(texts),
]

describe('the sample constitution', () => {
  const ru = read('ru')
  const kk = read('kk')

  it('is read without a doubt in both languages', () => {
    expect([ru.doubts, ru.notes, kk.doubts, kk.notes]).toEqual([[], [], [], []])
  })

  it('has the same units in both, a preamble, five sections and an inserted article', () => {
    const units = ru.units.flatMap(shape)
    expect(kk.units.flatMap(shape)).toEqual(units)
    expect(units.filter((unit) => unit.includes(' section '))).toHaveLength(5)
    expect(units.filter((unit) => unit.includes(' article '))).toHaveLength(25)
    expect(units).toContain('art_9-1 article 9-1 true false')
    expect(units[0]).toMatch(/^preamble preamble/)
  })

  it('is written in its language throughout', () => {
    const kazakh = kk.units.flatMap(texts)
    expect(kazakh).toHaveLength(ru.units.flatMap(texts).length)
    expect(ru.units.flatMap(texts).filter((words) => /[әғқңөұүһі]/i.test(words))).toEqual([])
    expect(kazakh.filter((words) => !/[әғқңөұүһі]/i.test(words))).toEqual(['Мемлекет:', 'Соттар'])
    expect([...kazakh, ...ru.units.flatMap(texts)].filter((words) => /[a-zə]/i.test(words))).toEqual([])
  })
})
