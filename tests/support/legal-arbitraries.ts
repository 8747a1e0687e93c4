/** Random texts and suggestions in them, for property tests of consolidation. Inserted words are unique, to be traced. */
import fc from 'fast-check'
import type { LegalDecision } from '#shared/legal/decision.ts'
import { withEIds } from '#shared/legal/eid.ts'
import type { LegalSuggestion, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Kind, Numbering, TextVersion, Unit } from '#shared/legal/unit.ts'
import { wordingOf } from '#shared/legal/wording.ts'

const below: readonly (readonly Kind[])[] = [
  ['section', 'article', 'preamble'],
  ['article', 'chapter'],
  ['paragraph', 'alinea', 'point'],
  ['point', 'alinea'],
  ['subpoint', 'alinea'],
]
const langs = ['ru', 'kk'] as const

/** A whole number from 0 to `below`, without it. */
type Random = (below: number) => number

/** Draws from fast-check, so that a failure shrinks and its seed replays it. */
const random = (draws: readonly number[]): Random => {
  let at = 0
  return (below) => (below <= 0 ? 0 : draws[at++ % draws.length]! % below)
}

const tree = (next: Random, level: number, words: () => string): Unit[] => {
  const sorts = below[level]
  if (!sorts) return []
  const count = level === 0 ? 1 + next(3) : next(4)
  return Array.from({ length: count }, (_, position) => {
    const kind = sorts[next(sorts.length)]!
    const container = kind === 'section' || kind === 'chapter' || kind === 'article'
    const said = Object.fromEntries(langs.slice(next(2)).map((lang) => [lang, `${words()} ${lang}`]))
    return {
      eId: '',
      wId: '',
      kind,
      num:
        kind === 'alinea' || kind === 'preamble'
          ? ''
          : kind === 'section'
            ? ['I', 'II', 'III'][position]!
            : String(position + 1),
      ...(container ? { heading: said } : { text: said }),
      children: kind === 'preamble' ? [] : tree(next, level + 1, words),
    }
  })
}

const flat = (units: readonly Unit[]): Unit[] => units.flatMap((unit) => [unit, ...flat(unit.children)])

const addedUnit = (next: Random, words: () => string, deep = true): WordingUnit => ({
  kind: (['article', 'paragraph', 'point', 'alinea'] as const)[next(4)]!,
  num: ['', '', '1', '2-1', '7'][next(5)]!,
  text: words(),
  children: deep && next(4) === 0 ? [addedUnit(next, words, false)] : [],
})

/** Edits a wording as people do: words, numbers, levels, order, splitting, deleting, inserting. */
const edited = (next: Random, units: readonly WordingUnit[], words: () => string): WordingUnit[] => {
  const out: WordingUnit[] = []
  for (const unit of units) {
    const children = edited(next, unit.children, words)
    switch (next(14)) {
      case 0:
        out.push({ ...unit, text: words(), children })
        break
      case 1:
        out.push({ ...unit, heading: words(), children })
        break
      case 2:
        out.push({ ...unit, num: `${unit.num}-9`, children })
        break
      case 3:
        out.push(...children)
        break
      case 4:
        out.push({ ...unit, children }, addedUnit(next, words))
        break
      case 5:
        out.push({ ...unit, children: [addedUnit(next, words), ...children] })
        break
      case 6:
        out.unshift({ ...unit, children })
        break
      case 7:
        out.push({ ...unit, children }, { ...unit, text: words(), children: [] })
        break
      case 8: {
        const last = out.pop()
        out.push(
          last ? { ...last, children: [...last.children, { ...unit, children }] } : { ...unit, children },
        )
        break
      }
      case 9:
        break
      default:
        out.push({ ...unit, children })
    }
  }
  return out
}

export interface Story {
  readonly version: TextVersion
  readonly suggestions: readonly LegalSuggestion[]
  readonly decisions: readonly LegalDecision[]
}

const story = (draws: readonly number[]): Story => {
  const next = random(draws)
  let word = 0
  const words = () => `слово${++word}`
  const units = withEIds(tree(next, 0, words))
  const numbering: Numbering = next(2) === 0 ? 'keep' : 'renumber'
  const version: TextVersion = {
    textId: 't',
    version: 1,
    title: {},
    languages: langs,
    naming: 'kz',
    numbering,
    units,
  }
  const all = flat(units)
  // Half of the suggestions meet at a few units, so that they collide.
  const some = () => all[next(next(2) === 0 ? Math.min(4, all.length) : all.length)]!.eId
  const suggestions = Array.from({ length: next(7) }, (_, n): LegalSuggestion => {
    const op = (['replace', 'replace', 'replace', 'insertBefore', 'insertAfter', 'delete', 'move'] as const)[
      next(7)
    ]!
    const place = { op, unit: some(), ...(next(4) === 0 ? { unitEnd: some() } : {}) }
    const used = next(3) === 0 ? langs.slice(0, 1) : langs
    const before = Object.fromEntries(used.map((lang) => [lang, wordingOf(units, place, lang)]))
    const after = Object.fromEntries(
      used.map((lang): [string, WordingUnit[]] => {
        if (op === 'replace')
          return [lang, next(4) === 0 ? [...before[lang]!] : edited(next, before[lang]!, words)]
        return [lang, op === 'delete' || op === 'move' ? [] : [addedUnit(next, words)]]
      }),
    )
    const goal = some()
    const destination = [{ before: goal }, { after: goal }, { firstIn: goal }][next(3)]!
    const bundle = next(6) === 0 ? { bundle: 'b' } : {}
    return { id: `s${n}`, ...place, destination, rank: next(3), ...bundle, before, after }
  })
  const decisions = suggestions.flatMap(({ id }): LegalDecision[] => {
    const outcome = () => (['agreed', 'agreed', 'agreed', 'rejected', 'partly'] as const)[next(5)]!
    return [
      ...(next(6) === 0 ? [] : [{ suggestion: id, level: 'group', outcome: outcome() } as const]),
      ...(next(4) === 0 ? [{ suggestion: id, level: 'commission', outcome: outcome() } as const] : []),
    ]
  })
  return { version, suggestions, decisions }
}

export const stories: fc.Arbitrary<Story> = fc
  .array(fc.nat({ max: 9_999 }), { minLength: 40, maxLength: 400, size: 'max' })
  .map(story)

const name = fc.constantFrom(
  '',
  'a',
  'b',
  'c',
  '+a',
  'art_1',
  '__proto__',
  'constructor',
  '+\u0001\u0001paragraph0',
)
const anyKind = fc.constantFrom<Kind>('section', 'article', 'paragraph', 'point', 'alinea', 'preamble')
const num = fc.constantFrom('', '1', '2', 'IV', 'а', '9-1', '¹', '…')
const said = fc.option(fc.dictionary(fc.constantFrom('ru', 'kk', '__proto__'), fc.string({ maxLength: 3 })), {
  nil: undefined,
})

const anyUnits = fc.letrec<{ units: Unit[] }>((tie) => ({
  units: fc.array(
    fc.record({
      eId: name,
      wId: name,
      kind: anyKind,
      num,
      heading: said,
      text: said,
      children: fc.oneof({ maxDepth: 3 }, fc.constant([]), tie('units')),
    }) as fc.Arbitrary<Unit>,
    { maxLength: 4 },
  ),
})).units

const anyWording = fc.letrec<{ units: WordingUnit[] }>((tie) => ({
  units: fc.array(
    fc.record({
      kind: anyKind,
      num,
      heading: fc.option(fc.string({ maxLength: 3 }), { nil: undefined }),
      text: fc.option(fc.string({ maxLength: 3 }), { nil: undefined }),
      from: fc.option(name, { nil: undefined }),
      children: fc.oneof({ maxDepth: 3 }, fc.constant([]), tie('units')),
    }) as fc.Arbitrary<WordingUnit>,
    { maxLength: 4 },
  ),
})).units

const anyWordings = fc.dictionary(fc.constantFrom('ru', 'kk'), anyWording)

/** Anything of the right shape, however senseless: stale references, twice the same eId, names of object properties. */
export const nonsense: fc.Arbitrary<Story> = fc.record({
  version: fc.record({ units: anyUnits, numbering: fc.constantFrom<Numbering>('keep', 'renumber') }).map(
    (rest): TextVersion => ({
      textId: 't',
      version: 1,
      title: {},
      languages: [...langs],
      naming: 'kz',
      ...rest,
    }),
  ),
  suggestions: fc.array(
    fc.record({
      id: name,
      op: fc.constantFrom('replace', 'insertBefore', 'insertAfter', 'delete', 'move'),
      unit: name,
      unitEnd: fc.option(name, { nil: undefined }),
      destination: fc.option(
        fc.oneof(fc.record({ before: name }), fc.record({ after: name }), fc.record({ firstIn: name })),
        { nil: undefined },
      ),
      rank: fc.integer(),
      bundle: fc.option(name, { nil: null }),
      before: anyWordings,
      after: anyWordings,
    }) as fc.Arbitrary<LegalSuggestion>,
    { maxLength: 6 },
  ),
  decisions: fc.array(
    fc.record({
      suggestion: name,
      level: fc.constantFrom('group', 'commission'),
      outcome: fc.constantFrom('agreed', 'agreed', 'partly', 'rejected'),
    }) as fc.Arbitrary<LegalDecision>,
    { maxLength: 8 },
  ),
})
