/** Small laws in two languages, laid out as laws are, and suggestions on them: for redlines that go out and come back. */
import fc from 'fast-check'
import { withEIds } from '#shared/legal/eid.ts'
import type { NamedSuggestion } from '#shared/legal/redline-model.ts'
import type { Destination, Operation, WordingUnit } from '#shared/legal/suggestion.ts'
import type { Kind, Lang, TextVersion, Unit } from '#shared/legal/unit.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { wordingOf } from '#shared/legal/wording.ts'

export const langs = ['ru', 'kk'] as const

type Random = (below: number) => number

const lexicon: Readonly<Record<(typeof langs)[number], readonly string[]>> = {
  ru: 'каждый имеет право на защиту закона и суда без различия происхождения службы имущества места'.split(
    ' ',
  ),
  kk: 'әркімнің заң мен соттың қорғауына құқығы бар шыққан тегіне қызметіне мүліктік жағдайына қарамастан'.split(
    ' ',
  ),
}

const random = (draws: readonly number[]): Random => {
  let at = 0
  return (below) => (below <= 0 ? 0 : draws[at++ % draws.length]! % below)
}

const sentence = (next: Random, lang: (typeof langs)[number], mark: number, end: string): string => {
  const words = Array.from({ length: 3 + next(6) }, () => lexicon[lang][next(lexicon[lang].length)]!)
  const text = `${words.join(' ')} ${lang}${mark}`
  return `${text[0]!.toUpperCase()}${text.slice(1)}${end}`
}

interface Makes {
  readonly next: Random
  mark(): number
}

const said = ({ next, mark }: Makes, end: string): Record<Lang, string> => {
  const number = mark()
  return Object.fromEntries(langs.map((lang) => [lang, sentence(next, lang, number, end)]))
}

const points = (makes: Makes): Unit[] =>
  Array.from({ length: makes.next(3) === 0 ? 2 + makes.next(2) : 0 }, (_, position) => ({
    eId: '',
    wId: '',
    kind: 'point' as Kind,
    num: String(position + 1),
    text: said(makes, ';'),
    children: [],
  }))

const articles = (makes: Makes, from: number): Unit[] =>
  Array.from({ length: 1 + makes.next(3) }, (_, position) => ({
    eId: '',
    wId: '',
    kind: 'article' as Kind,
    num: String(from + position),
    heading: said(makes, ''),
    children: Array.from({ length: 1 + makes.next(4) }, (_, at) => ({
      eId: '',
      wId: '',
      kind: 'paragraph' as Kind,
      num: String(at + 1),
      text: said(makes, '.'),
      children: points(makes),
    })),
  }))

const law = (makes: Makes): Unit[] => {
  let from = 1
  return withEIds(
    Array.from({ length: 1 + makes.next(2) }, (_, position) => {
      const children = articles(makes, from)
      from += children.length
      return {
        eId: '',
        wId: '',
        kind: 'section' as Kind,
        num: ['I', 'II'][position]!,
        heading: said(makes, ''),
        children,
      }
    }),
  )
}

const flat = (units: readonly Unit[]): Unit[] => units.flatMap((unit) => [unit, ...flat(unit.children)])

const only = (next: Random): readonly Lang[] => (next(3) === 0 ? langs.slice(next(2)).slice(0, 1) : langs)

const reworded = (words: string, next: Random, mark: number): string => {
  const parts = words.split(' ')
  const at = next(parts.length)
  return [...parts.slice(0, at), `слово${mark}`, ...parts.slice(at + next(2))].join(' ')
}

/**
 * The same edits in each language, words aside: one wording is the other's translation. What is deleted in one language
 * alone stays in the text with the words of the other, so it is not.
 */
const edited = (
  units: readonly WordingUnit[],
  choices: readonly number[],
  lang: Lang,
  mark: number,
  deletes: boolean,
): WordingUnit[] => {
  let at = 0
  const visit = (unit: WordingUnit): WordingUnit[] => {
    const choice = choices[at++ % choices.length]!
    const next = random([choice, choice >> 3, choice >> 5])
    const children = unit.children.flatMap(visit)
    const own = { ...unit, children }
    if (choice % 7 === 0 && unit.text) return [{ ...own, text: reworded(unit.text, next, mark) }]
    if (choice % 7 === 1 && unit.heading) return [{ ...own, heading: reworded(unit.heading, next, mark) }]
    if (choice % 7 === 2 && unit.kind === 'paragraph')
      return [
        own,
        { kind: 'paragraph', num: `${unit.num}-1`, text: `Новое ${lang}${mark}-${choice}.`, children: [] },
      ]
    if (deletes && choice % 7 === 3 && unit.kind === 'point' && !units.includes(unit)) return []
    return [own]
  }
  return units.flatMap(visit)
}

const fresh = (kind: Kind, num: string, lang: Lang, mark: number): WordingUnit => {
  const text = (extra: string) => `Добавленное ${lang}${mark}${extra}`
  if (kind === 'section') return { kind, num, heading: text(''), children: [] }
  if (kind === 'article')
    return {
      kind,
      num,
      heading: text(''),
      children: [
        { kind: 'paragraph', num: '1', text: text('a.'), children: [] },
        { kind: 'paragraph', num: '2', text: text('b.'), children: [] },
      ],
    }
  return { kind, num, text: text(kind === 'point' ? ';' : '.'), children: [] }
}

export interface RedlineStory {
  readonly version: TextVersion
  readonly suggestions: readonly NamedSuggestion[]
}

const authors = [
  'Союз судей (Судья В.)',
  'Палата нотариусов (Нотариус А.)',
  'Коллегия (Адвокат Б., Учёный Г.)',
]

const suggestion = (makes: Makes, units: readonly Unit[], n: number): NamedSuggestion => {
  const { next } = makes
  const index = versionIndex(units)
  const all = flat(units)
  const op = (['replace', 'replace', 'replace', 'insertAfter', 'insertBefore', 'delete', 'move'] as const)[
    next(7)
  ]!
  const candidates = all.filter(({ kind }) => op !== 'move' || kind === 'paragraph' || kind === 'point')
  const { unit, siblings, position } = index.get((candidates[next(candidates.length)] ?? all[0]!).eId)!
  const isRange = op === 'delete' && next(3) === 0 && position + 1 < siblings.length
  const place = {
    op: op as Operation,
    unit: unit.eId,
    ...(isRange && { unitEnd: siblings[position + 1]!.eId }),
  }
  const used = op === 'delete' || op === 'move' ? langs : only(next)
  const before = Object.fromEntries(langs.map((lang) => [lang, wordingOf(index, place, lang)]))
  const choices = Array.from({ length: 40 }, () => next(9_999))
  const mark = makes.mark()
  const after = Object.fromEntries(
    langs.map((lang): [Lang, WordingUnit[]] => {
      if (op === 'delete' || op === 'move') return [lang, []]
      if (!used.includes(lang))
        return [lang, op === 'replace' ? before[lang]! : [{ kind: unit.kind, num: '', children: [] }]]
      if (op === 'replace') return [lang, edited(before[lang]!, choices, lang, mark, used.length > 1)]
      const num = unit.num === '' ? '' : /^\d+$/.test(unit.num) ? `${unit.num}-${n + 1}` : `IX`
      return [lang, [fresh(unit.kind, num, lang, mark)]]
    }),
  )
  // A move to where the unit stands already is none.
  const goals = all.filter(
    ({ eId, kind }) =>
      Math.abs(index.get(eId)!.position - position) > 1 &&
      kind === unit.kind &&
      eId !== unit.eId &&
      index.get(eId)!.parent === index.get(unit.eId)!.parent,
  )
  const goal = goals[next(goals.length)]?.eId
  const destination: Destination | undefined =
    op === 'move' && goal !== undefined ? (next(2) === 0 ? { after: goal } : { before: goal }) : undefined
  return {
    id: `s${n}`,
    ...place,
    ...(destination && { destination }),
    rank: n,
    state: 'open',
    before,
    after,
    named: authors[next(authors.length)]!,
    at: `2026-03-0${1 + next(8)}T10:00:0${n}.250Z`,
  }
}

const story = (draws: readonly number[]): RedlineStory => {
  const next = random(draws)
  let mark = 0
  const makes: Makes = { next, mark: () => ++mark }
  const units = law(makes)
  const version: TextVersion = {
    textId: 't',
    version: 1,
    title: { ru: 'Закон', kk: 'Заң' },
    languages: langs,
    naming: 'kz',
    numbering: 'keep',
    units,
  }
  const suggestions = Array.from({ length: 1 + next(5) }, (_, n) => suggestion(makes, units, n))
  return { version, suggestions: apart(suggestions.filter(isSomething)) }
}

const within = (a: string, b: string): boolean => a === b || a.startsWith(`${b}__`)

/**
 * Without those that the words of a redline cannot tell apart: a moved unit's words go as a whole and come as a whole, and
 * what two delete is deleted once.
 */
const apart = (all: readonly NamedSuggestion[]): NamedSuggestion[] => {
  const kept: NamedSuggestion[] = []
  const exclusive = ({ op }: NamedSuggestion) => op === 'move' || op === 'delete'
  const held = ({ unit, unitEnd }: NamedSuggestion) => (unitEnd ? [unit, unitEnd] : [unit])
  for (const each of all) {
    const meets = kept.some(
      (other) =>
        (exclusive(each) || exclusive(other)) &&
        held(each).some((a) => held(other).some((b) => within(a, b) || within(b, a))),
    )
    if (!meets) kept.push(each)
  }
  return kept
}

const isSomething = ({ op, destination, before, after }: NamedSuggestion): boolean =>
  op === 'move'
    ? destination !== undefined
    : op === 'delete' || JSON.stringify(before) !== JSON.stringify(after)

const says = ({ heading, text, children }: WordingUnit): boolean =>
  Boolean(heading || text) || children.some(says)

/** What a suggestion changes, as an import tells it. */
export const changesIn = ({ op, unit, unitEnd, destination, before, after, named }: NamedSuggestion) => ({
  op,
  unit,
  unitEnd: unitEnd ?? undefined,
  destination: destination ?? undefined,
  wording: Object.fromEntries(
    Object.entries(after).filter(
      ([lang, units]) => units.some(says) && JSON.stringify(units) !== JSON.stringify(before[lang]),
    ),
  ),
  author: named,
})

export const redlineStories: fc.Arbitrary<RedlineStory> = fc
  .array(fc.nat({ max: 9_999 }), { minLength: 60, maxLength: 300, size: 'max' })
  .map(story)
