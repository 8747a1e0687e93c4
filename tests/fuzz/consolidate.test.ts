import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changes } from '#shared/legal/changes.ts'
import { comparisonRows } from '#shared/legal/comparison-rows.ts'
import { collidesWith, consolidate } from '#shared/legal/consolidate.ts'
import { levels } from '#shared/legal/decision.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { nonsense, stories } from '#tests/support/legal-arbitraries.ts'

const seed = Number(process.env.FUZZ_SEED ?? 20_260_314)
const runs = Number(process.env.FUZZ_RUNS ?? 2_000)
console.log(`consolidation: FUZZ_SEED=${seed} FUZZ_RUNS=${runs}`)
const options = { seed, numRuns: runs }

const flat = (units: readonly Unit[]): Unit[] => units.flatMap((unit) => [unit, ...flat(unit.children)])
const agreedIn = ({ suggestions }: { suggestions: readonly { id: string }[] }) =>
  suggestions.map(({ id }) => ({ suggestion: id, level: 'group', outcome: 'agreed' }) as const)

describe('what is said of suggestions', () => {
  test('citations and table rows are told of anything', () => {
    fc.assert(
      fc.property(fc.oneof(stories, nonsense), fc.constantFrom('ru', 'kk', 'en'), (story, lang) => {
        const { version, decisions } = story
        const suggestions = story.suggestions.map((each) => ({ ...each, author: '', reason: [] }))
        const rows = comparisonRows({ version, suggestions, decisions, level: 'group', lang })
        expect(rows.map(({ number }) => number)).toEqual(suggestions.map((_, at) => at + 1))
        for (const { element } of rows) expect(element).not.toMatch(/undefined|null|NaN/)
      }),
      options,
    )
  })
})

describe('consolidation', () => {
  test('[LAW-1] with nothing agreed the text is its base, byte for byte', () => {
    fc.assert(
      fc.property(fc.oneof(stories, nonsense), ({ version, suggestions }) => {
        const base = JSON.stringify(version.units)
        expect(JSON.stringify(consolidate(version, suggestions, [], 'group').units)).toBe(base)
        const rejected = suggestions.map(
          ({ id }) => ({ suggestion: id, level: 'group', outcome: 'rejected' }) as const,
        )
        expect(JSON.stringify(consolidate(version, suggestions, rejected, 'commission').units)).toBe(base)
      }),
      options,
    )
  })

  test('[LAW-2] the order of agreeing makes no difference', () => {
    const shuffled = stories.chain((story) =>
      fc.record({
        story: fc.constant(story),
        suggestions: fc.shuffledSubarray([...story.suggestions], { minLength: story.suggestions.length }),
        decisions: fc.shuffledSubarray([...story.decisions], { minLength: story.decisions.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...levels), ({ story, suggestions, decisions }, level) => {
        const one = consolidate(story.version, story.suggestions, story.decisions, level)
        expect(consolidate(story.version, suggestions, decisions, level)).toEqual(one)
      }),
      options,
    )
  })

  test('[LAW-3] every agreed suggestion is applied or in a collision, never both', () => {
    fc.assert(
      fc.property(fc.oneof(stories, nonsense), (story) => {
        const { applied, collisions, notApplied } = consolidate(
          story.version,
          story.suggestions,
          agreedIn(story),
          'group',
        )
        const colliding = new Set(collisions.flatMap(({ suggestions }) => suggestions))
        const open = new Set(story.suggestions.map(({ id }) => id))
        for (const id of open) expect([id, applied.includes(id)]).toEqual([id, !colliding.has(id)])
        expect(new Set(notApplied.map(({ suggestion }) => suggestion))).toEqual(colliding)
      }),
      options,
    )
  })

  test('[LAW-4] what is applied is visible: words, new units, deletions', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { units, applied, places } = consolidate(
          story.version,
          story.suggestions,
          agreedIn(story),
          'group',
        )
        const result = flat(units)
        const byWId = new Map(result.map((unit) => [unit.wId, unit]))
        const byEId = new Map(result.map((unit) => [unit.eId, unit]))
        for (const { id, op, unit, before, after } of story.suggestions) {
          if (!applied.includes(id)) continue
          if (op === 'delete') expect(byWId.has(unit)).toBe(false)
          if (op === 'move') expect(places[id]!.units).toContain(byWId.get(unit)!.eId)
          for (const lang of Object.keys(after)) {
            for (const change of changes(before[lang]!, after[lang]!)) {
              if (change.type === 'text') expect(byWId.get(change.unit)?.text?.[lang]).toBe(change.text)
              if (change.type === 'heading')
                expect(byWId.get(change.unit)?.heading?.[lang]).toBe(change.heading)
              if (change.type !== 'insert' || !change.text) continue
              const shown = places[id]!.units.map((eId) => byEId.get(eId)!.text?.[lang])
              expect(shown).toContain(change.text)
            }
          }
        }
      }),
      options,
    )
  })

  test('[LAW-5] nothing goes that nobody deleted; eIds and wIds stay unique', () => {
    fc.assert(
      fc.property(stories, fc.constantFrom(...levels), (story, level) => {
        const { version, suggestions, decisions } = story
        const { units, places } = consolidate(version, suggestions, decisions, level)
        const result = flat(units)
        expect(new Set(result.map(({ eId }) => eId)).size).toBe(result.length)
        expect(new Set(result.map(({ wId }) => wId)).size).toBe(result.length)
        const here = new Set(result.map(({ wId }) => wId))
        const deleted = new Set(Object.values(places).flatMap(({ removed }) => removed))
        const lost = flat(version.units).filter(({ wId }) => !here.has(wId))
        const within = new Set(
          flat(flat(version.units).filter(({ eId }) => deleted.has(eId))).map(({ eId }) => eId),
        )
        expect(lost.filter(({ eId }) => !within.has(eId))).toEqual([])
      }),
      options,
    )
  })

  test('cards and the agreed text agree on who collides with whom', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const pairs = collidesWith(story.version, story.suggestions)
        const { applied } = consolidate(story.version, story.suggestions, agreedIn(story), 'group')
        for (const [id, others] of pairs) {
          expect(applied).not.toContain(id)
          for (const other of others) expect(pairs.get(other)).toContain(id)
        }
      }),
      options,
    )
  })

  test('two suggestions that do not collide can be agreed together', () => {
    fc.assert(
      fc.property(stories, ({ version, suggestions }) => {
        const [a, b] = suggestions.map(({ bundle: _, ...rest }) => rest)
        if (!a || !b) return
        const alone = [a, b].map(
          (one) => consolidate(version, [one], agreedIn({ suggestions: [one] }), 'group').applied,
        )
        if (alone.some((applied) => applied.length === 0)) return
        const pair = { suggestions: [a, b] }
        const together = consolidate(version, pair.suggestions, agreedIn(pair), 'group').applied.length === 2
        expect(together).toBe(!collidesWith(version, pair.suggestions).has(a.id))
      }),
      options,
    )
  })
})
