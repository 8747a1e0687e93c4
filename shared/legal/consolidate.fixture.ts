/** A small text and short ways to suggest in it, for the tests of consolidation. */
import { consolidate } from './consolidate.ts'
import type { LegalDecision } from './decision.ts'
import { withEIds } from './eid.ts'
import type { LegalSuggestion, WordingUnit } from './suggestion.ts'
import type { Kind, Numbering, Unit } from './unit.ts'
import { wordingOf } from './wording.ts'

type Bare = Omit<Unit, 'eId' | 'wId' | 'children'> & { children: Bare[] }

const unit = (kind: Kind, num: string, ru: string, children: Bare[] = []): Bare => ({
  kind,
  num,
  ...(ru === ''
    ? {}
    : kind === 'article' || kind === 'section'
      ? { heading: { ru } }
      : { text: { ru, kk: `${ru} kk` } }),
  children,
})

export const units: Unit[] = withEIds([
  unit('section', 'I', 'Основы', [
    unit('article', '1', 'Государство', [
      unit('paragraph', '1', 'а'),
      unit('paragraph', '2', 'б'),
      unit('paragraph', '3', 'в'),
    ]),
    unit('article', '2', 'Народ', [
      unit('paragraph', '1', 'г', [unit('point', '1', 'д'), unit('point', '2', 'е')]),
    ]),
  ]),
  unit('section', 'II', 'Права', [
    unit('article', '3', 'Право', [unit('alinea', '', 'ж'), unit('alinea', '', 'з')]),
  ]),
] as never)

export const version = (numbering: Numbering) => ({ units, numbering })

export const suggest = (id: string, over: Partial<LegalSuggestion> & { unit: string }): LegalSuggestion => ({
  id,
  op: 'replace',
  rank: 0,
  before: {},
  after: {},
  ...over,
})

/** A replacement whose wording in `lang` is the base's, edited. */
export const edit = (
  id: string,
  eId: string,
  lang: string,
  how: (units: WordingUnit[]) => WordingUnit[],
  over: Partial<LegalSuggestion> = {},
) => {
  const before = wordingOf(units, { op: 'replace', unit: eId }, lang)
  return suggest(id, {
    unit: eId,
    before: { [lang]: before },
    after: { [lang]: how(structuredClone(before)) },
    ...over,
  })
}
export const retext = (id: string, eId: string, text: string, lang = 'ru') =>
  edit(id, eId, lang, ([first]) => [{ ...first!, text }])
export const insert = (
  id: string,
  after: string,
  num: string,
  ru: string,
  over: Partial<LegalSuggestion> = {},
) =>
  suggest(id, {
    op: 'insertAfter',
    unit: after,
    after: { ru: [{ kind: 'paragraph', num, text: ru, children: [] }] },
    ...over,
  })

export const agreedAll = (suggestions: readonly LegalSuggestion[]): LegalDecision[] =>
  suggestions.map(({ id }) => ({ suggestion: id, level: 'group', outcome: 'agreed' }))

export const run = (suggestions: LegalSuggestion[], numbering: Numbering = 'keep') =>
  consolidate(version(numbering), suggestions, agreedAll(suggestions), 'group')

export const outline = (list: readonly Unit[], lang = 'ru'): string[] =>
  list.flatMap(({ eId, heading, text, children }) => [
    `${eId} ${heading?.[lang] ?? text?.[lang] ?? '–'}`,
    ...outline(children, lang),
  ])
export const at = (list: readonly Unit[], eId: string): Unit | undefined => {
  for (const each of list) {
    const found = each.eId === eId ? each : at(each.children, eId)
    if (found) return found
  }
  return undefined
}
export const codes = ({ collisions }: { collisions: readonly { code: string }[] }) =>
  collisions.map(({ code }) => code)
