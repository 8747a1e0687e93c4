/**
 * The comparison table's own words in Kazakh, Russian and English (English for every other language): the usual columns,
 * what stands for an absent or deleted unit, and outcomes. Columns are an editable template; these are its defaults.
 */
import { cite } from './citation.ts'
import type { ColumnContent, ComparisonColumn } from './comparison.ts'
import type { Outcome } from './decision.ts'
import type { Citable } from './place.ts'
import type { Destination } from './suggestion.ts'
import type { Lang, NamingProfile } from './unit.ts'

interface Words {
  readonly columns: Readonly<Record<ColumnContent, string>>
  /** Heading of the current wording when the text is a draft, no law in force. */
  readonly draft: string
  readonly absent: string
  readonly deleted: string
  readonly outcomes: Readonly<Record<Outcome, string>>
}

const english: Words = {
  columns: {
    number: 'No.',
    element: 'Structural element',
    current: 'Current wording',
    proposed: 'Proposed wording',
    authorAndReason: 'Author and reason',
    author: 'Author',
    reason: 'Reason',
    outcome: 'Decision',
  },
  draft: 'Wording of the draft',
  absent: 'None',
  deleted: 'Delete',
  outcomes: {
    agreed: 'taken into account',
    partly: 'taken into account in part',
    rejected: 'not taken into account',
  },
}

const russian: Words = {
  columns: {
    number: '№ п/п',
    element: 'Структурный элемент',
    current: 'Действующая редакция',
    proposed: 'Предлагаемая редакция',
    authorAndReason: 'Автор и обоснование',
    author: 'Автор',
    reason: 'Обоснование',
    outcome: 'Решение',
  },
  draft: 'Редакция проекта',
  absent: 'Отсутствует',
  deleted: 'Исключить',
  outcomes: { agreed: 'учтено', partly: 'учтено частично', rejected: 'не учтено' },
}

const kazakh: Words = {
  columns: {
    number: 'Р/с №',
    element: 'Құрылымдық элемент',
    current: 'Қолданыстағы редакция',
    proposed: 'Ұсынылатын редакция',
    authorAndReason: 'Автор және негіздеме',
    author: 'Автор',
    reason: 'Негіздеме',
    outcome: 'Шешім',
  },
  draft: 'Жобаның редакциясы',
  absent: 'Жоқ',
  deleted: 'Алып тасталсын',
  outcomes: { agreed: 'ескерілді', partly: 'ішінара ескерілді', rejected: 'ескерілмеді' },
}

export const comparisonWords = (lang: Lang): Words =>
  lang === 'ru' ? russian : lang === 'kk' ? kazakh : english

const usual: readonly (readonly [ColumnContent, number])[] = [
  ['number', 5],
  ['element', 13],
  ['current', 26],
  ['proposed', 26],
  ['authorAndReason', 20],
  ['outcome', 10],
]

/** The default columns; `text` says whether the amended text is a law in force or still a draft. */
export const defaultColumns = (lang: Lang, text: 'law' | 'draft'): ComparisonColumn[] => {
  const { columns, draft } = comparisonWords(lang)
  return usual.map(([content, width]) => ({
    content,
    width,
    heading: content === 'current' && text === 'draft' ? draft : columns[content],
  }))
}

/** Where a moved unit goes: «Переместить после пункта 3 статьи 9». */
export const destinationWords = (
  units: readonly Citable[],
  destination: Destination,
  lang: Lang,
  naming: NamingProfile,
): string => {
  const side = 'before' in destination ? 'before' : 'after' in destination ? 'after' : 'first'
  const eId = Object.values(destination)[0] as string
  const goal = (name: 'genitive' | 'instrumental' | 'ablative' | 'nominative') =>
    cite(units, eId, lang, naming, name)
  if (lang === 'ru') {
    if (side === 'before') return `Переместить перед ${goal('instrumental')}`
    return `Переместить ${side === 'after' ? 'после' : 'в начало'} ${goal('genitive')}`
  }
  if (lang === 'kk') {
    if (side === 'after') return `${goal('ablative')} кейін орналастырылсын`
    return `${goal('genitive')} ${side === 'before' ? 'алдына' : 'басына'} орналастырылсын`
  }
  return `Move ${side === 'first' ? 'to the beginning of' : side} ${goal('nominative')}`
}
