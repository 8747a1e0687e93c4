/** The amending act against the agreed text that it stands for, over random texts and suggestions. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amendingAct, type TermForms } from '#shared/legal/amending-act.ts'
import { consolidate } from '#shared/legal/consolidate.ts'
import { inflectionOf } from '#shared/legal/inflection/inflection.ts'
import type { Instruction } from '#shared/legal/instruction.ts'
import { inLanguage } from '#shared/legal/languages.ts'
import type { LegalSuggestion } from '#shared/legal/suggestion.ts'
import { termMatches } from '#shared/legal/term-match.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { followAct, read } from '#tests/support/followAct.ts'
import { type Story, stories } from '#tests/support/legal-arbitraries.ts'
import { orderlyStories } from '#tests/support/orderly.ts'

const seed = Number(process.env.FUZZ_SEED ?? 20_260_318)
const runs = Number(process.env.FUZZ_RUNS ?? 2_000)
console.log(`amending act: FUZZ_SEED=${seed} FUZZ_RUNS=${runs}`)
const options = { seed, numRuns: runs }

const actOf = (
  { version, suggestions }: Pick<Story, 'version' | 'suggestions'>,
  lang: string,
  termForms: TermForms = 'apart',
) => {
  const decisions = suggestions.map(
    ({ id }) => ({ suggestion: id, level: 'group', outcome: 'agreed' }) as const,
  )
  const agreed = consolidate(version, suggestions, decisions, 'group')
  return { agreed, act: amendingAct({ version, agreed, suggestions, lang, termForms }) }
}

const vocabulary = ['право', 'на', 'закон', 'и', 'суд', 'защиту', 'термин', 'лицо', 'каждый', 'старое', 'имя']
const sentence = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 5, maxLength: 14 })
  .map((all) => `${all.join(' ')}.`)

/** Articles of sentences; a term is replaced in a bundle, nearly always everywhere, and single words are changed besides. */
const wordy: fc.Arbitrary<Story> = fc
  .record({
    sentences: fc.array(sentence, { minLength: 3, maxLength: 8 }),
    term: fc.constantFrom(['термин', 'понятие'], ['старое имя', 'новое имя'], ['суд', 'судья по делу']),
    left: fc.nat({ max: 12 }),
    swaps: fc.array(fc.tuple(fc.nat(7), fc.nat(13), fc.constantFrom(...vocabulary, 'новость')), {
      maxLength: 3,
    }),
  })
  .map(({ sentences, term: [from, to], left, swaps }) => {
    const paragraphs = sentences.map(
      (text, at): Unit => ({
        eId: `art_1__para_${at + 1}`,
        wId: `art_1__para_${at + 1}`,
        kind: 'paragraph',
        num: String(at + 1),
        text: { ru: text },
        children: [],
      }),
    )
    const units: Unit[] = [{ eId: 'art_1', wId: 'art_1', kind: 'article', num: '1', children: paragraphs }]
    const suggest = (id: string, unit: Unit, text: string, bundle?: string): LegalSuggestion => {
      const words = (said: string) => [
        { kind: unit.kind, num: unit.num, text: said, from: unit.eId, children: [] },
      ]
      const wording = { before: { ru: words(unit.text!.ru!) }, after: { ru: words(text) } }
      return { id, op: 'replace', unit: unit.eId, rank: 0, ...(bundle && { bundle }), ...wording }
    }
    const term = new RegExp(`(?<![\\p{L}])${from}(?![\\p{L}])`, 'gu')
    const bundled = paragraphs.flatMap((unit, at) => {
      const text = unit.text!.ru!.replace(term, to!)
      return text === unit.text!.ru || at === left ? [] : [suggest(`b${at}`, unit, text, 'b')]
    })
    const taken = new Set(bundled.map(({ unit }) => unit))
    const single = swaps.flatMap(([at, word, by], n) => {
      const unit = paragraphs[at % paragraphs.length]!
      if (taken.has(unit.eId)) return []
      taken.add(unit.eId)
      const parts = unit.text!.ru!.split(' ')
      parts.splice(word % parts.length, n, by)
      return [suggest(`s${n}`, unit, parts.join(' '))]
    })
    return {
      version: {
        textId: 't',
        version: 1,
        title: {},
        languages: ['ru'],
        naming: 'kz',
        numbering: 'keep',
        units,
      },
      suggestions: [...bundled, ...single],
      decisions: [],
    }
  })

const cases = ['one nominative', 'one genitive', 'one dative', 'one instrumental', 'one locative'] as const

/** Sentences with a term in its cases; each is reworded into the same case of another term, nearly always everywhere. */
const inflecting: fc.Arbitrary<Story> = fc
  .record({
    term: fc.constantFrom(['милиция', 'полиция'], ['суд', 'трибунал'], ['министерство', 'агентство']),
    places: fc.array(fc.tuple(fc.constantFrom(...cases), fc.nat(4), fc.boolean(), sentence), {
      minLength: 2,
      maxLength: 7,
    }),
    left: fc.nat({ max: 20 }),
    strays: fc.nat({ max: 12 }),
  })
  .map(({ term: [from, to], places, left, strays }) => {
    const form = (word: string, slot: string) =>
      inflectionOf('ru')
        .forms(word)
        .find((each) => each.slot === slot)!.form
    const said = (word: string, [slot, at, first, other]: (typeof places)[number]) => {
      const parts = other.replace(/суд/g, 'право').split(' ')
      const one = form(word, slot)
      parts.splice(first ? 0 : at, 0, first ? one[0]!.toUpperCase() + one.slice(1) : one)
      return parts.join(' ')
    }
    const units = places.map((place, at): Unit => {
      const eId = `art_1__para_${at + 1}`
      const text = { ru: said(from!, place) }
      return { eId, wId: eId, kind: 'paragraph', num: String(at + 1), text, children: [] }
    })
    const suggestions = units.flatMap((unit, at): LegalSuggestion[] => {
      if (at === left) return []
      const words = (text: string) => ({
        ru: [{ kind: unit.kind, num: unit.num, text, from: unit.eId, children: [] }],
      })
      const [, ...rest] = places[at]!
      const now = said(to!, at === strays ? ['one dative', ...rest] : places[at]!)
      const wording = { before: words(unit.text!.ru!), after: words(now) }
      return [{ id: `b${at}`, op: 'replace', unit: unit.eId, rank: 0, bundle: 'b', ...wording }]
    })
    const article: Unit = { eId: 'art_1', wId: 'art_1', kind: 'article', num: '1', children: units }
    const version = {
      textId: 't',
      version: 1,
      title: {},
      languages: ['ru'],
      naming: 'kz',
      units: [article],
    } as const
    return { version: { ...version, numbering: 'keep' }, suggestions, decisions: [] }
  })

describe('the amending act', () => {
  test('[LAW-17] applied to the base it gives the agreed text, in every language', () => {
    const met = new Map<Instruction['type'], number>()
    fc.assert(
      fc.property(stories, fc.constantFrom('ru', 'kk'), (story, lang) => {
        const { agreed, act } = actOf(story, lang)
        for (const { type } of act.instructions) met.set(type, (met.get(type) ?? 0) + 1)
        expect(followAct(inLanguage(story.version.units, lang), act.instructions)).toEqual(
          read(inLanguage(agreed.units, lang)),
        )
      }),
      options,
    )
    for (const type of ['part', 'whole', 'insert', 'move', 'delete', 'number'] as const)
      expect(met.get(type) ?? 0, type).toBeGreaterThan(10)
  })

  test('[LAW-17] also where words are named, one by one or throughout the text', () => {
    const met = new Map<Instruction['type'], number>()
    fc.assert(
      fc.property(wordy, (story) => {
        const { agreed, act } = actOf(story, 'ru')
        for (const { type } of act.instructions) met.set(type, (met.get(type) ?? 0) + 1)
        expect(followAct(inLanguage(story.version.units, 'ru'), act.instructions)).toEqual(
          read(inLanguage(agreed.units, 'ru')),
        )
      }),
      options,
    )
    for (const type of ['words', 'throughout'] as const) expect(met.get(type) ?? 0, type).toBeGreaterThan(50)
  })

  test('[LAW-20] also where a term is replaced in all its forms by one formula', () => {
    let together = 0
    let apart = 0
    fc.assert(
      fc.property(inflecting, (story) => {
        const { agreed, act } = actOf(story, 'ru', 'together')
        expect(followAct(inLanguage(story.version.units, 'ru'), act.instructions)).toEqual(
          read(inLanguage(agreed.units, 'ru')),
        )
        const told = act.instructions.find((each) => each.type === 'throughout')
        if (!told?.forms) {
          apart++
          return
        }
        together++
        for (const { words, by } of told.forms) {
          const [match] = termMatches(words, { from: told.words, to: told.by }, 'ru')
          expect([match!.by, ...match!.others]).toContain(by)
        }
        expect(['милиция', 'суд', 'министерство']).toContain(told.words.toLowerCase())
      }),
      options,
    )
    expect(together).toBeGreaterThan(runs / 10)
    expect(apart).toBeGreaterThan(runs / 10)
  })

  test('[LAW-17] and where every operation, ranges and bundles hold beside each other, kept or renumbered', () => {
    const few = runs / 400
    const applied = new Map<string, number>()
    const met = new Map<string, number>()
    const count = (map: Map<string, number>, name: string) => map.set(name, (map.get(name) ?? 0) + 1)
    fc.assert(
      fc.property(orderlyStories, fc.constantFrom('ru', 'kk'), (story, lang) => {
        const { agreed, act } = actOf(story, lang)
        const inText = new Set(agreed.applied)
        for (const { id, op, unitEnd, bundle } of story.suggestions) {
          if (!inText.has(id)) continue
          count(applied, `${op}${unitEnd ? ' range' : ''} ${story.version.numbering}`)
          if (bundle) count(applied, bundle)
        }
        const throughout = act.instructions.some(({ type }) => type === 'throughout')
        for (const instruction of act.instructions) {
          count(met, instruction.type)
          if (throughout && instruction.type !== 'throughout')
            count(met, `throughout and ${instruction.type}`)
          if (instruction.type === 'delete' && instruction.units.length > 1) count(met, 'several deleted')
        }
        expect(followAct(inLanguage(story.version.units, lang), act.instructions)).toEqual(
          read(inLanguage(agreed.units, lang)),
        )
      }),
      { seed, numRuns: Math.ceil(runs / 4) },
    )
    const operations = [
      'replace',
      'insertBefore',
      'insertAfter',
      'delete',
      'delete range',
      'move',
      'move range',
    ]
    for (const op of operations)
      for (const numbering of ['keep', 'renumber'])
        expect(applied.get(`${op} ${numbering}`) ?? 0, `${op} ${numbering}`).toBeGreaterThan(few)
    for (const name of ['b0', 'b1']) expect(applied.get(name) ?? 0, name).toBeGreaterThan(few * 10)
    for (const name of ['number', 'several deleted', 'throughout and move', 'throughout and delete'])
      expect(met.get(name) ?? 0, name).toBeGreaterThan(few)
  })

  test('every clause of it can be told', () => {
    fc.assert(
      fc.property(stories, fc.constantFrom('ru', 'kk', 'en'), (story, lang) => {
        for (const { lead = 'x', formulas } of actOf(story, lang).act.clauses) {
          expect(formulas.length).toBeGreaterThan(0)
          for (const text of [lead, ...formulas.map((formula) => formula.text)]) {
            expect(text).not.toBe('')
            expect(text).not.toMatch(/undefined|null|NaN| {2}/)
          }
        }
      }),
      options,
    )
  })
})
