/** Whatever a new version does to a text: no word that somebody proposed is lost, and what is carried reads as it was meant. */
import { expect, test } from 'vitest'
import { alignVersions } from '#shared/legal/align.ts'
import { withEIds } from '#shared/legal/eid.ts'
import { rebaser } from '#shared/legal/rebase.ts'
import type { LegalSuggestion, WordingUnit } from '#shared/legal/suggestion.ts'
import { flatten } from '#shared/legal/tree.ts'
import type { Kind, Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { wordingOf } from '#shared/legal/wording.ts'
import { type Random, randomFrom, seedOfRun } from '#tests/support/random.ts'

const runs = 300

let token = 0
/** A sentence of words that occur nowhere else. */
const sentence = (): string => Array.from({ length: 5 }, () => `w${++token}`).join(' ')

const unit = (kind: Kind, num: string, children: readonly Unit[] = []): Unit => ({
  eId: '',
  wId: '',
  kind,
  num,
  text: { ru: sentence() },
  children,
})

const textOf = (random: Random): Unit[] =>
  withEIds(
    Array.from({ length: 2 + random.below(4) }, (_, a) =>
      unit(
        'article',
        String(a + 1),
        Array.from({ length: random.below(4) }, (_, p) => unit('paragraph', String(p + 1))),
      ),
    ),
  ) as Unit[]

/** A version in which units came, went, were worded otherwise or exchanged, and all were numbered anew. */
const nextOf = (random: Random, units: readonly Unit[]): Unit[] => {
  const changed = units.flatMap((each): Unit[] => {
    const children = nextOf(random, each.children)
    const worded = random.below(6) === 0 ? `${each.text!.ru} ${sentence()}` : each.text!.ru!
    const kept = { ...each, text: { ru: worded }, children }
    switch (random.below(12)) {
      case 0:
        return []
      case 1:
        return [kept, unit(each.kind, '')]
      default:
        return [kept]
    }
  })
  if (changed.length > 1 && random.below(8) === 0) changed.push(changed.shift()!)
  return changed.map((each, at) => ({ ...each, num: String(at + 1) }))
}

const suggestionOn = (random: Random, units: readonly Unit[]): LegalSuggestion => {
  const all = flatten(units)
  const target = random.pick(all)
  const place = {
    op: random.pick(['replace', 'replace', 'insertAfter', 'delete'] as const),
    unit: target.eId,
  }
  const before = wordingOf(units, place, 'ru')
  const touched = (given: WordingUnit): WordingUnit => ({
    ...given,
    ...(random.below(2) === 0 && { text: sentence() }),
    children: given.children.map(touched),
  })
  const after =
    place.op === 'delete'
      ? []
      : place.op === 'insertAfter'
        ? [{ kind: target.kind, num: '', text: sentence(), children: [] }]
        : before.map(touched)
  return { id: 's', rank: 0, ...place, before: { ru: before }, after: { ru: after } }
}

const texts = (units: readonly WordingUnit[]): string[] =>
  units.flatMap(({ text, children }) => [text ?? '', ...texts(children)])

/** The sentences that the suggestion says and the clause did not. */
const own = ({ before, after }: LegalSuggestion): string[] => {
  const base = new Set(texts(before.ru!))
  return texts(after.ru!).filter((text) => !base.has(text))
}

test('[REBASE-1] [REBASE-2] words that were proposed are kept, and words that were not follow the new version', () => {
  const seed = seedOfRun(20_261)
  const seen = new Set<string>()
  for (let run = 0; run < runs; run++) {
    const random = randomFrom(seed + run)
    const old = textOf(random)
    const next = withEIds(nextOf(random, old)) as Unit[]
    if (next.length === 0) continue
    const to = alignVersions(old, next).units
    const suggestion = suggestionOn(random, old)
    const bring = rebaser({ from: versionIndex(old), to: versionIndex(to), languages: ['ru'] })
    const { outcome, place, before, after, causes } = bring(suggestion)
    const told = `seed ${seed + run}: ${outcome}`
    seen.add(outcome)
    const wIdOf = new Map(flatten(to).map((each) => [each.eId, each.wId]))
    if (place) expect(wIdOf.has(place.unit), told).toBe(true)
    // Sentences are unique: none can be in the new version unless somebody put it there.
    if (outcome !== 'already')
      for (const words of own(suggestion)) expect(texts(after.ru ?? []), told).toContain(words)
    // One that changes nothing goes along with whatever becomes of its clause.
    if (outcome === 'carried' && (own(suggestion).length > 0 || suggestion.op !== 'replace')) {
      expect(causes, told).toEqual([])
      expect(wIdOf.get(place!.unit), told).toBe(flatten(old).find(({ eId }) => eId === suggestion.unit)!.wId)
      expect(texts(after.ru!), told).toEqual(texts(suggestion.after.ru!))
      expect(texts(before.ru!), told).toEqual(texts(suggestion.before.ru!))
    }
    if (outcome === 'changed' && suggestion.op === 'replace') {
      // What the suggestion left alone is as the new version has it, wherever that still has the unit.
      const mine = new Set(own(suggestion))
      const is = new Set(texts(before.ru!))
      const gone = new Set(texts(suggestion.before.ru!))
      for (const words of texts(after.ru!))
        if (!mine.has(words)) expect(is.has(words) || gone.has(words), `${told}: ${words}`).toBe(true)
    }
    // On the version that it was made on, everything is carried as it is.
    const same = rebaser({ from: versionIndex(old), to: versionIndex(old), languages: ['ru'] })(suggestion)
    expect(same.outcome, told).toBe('carried')
    expect(same.after, told).toEqual(suggestion.after)
  }
  expect([...seen].sort()).toEqual(['already', 'carried', 'changed', 'gone'])
})
