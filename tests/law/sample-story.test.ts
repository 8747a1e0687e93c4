/** The sample from source to file: its text aligned, its suggestions consolidated, compared, and written out. */
import { describe, expect, it } from 'vitest'
import { render } from '#server/export/render.ts'
import { sampleSource, sampleTitle } from '#server/sample/source.ts'
import type { SampleProposal, SampleSuggestion } from '#server/sample/story/form.ts'
import { proposals } from '#server/sample/story/story.ts'
import { alignLanguages, toUnits } from '#shared/legal/align.ts'
import { collisionNotes } from '#shared/legal/collision-notes.ts'
import { comparisonRows } from '#shared/legal/comparison-rows.ts'
import { defaultColumns } from '#shared/legal/comparison-words.ts'
import { consolidate } from '#shared/legal/consolidate.ts'
import type { LegalDecision } from '#shared/legal/decision.ts'
import { parse } from '#shared/legal/parse.ts'
import type { LegalSuggestion, WordingUnit } from '#shared/legal/suggestion.ts'
import { findUnit } from '#shared/legal/tree.ts'
import { wordingOf } from '#shared/legal/wording.ts'
import { openDocx } from '#tests/support/docx.ts'

const read = (lang: 'ru' | 'kk') => parse(sampleSource(lang), { lang, format: 'markdown' }).units
const aligned = alignLanguages(toUnits(read('ru'), 'ru'), read('kk'), 'kk')
const { units } = aligned
const version = { units, naming: 'kz', numbering: 'renumber', title: sampleTitle } as const

const byLang = <T>(of: (lang: 'ru' | 'kk') => T) => ({ ru: of('ru'), kk: of('kk') })

const legal = (suggestion: SampleSuggestion, id: string, wording = suggestion.wording): LegalSuggestion => {
  const before = byLang((lang) => wordingOf(units, suggestion, lang))
  const words = (lang: 'ru' | 'kk'): readonly WordingUnit[] => {
    const given = wording?.[lang]
    if (given === undefined) return suggestion.op === 'delete' ? [] : before[lang]
    if (typeof given !== 'string') return given
    const { kind } = findUnit(units, suggestion.unit)!
    return before[lang].length > 0
      ? [{ ...before[lang][0]!, text: given }]
      : [{ kind, num: '', text: given, children: [] }]
  }
  return {
    id,
    op: suggestion.op,
    unit: suggestion.unit,
    rank: 0,
    state: suggestion.state ?? 'open',
    before,
    after: byLang(words),
  }
}

/** What the group has suggested and decided, an `instead` beside what it stands for. */
const told = ({ suggestions }: SampleProposal) => {
  const all: LegalSuggestion[] = []
  const decisions: LegalDecision[] = []
  for (const suggestion of suggestions) {
    const { key, decision } = suggestion
    all.push(legal(suggestion, key))
    if (!decision) continue
    const instead = decision.instead && `${key}-instead`
    if (decision.instead && instead) {
      all.push(legal(suggestion, instead, decision.instead.wording))
      decisions.push({ suggestion: instead, level: 'group', outcome: 'agreed' })
    }
    decisions.push({
      suggestion: key,
      level: 'group',
      outcome: decision.outcome,
      reason: decision.reason,
      instead,
    })
  }
  return { all, decisions }
}

const [bar, notaries, judges] = proposals.map(told)

describe('the sample story in law', () => {
  it('is aligned unit by unit', () => {
    expect(Object.values(aligned.report).flat()).toEqual([])
  })

  it('gives each group its agreed text without a collision', () => {
    for (const { all, decisions } of [bar!, notaries!, judges!]) {
      const { collisions, applied } = consolidate(version, all, decisions, 'group')
      expect(collisions).toEqual([])
      expect(applied.length).toBe(decisions.filter(({ outcome }) => outcome === 'agreed').length)
    }
    const { units: agreed } = consolidate(version, judges!.all, judges!.decisions, 'group')
    expect(findUnit(agreed, 'art_19__para_3__point_4')?.text?.ru).toMatch(
      /^никто не может быть осуждён дважды/,
    )
    expect(findUnit(agreed, 'art_19__para_3__point_5')?.text?.kk).toMatch(/кері күші болмайды/)
  })

  it('collides across groups in two places, and applies neither wording there', () => {
    const named = [bar!, notaries!, judges!].map(({ all, decisions }, group) => ({
      all: all.map((each) => ({ ...each, id: `${group}-${each.id}` })),
      decisions: decisions.map((each) => ({ ...each, suggestion: `${group}-${each.suggestion}` })),
    }))
    const all = named.flatMap((each) => each.all)
    const consolidated = consolidate(
      version,
      all,
      named.flatMap(({ decisions }) => decisions),
      'group',
    )
    const { units: agreed } = consolidated
    const suggestions = all.map((each) => ({ ...each, author: `group ${each.id[0]}` }))
    const notes = byLang((lang) => collisionNotes({ version, consolidated, suggestions, lang }))
    expect(notes.ru.map(({ element }) => element)).toEqual(['пункт 3 статьи 9', 'пункт 4 статьи 21'])
    expect(notes.kk.map(({ element }) => element)).toEqual(['9-баптың 3-тармағы', '21-баптың 4-тармағы'])
    expect(notes.kk[0]!.suggestions).toEqual([
      { author: 'group 0', wording: expect.stringMatching(/^3\. Адвокаттық құпияға қол сұғылмайды/) },
      { author: 'group 1', wording: expect.stringMatching(/^3\. Нотариаттық және адвокаттық/) },
    ])
    expect(findUnit(agreed, 'art_9__para_3')?.text).toEqual(findUnit(units, 'art_9__para_3')?.text)
  })

  it('is one comparison table in two languages', async () => {
    const rows = byLang((lang) =>
      comparisonRows({
        version,
        suggestions: bar!.all.map((each) => ({ ...each, author: 'Союз адвокатов', reason: [] })),
        decisions: bar!.decisions,
        level: 'group',
        lang,
      }),
    )
    expect(rows.kk.map(({ suggestion }) => suggestion)).toEqual(rows.ru.map(({ suggestion }) => suggestion))
    const columns = byLang((lang) => defaultColumns(lang, 'draft'))
    const subject = { text: sampleTitle, version: 1 }
    const file = await render('comparison', 'docx', { subject, rows, columns, collisions: {} }, ['kk', 'ru'])
    if (file.type === 'refused') throw new Error(file.message)
    const { text } = openDocx(file.body as Uint8Array)
    for (const words of [
      'пункт 2 статьи 11',
      '11-баптың 2-тармағы',
      'Редакция проекта',
      'Жобаның редакциясы',
      'учтено частично',
      'ескерілмеді',
      'Отсутствует',
      'Жоқ',
      'Бұл тілдегі мәтін өзгертілмеген',
    ])
      expect(text).toContain(words)
  })
})
