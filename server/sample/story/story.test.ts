import { describe, expect, it } from 'vitest'
import { atLeast, roles } from '#shared/access/roles.ts'
import { parse } from '#shared/legal/parse.ts'
import { flatten } from '#shared/legal/tree.ts'
import { sampleLanguages, sampleSource } from '../source.ts'
import { groups } from './groups.ts'
import { proposals } from './story.ts'

const texts = Object.fromEntries(
  sampleLanguages.map((lang) => {
    const { units } = parse(sampleSource(lang), { lang, format: 'markdown' })
    return [lang, new Map(flatten(units).map((unit) => [unit.eId, unit]))]
  }),
)

const all = proposals.flatMap((proposal) =>
  proposal.suggestions.map((suggestion) => ({ proposal, suggestion })),
)

describe('the sample story', () => {
  it('has someone in each role of each group, one chair, and no person twice', () => {
    for (const { members } of groups) {
      expect(new Set(members.map(({ role }) => role))).toEqual(new Set(roles))
      expect(members.filter(({ role }) => role === 'chair')).toEqual([members[0]])
    }
    const people = groups.flatMap(({ members }) => members.map(({ person }) => person.key))
    expect(new Set(people).size).toBe(people.length)
  })

  it('lets nobody act beyond their role', () => {
    const roleOf = (group: string, key: string) =>
      groups.find((each) => each.key === group)?.members.find(({ person }) => person.key === key)?.role
    for (const { group, suggestions, threads } of proposals) {
      const speakers = [
        ...threads.flatMap(({ remarks }) => remarks),
        ...suggestions.flatMap((each) => each.threads ?? []).flatMap(({ remarks }) => remarks),
      ]
      for (const { by } of speakers) expect(atLeast(roleOf(group, by), 'commenter'), by).toBe(true)
      const hands = [
        ...suggestions.map(({ author }) => author),
        ...suggestions.flatMap(({ positions }) => positions ?? []).map(({ by }) => by),
      ]
      for (const by of hands) expect(atLeast(roleOf(group, by), 'contributor'), by).toBe(true)
    }
  })

  it('amends units that there are, quotes words that stand there, and changes what it touches', () => {
    for (const { suggestion } of all) {
      expect(texts.ru!.has(suggestion.unit), suggestion.unit).toBe(true)
      if (suggestion.op !== 'replace') continue
      for (const [lang, wording] of Object.entries(suggestion.wording ?? {})) {
        expect(wording).not.toBe(texts[lang]!.get(suggestion.unit)?.text)
        expect(texts[lang]!.get(suggestion.unit)?.children).toEqual([])
      }
    }
    for (const { unit, quote } of proposals.flatMap(({ threads }) => threads)) {
      expect(texts.ru!.has(unit), unit).toBe(true)
      if (quote) expect(texts[quote.lang]!.get(unit)?.text).toContain(quote.words)
    }
  })

  it('shows competing wordings, each outcome, one out of step, a draft, a withdrawal, and a submitted proposal', () => {
    const on = (unit: string) =>
      all.filter(({ suggestion, proposal }) => suggestion.unit === unit && proposal.group === 'bar')
    expect(on('art_11__para_2').length).toBeGreaterThan(2)
    const outcomes = all.flatMap(({ suggestion }) => suggestion.decision?.outcome ?? [])
    expect(new Set(outcomes)).toEqual(new Set(['agreed', 'partly', 'rejected']))
    expect(
      all.filter(({ suggestion }) => suggestion.decision?.outcome === 'partly')[0]?.suggestion.decision
        ?.instead,
    ).toBeDefined()
    const oneLanguage = all.filter(
      ({ suggestion }) => suggestion.wording && Object.keys(suggestion.wording).length === 1,
    )
    expect(oneLanguage.some(({ suggestion }) => suggestion.state === undefined)).toBe(true)
    expect(new Set(all.map(({ suggestion }) => suggestion.state))).toEqual(
      new Set([undefined, 'draft', 'withdrawn']),
    )
    expect(new Set(all.map(({ suggestion }) => suggestion.op))).toEqual(
      new Set(['replace', 'insertAfter', 'delete']),
    )
    expect(proposals.map(({ state }) => state)).toContain('submitted')
  })

  it('submits only what is decided and reasoned in both languages', () => {
    for (const { suggestions } of proposals.filter(({ state }) => state === 'submitted')) {
      for (const { decision, reason } of suggestions) {
        expect(decision).toBeDefined()
        expect(reason.ru && reason.kk).toBeTruthy()
      }
    }
  })
})
