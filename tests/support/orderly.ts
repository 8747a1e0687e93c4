/**
 * Stories in which people keep out of each other's way: each suggestion has places of its own, so that nearly all hold, and
 * every operation meets every other one beside it. Terms are replaced in bundles, of units and of what stands in them.
 */
import fc from 'fast-check'
import { withEIds } from '#shared/legal/eid.ts'
import type { LegalSuggestion, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Numbering, TextVersion, Unit } from '#shared/legal/unit.ts'
import { wordingOf } from '#shared/legal/wording.ts'

export interface OrderlyStory {
  readonly version: TextVersion
  readonly suggestions: readonly LegalSuggestion[]
}

const langs = ['ru', 'kk'] as const
const vocabulary =
  'право и закон милиция на лицо орган каждый старый порядок суд имя дом труд год край слово дело или при от до без'.split(
    ' ',
  )
/** Terms and what takes their place; the first bundle's and the second's. */
const terms = [
  ['милиция', 'полиция'],
  ['орган', 'служба города'],
] as const

type Draw = (below: number) => number

/** Numbers drawn one after the other; where they end, noughts. */
const drawing = (draws: readonly number[]): Draw => {
  let at = 0
  return (below) => (draws[at++] ?? 0) % below
}

const sentence = (draw: Draw): string =>
  `${Array.from({ length: 5 + draw(8) }, () => vocabulary[draw(vocabulary.length)]!).join(' ')}.`

const both = (text: string) => Object.fromEntries(langs.map((lang) => [lang, text]))

const bare = (kind: Unit['kind'], num: string, text?: string, children: readonly Unit[] = []): Unit => ({
  eId: '',
  wId: '',
  kind,
  num,
  ...(text !== undefined && { text: both(text) }),
  children,
})

const article = (draw: Draw, num: number): Unit => ({
  ...bare(
    'article',
    String(num),
    undefined,
    Array.from({ length: 2 + draw(5) }, (_, at) =>
      bare(
        'paragraph',
        String(at + 1),
        sentence(draw),
        Array.from({ length: draw(3) === 0 ? 2 : 0 }, (__, n) =>
          bare('point', String(n + 1), sentence(draw)),
        ),
      ),
    ),
  ),
  heading: both(draw(2) === 0 ? 'милиция' : 'прочее'),
})

const replaced = (unit: WordingUnit, [from, to]: readonly [string, string]): WordingUnit => {
  const put = (text: string | undefined) =>
    text?.replace(new RegExp(`(?<![\\p{L}])${from}(?![\\p{L}])`, 'gu'), to)
  return {
    ...unit,
    ...(unit.heading !== undefined && { heading: put(unit.heading)! }),
    ...(unit.text !== undefined && { text: put(unit.text)! }),
  }
}

const story = (draws: readonly number[]): OrderlyStory => {
  const draw = drawing(draws)
  const units = withEIds(Array.from({ length: 4 + draw(3) }, (_, at) => article(draw, at + 1)))
  const numbering: Numbering = draw(2) === 0 ? 'keep' : 'renumber'
  const version: TextVersion = {
    textId: 't',
    version: 1,
    title: {},
    languages: [...langs],
    naming: 'kz',
    numbering,
    units,
  }
  const suggestions: LegalSuggestion[] = []
  const taken = new Set<string>()
  const free = (list: readonly Unit[]) => list.filter(({ eId }) => !taken.has(eId))
  const mark = (unit: Unit) => {
    taken.add(unit.eId)
    unit.children.forEach(mark)
  }
  const suggest = (
    given: Pick<LegalSuggestion, 'op' | 'unit'> & Partial<LegalSuggestion>,
    change?: (before: readonly WordingUnit[]) => readonly WordingUnit[],
  ) => {
    const before = Object.fromEntries(langs.map((lang) => [lang, wordingOf(units, given, lang)]))
    const after = Object.fromEntries(langs.map((lang) => [lang, change ? change(before[lang]!) : []]))
    suggestions.push({ id: `s${suggestions.length}`, rank: draw(3), before, after, ...given })
  }
  const added = (kind: Unit['kind'], count: number): WordingUnit[] =>
    Array.from({ length: count }, () => ({ kind, num: '', text: sentence(draw), children: [] }))

  // Two bundles: the heading of an article is one member, each clause in it another.
  for (const [nth, term] of terms.entries()) {
    if (draw(3) === 0) continue
    const members = [...units, ...units.flatMap(({ children }) => children)].filter((unit) => {
      const words = `${unit.heading?.ru ?? ''} ${unit.text?.ru ?? ''}`
      return new RegExp(`(?<![\\p{L}])${term[0]}(?![\\p{L}])`, 'u').test(words) && !taken.has(unit.eId)
    })
    for (const unit of members) {
      taken.add(unit.eId)
      suggest({ op: 'replace', unit: unit.eId, bundle: `b${nth}` }, ([first, ...rest]) => [
        replaced(first!, term),
        ...rest,
      ])
    }
  }
  for (const holder of units) {
    const here = free(holder.children)
    const one = here[draw(Math.max(1, here.length))]
    if (!one) continue
    const at = here.indexOf(one)
    const next = here[at + 1]
    const range =
      next && holder.children.indexOf(next) === holder.children.indexOf(one) + 1 ? next : undefined
    const goal = units[draw(units.length)]!
    switch (draw(8)) {
      case 0:
        mark(one)
        if (range) mark(range)
        suggest({ op: 'delete', unit: one.eId, ...(range && { unitEnd: range.eId }) })
        break
      case 1: {
        // Some that stand apart.
        for (const unit of here.filter((_, n) => n % 2 === 0)) {
          mark(unit)
          suggest({ op: 'delete', unit: unit.eId })
        }
        break
      }
      case 2:
        mark(one)
        if (range) mark(range)
        suggest({
          op: 'move',
          unit: one.eId,
          ...(range && { unitEnd: range.eId }),
          destination: goal === holder ? { firstIn: goal.eId } : { after: goal.children.at(-1)!.eId },
        })
        break
      case 3:
        suggest({ op: 'insertAfter', unit: one.eId }, () => added('paragraph', 1 + draw(2)))
        break
      case 4:
        suggest({ op: 'insertBefore', unit: one.eId }, () => added('paragraph', 1 + draw(2)))
        break
      case 5:
        mark(one)
        suggest({ op: 'replace', unit: one.eId }, ([first]) => [
          { ...first!, text: sentence(draw), children: added('point', draw(3)) },
        ])
        break
      case 6:
        suggest({ op: 'insertAfter', unit: holder.eId }, () => [
          { kind: 'article', num: '', heading: 'новая', children: added('paragraph', 1 + draw(2)) },
        ])
        break
      default:
        suggest({ op: 'insertAfter', unit: holder.children.at(-1)!.eId }, () => added('alinea', 1))
    }
  }
  // A whole article goes or moves where nobody else is at work.
  const idle = units.filter(
    (unit) => !taken.has(unit.eId) && unit.children.every(({ eId }) => !taken.has(eId)),
  )
  const last = idle.at(-1)
  if (last && draw(3) === 0) {
    const near = suggestions.some(({ unit }) => unit.startsWith(last.eId))
    if (!near && draw(2) === 0) suggest({ op: 'delete', unit: last.eId })
    else if (!near) suggest({ op: 'move', unit: last.eId, destination: { before: units[0]!.eId } })
  }
  return { version, suggestions }
}

export const orderlyStories: fc.Arbitrary<OrderlyStory> = fc
  .array(fc.nat({ max: 9_999 }), { minLength: 120, maxLength: 600, size: 'max' })
  .map(story)
