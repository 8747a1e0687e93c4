import { describe, expect, it } from 'vitest'
import { alignVersions, toUnits } from './align.ts'
import { parse } from './parse.ts'
import { type RebaseOutcome, rebaser } from './rebase.ts'
import type { LegalSuggestion, WordingUnit } from './suggestion.ts'
import type { Unit } from './unit.ts'
import { versionIndex } from './version-index.ts'
import { wordingOf } from './wording.ts'

const units = (source: string) => toUnits(parse(source, { lang: 'ru', format: 'text' }).units, 'ru')

const first = `Статья 1. Народ
1. Народ есть единственный источник власти.
2. Власть делится на ветви и ограничена законом.
3. Никто не присваивает власть.

Статья 2. Земля
1. Земля и недра служат народу.
2. Порядок пользования землёй определяет закон.

Статья 3. Язык
Язык охраняется законом.`

const base = units(first)
const from = versionIndex(base)

type Given = Pick<LegalSuggestion, 'op' | 'unit'> & Partial<LegalSuggestion>

const suggestion = (
  given: Given,
  after?: (units: WordingUnit[]) => readonly WordingUnit[],
): LegalSuggestion => {
  const before = wordingOf(from, given, 'ru')
  return { id: 's', rank: 0, before: { ru: before }, after: { ru: after?.(before) ?? [] }, ...given }
}

const saying = (text: string) => (given: readonly WordingUnit[]) =>
  given.map((unit, at) => (at === 0 ? { ...unit, text } : unit))

const onto = (next: string | readonly Unit[], given: LegalSuggestion) => {
  const { units: after } = alignVersions(base, typeof next === 'string' ? units(next) : next)
  return rebaser({ from, to: versionIndex(after), languages: ['ru'] })(given)
}

const power = suggestion({ op: 'replace', unit: 'art_1__para_2' }, saying('Власть едина.'))

describe('[REBASE-1] each suggestion comes out in one of four ways', () => {
  it('carries what stands as it stood, to its new number and place', () => {
    const next = `Статья 1. Вступление\nЭтот закон вводит новый порядок.\n\n${first
      .replace('Статья 3', 'Статья 4')
      .replace('Статья 2', 'Статья 3')
      .replace('Статья 1', 'Статья 2')
      .replace('1. Народ есть', '1. Дети охраняются государством особо.\n2. Народ есть')
      .replace('2. Власть', '3. Власть')
      .replace('3. Никто', '4. Никто')}`
    const { outcome, place, after, before } = onto(next, power)
    expect(outcome).toBe('carried')
    expect(place).toEqual({ op: 'replace', unit: 'art_2__para_3' })
    expect(before.ru?.[0]?.text).toBe('Власть делится на ветви и ограничена законом.')
    expect(after.ru).toEqual([
      { kind: 'paragraph', num: '3', text: 'Власть едина.', from: 'art_2__para_3', children: [] },
    ])
  })

  it('says what is already in the text', () => {
    expect(onto(first.replace(/Власть делится.*/, 'Власть едина.'), power).outcome).toBe('already')
    const gone = suggestion({ op: 'delete', unit: 'art_1__para_3' })
    expect(onto(first.replace('3. Никто не присваивает власть.\n', ''), gone).outcome).toBe('already')
    const added = suggestion({ op: 'insertAfter', unit: 'art_2__para_2' }, () => [
      { kind: 'paragraph', num: '', text: 'Леса открыты для всех.', children: [] },
    ])
    const withForests = first.replace('определяет закон.', 'определяет закон.\n3. Леса открыты для всех.')
    expect(onto(withForests, added).outcome).toBe('already')
    expect(onto(first, added)).toMatchObject({
      outcome: 'carried',
      place: { op: 'insertAfter', unit: 'art_2__para_2' },
    })
  })

  it('lets a person look where the clause has changed under it, with the written words kept', () => {
    const result = onto(first.replace('ограничена законом', 'ограничена правом'), power)
    expect(result).toMatchObject({
      outcome: 'changed',
      causes: ['words'],
      conflicts: { ru: ['art_1__para_2'] },
    })
    expect(result.before.ru?.[0]?.text).toBe('Власть делится на ветви и ограничена правом.')
    expect(result.after.ru?.[0]?.text).toBe('Власть едина.')
  })

  it('says what is gone, and where its words could stand', () => {
    const result = onto(first.replace('2. Власть делится на ветви и ограничена законом.\n3.', '2.'), power)
    expect(result).toMatchObject({
      outcome: 'gone',
      causes: ['unit'],
      place: { op: 'insertAfter', unit: 'art_1__para_1' },
    })
    expect(result.after.ru).toEqual([{ kind: 'paragraph', num: '2', text: 'Власть едина.', children: [] }])
  })

  it('does not take a mended quotation mark or dash of the base for another wording, nor lose one of its own', () => {
    const dashed = suggestion({ op: 'replace', unit: 'art_3__al_1' }, saying('Язык — охраняется законом.'))
    expect(onto(first, dashed)).toMatchObject({ outcome: 'carried' })
    expect(onto(first, dashed).after.ru?.[0]?.text).toBe('Язык — охраняется законом.')
  })
})

describe('a suggestion on a whole article', () => {
  const whole = suggestion({ op: 'replace', unit: 'art_1' }, ([article]) => [
    {
      ...article!,
      children: article!.children.map((child, at) =>
        at === 0 ? { ...child, text: 'Народ правит сам.' } : child,
      ),
    },
  ])

  it('[REBASE-2] keeps the words written, and the new version’s wherever none were', () => {
    const result = onto(
      first
        .replace('не присваивает власть.', 'не присваивает власть.\n4. Захват власти карается.')
        .replace('на ветви', 'на три ветви'),
      whole,
    )
    expect(result).toMatchObject({ outcome: 'changed', causes: ['words'], conflicts: {} })
    expect(result.after.ru?.[0]?.children.map(({ text }) => text)).toEqual([
      'Народ правит сам.',
      'Власть делится на три ветви и ограничена законом.',
      'Никто не присваивает власть.',
      'Захват власти карается.',
    ])
  })

  it('tells the units that both changed, and keeps what was written in one that is gone', () => {
    expect(onto(first.replace('единственный источник', 'главный источник'), whole).conflicts).toEqual({
      ru: ['art_1__para_1'],
    })
    const without = first
      .replace('1. Народ есть единственный источник власти.\n2.', '1.')
      .replace('3. Никто', '2. Никто')
    const result = onto(without, whole)
    expect(result.outcome).toBe('changed')
    expect(result.conflicts).toEqual({ ru: ['art_1__para_1'] })
    expect(result.after.ru?.[0]?.children.map(({ text }) => text)).toContain('Народ правит сам.')
  })
})

describe('other operations', () => {
  it('deletes only what a person saw', () => {
    const gone = suggestion({ op: 'delete', unit: 'art_2' })
    expect(onto(first, gone).outcome).toBe('carried')
    expect(onto(first.replace('служат народу', 'служат всему народу'), gone)).toMatchObject({
      outcome: 'changed',
      place: { op: 'delete', unit: 'art_2' },
    })
  })

  it('moves what has changed, not what has no destination', () => {
    const move = suggestion({ op: 'move', unit: 'art_1__para_3', destination: { after: 'art_2__para_1' } })
    expect(onto(first.replace('Никто не', 'Никто никогда не'), move)).toMatchObject({
      outcome: 'carried',
      place: { op: 'move', unit: 'art_1__para_3', destination: { after: 'art_2__para_1' } },
    })
    const without = first.replace('1. Земля и недра служат народу.\n2.', '1.')
    expect(onto(without, move)).toMatchObject({ outcome: 'gone', causes: ['destination'] })
  })

  it('follows a range, and stops where it was torn apart', () => {
    const range = suggestion({ op: 'delete', unit: 'art_1__para_2', unitEnd: 'art_1__para_3' })
    expect(onto(first, range).place).toEqual({
      op: 'delete',
      unit: 'art_1__para_2',
      unitEnd: 'art_1__para_3',
    })
    const torn = first.replace('3. Никто', '3. Дети охраняются государством особо.\n4. Никто')
    expect(onto(torn, range)).toMatchObject({ outcome: 'changed', causes: ['words', 'range'] })
  })

  it('asks where the number that was typed is taken', () => {
    const added = suggestion({ op: 'insertAfter', unit: 'art_2__para_2' }, () => [
      { kind: 'paragraph', num: '3', text: 'Леса открыты для всех.', children: [] },
    ])
    const next = first.replace('определяет закон.', 'определяет закон.\n3. Воды чисты.')
    expect(onto(next, added)).toMatchObject({ outcome: 'changed', causes: ['number'] })
  })
})

describe('two languages', () => {
  const both = (ru: string, kk: string): Unit[] => [
    {
      eId: 'art_1',
      wId: 'art_1',
      kind: 'article',
      num: '1',
      children: [
        {
          eId: 'art_1__para_1',
          wId: 'art_1__para_1',
          kind: 'paragraph',
          num: '1',
          text: { ru, kk },
          children: [],
        },
      ],
    },
  ]
  const run = (
    ru: string,
    kk: string,
  ): { outcome: RebaseOutcome; unmoved: readonly string[]; kk?: string } => {
    const old = versionIndex(both('Земля общая.', 'Жер ортақ.'))
    const place = { op: 'replace', unit: 'art_1__para_1' } as const
    const before = { ru: wordingOf(old, place, 'ru'), kk: wordingOf(old, place, 'kk') }
    const mine = { ...before, ru: saying('Земля народная.')(before.ru) }
    const { outcome, unmoved, after } = rebaser({
      from: old,
      to: versionIndex(both(ru, kk)),
      languages: ['ru', 'kk'],
    })({ id: 's', rank: 0, ...place, before, after: mine })
    return { outcome, unmoved, kk: after.kk?.[0]?.text }
  }

  it('follows a word mended in the language that the suggestion left alone', () => {
    expect(run('Земля общая.', 'Жер ортақ болады.')).toEqual({
      outcome: 'carried',
      unmoved: ['ru'],
      kk: 'Жер ортақ болады.',
    })
    expect(run('Земля наша.', 'Жер ортақ.').outcome).toBe('changed')
    expect(run('Земля народная.', 'Жер ортақ.').outcome).toBe('already')
  })
})
