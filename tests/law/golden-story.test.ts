import { describe, expect, test } from 'vitest'
import type { ComparisonBlock, ComparisonCell } from '#shared/legal/comparison.ts'
import { comparisonRows } from '#shared/legal/comparison-rows.ts'
import { collidesWith, consolidate } from '#shared/legal/consolidate.ts'
import { withEIds } from '#shared/legal/eid.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { wordingOf } from '#shared/legal/wording.ts'
import * as story from './golden-story.expected.ts'
import { decisions, suggestions, version } from './golden-story.ts'

const outline = (units: readonly Unit[], lang: string): string[] =>
  units.flatMap(({ eId, wId, num, heading, text, children }) => [
    `${eId}${wId === eId ? '' : ` (${wId})`} | ${num} | ${heading?.[lang] ?? text?.[lang]}`,
    ...outline(children, lang),
  ])

const line = ({ label, segments }: ComparisonBlock) => {
  const marks = { same: ['', ''], deleted: ['[-', '-]'], inserted: ['{+', '+}'] } as const
  const words = segments.map(({ type, text }) => `${marks[type][0]}${text}${marks[type][1]}`).join('')
  return [label, words].filter(Boolean).join(' ')
}
const cell = (content: ComparisonCell) =>
  content.type === 'wording' ? content.blocks.map(line).join(' / ') : content.text

test('the story is well told: eIds are those of a published text, each wording starts from the base', () => {
  expect(withEIds(version.units)).toEqual(version.units)
  for (const suggestion of suggestions)
    for (const lang of version.languages)
      expect([suggestion.id, suggestion.before[lang]]).toEqual([
        suggestion.id,
        wordingOf(version.units, suggestion, lang),
      ])
})

describe('the agreed text', () => {
  const result = consolidate(version, suggestions, decisions, 'commission')

  test.each(['ru', 'kk'] as const)('in %s', (lang) =>
    expect(outline(result.units, lang)).toEqual(story.agreed[lang]),
  )

  test('what collides, what stands side by side, what is not in it', () => {
    expect(result.collisions).toEqual(story.collisions)
    expect(result.adjacent).toEqual(story.adjacent)
    expect(result.applied).toEqual(story.applied)
    expect([...result.notApplied].sort((a, b) => a.suggestion.localeCompare(b.suggestion))).toEqual(
      story.notApplied,
    )
    expect(Object.fromEntries(Object.entries(result.places).map(([id, { units }]) => [id, units]))).toEqual(
      story.places,
    )
  })

  test('for the group, which knows nothing of the commission', () => {
    const group = consolidate(version, suggestions, decisions, 'group')
    expect(outline(group.units, 'ru')).toEqual(
      story.agreed.ru.filter((each) => !each.startsWith(story.goneForTheGroup)),
    )
    expect(group.places['j4-free']).toEqual({ units: [], removed: [story.goneForTheGroup] })
  })
})

test('cards warn of what cannot be agreed together, decided or not', () => {
  expect(new Set(collidesWith(version, suggestions).entries())).toEqual(
    new Set([
      ['j1-network', ['n1-network']],
      ['n1-network', ['j1-network']],
      ['n4-hours', ['n4-instead']],
      ['n4-instead', ['n4-hours']],
    ]),
  )
})

test.each(['ru', 'kk'] as const)('the comparison table in %s', (lang) => {
  const rows = comparisonRows({
    version,
    suggestions: suggestions.map((each) => ({ ...each, author: each.group, reason: [] })),
    decisions,
    level: 'commission',
    lang,
  })
  const shown = rows.map(({ number, element, current, proposed, author, outcome, unchanged }) => [
    String(number),
    element,
    cell(current),
    cell(proposed),
    author,
    [outcome?.text, outcome?.reason].filter(Boolean).join(': '),
    ...(unchanged ? ['unchanged'] : []),
  ])
  expect(shown).toEqual(story.table[lang])
})
