/**
 * The agreed text as a page: as a law is printed, or in two languages side by side.
 *
 * Side by side it is a table of two columns without lines, a row a unit, so that the two wordings of a clause start at
 * one height on paper and are read together by a screen reader.
 */
import type { Lang } from '#shared/legal/unit.ts'
import { about, collisionNotices } from './front.ts'
import type { AgreedModel } from './model.ts'
import { type Line, outline, paired } from './outline.ts'
import {
  type Block,
  type Cell,
  type Heading,
  label,
  note,
  type Page,
  type Paragraph,
  type Run,
} from './page.ts'
import { wordsIn } from './words.ts'

/** Sections and their like are set in the middle of the line, articles at its start, as laws are. */
const centred = new Set<Line['kind']>(['preamble', 'part', 'title', 'section', 'chapter', 'annex'])

const runsOf = ({ label: number, text }: Line): Run[] => {
  const parts = [number, text].filter((part) => part !== '')
  return [{ text: parts.join(' ') }]
}

const block = (line: Line, lang: Lang): Heading | Paragraph =>
  line.part === 'heading'
    ? {
        type: 'heading',
        level: line.level,
        lang,
        align: centred.has(line.kind) ? 'center' : 'start',
        runs: runsOf(line),
      }
    : { type: 'paragraph', role: 'body', lang, depth: line.level, runs: runsOf(line) }

const cell = (line: Line | undefined, lang: Lang): Cell => ({
  blocks: [line ? block(line, lang) : note(lang, { text: wordsIn(lang).noWording, italic: true })],
})

const sideBySide = (model: AgreedModel, a: Lang, b: Lang): Block => ({
  type: 'table',
  caption: wordsIn(a).agreed,
  lang: a,
  ruled: false,
  columns: [a, b].map((lang) => ({ width: 50, heading: [label(lang, wordsIn(lang).language)] })),
  rows: paired(outline(model.units[a]!, a, model.naming), outline(model.units[b]!, b, model.naming)).map(
    ([left, right]) => [cell(left, a), cell(right, b)],
  ),
})

/** `langs` are one language or two; each must have its units in the model. */
export const agreedPage = (model: AgreedModel, langs: readonly Lang[]): Page => {
  const [first, second] = langs as readonly [Lang, Lang?]
  return {
    titles: langs.map((lang) => ({
      lang,
      text: model.subject.text[lang] ?? Object.values(model.subject.text)[0] ?? '',
    })),
    langs,
    orientation: 'portrait',
    blocks: [
      ...langs.map((lang) => ({ ...label(lang, wordsIn(lang).agreed), role: 'about' as const })),
      ...about(model.subject, langs),
      ...collisionNotices(model.collisions, langs),
      ...(second
        ? [sideBySide(model, first, second)]
        : outline(model.units[first]!, first, model.naming).map((line) => block(line, first))),
    ],
  }
}
