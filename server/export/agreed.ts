/**
 * The agreed text as a page: as a law is printed, or in two languages side by side.
 *
 * Side by side it is a table of two columns without lines, a row a unit, so that the two wordings of a clause start at
 * one height on paper and are read together by a screen reader.
 */

import type { AgreedModel } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { about, collisionNotices, titleIn } from './front.ts'
import { type Line, outline } from './outline.ts'
import { type Heading, inColumns, type Page, type Paragraph, type Run, type Table } from './page.ts'
import { wordsIn } from './words.ts'

/** Sections and their like are set in the middle of the line, articles at its start, as laws are. */
const centred = new Set<Line['kind']>(['preamble', 'part', 'title', 'section', 'chapter', 'annex'])

const runsOf = (line: Line, lang: Lang): Run[] => {
  const label = line.label(lang)
  const words = line.text(lang)
  const number = label && words !== '' ? `${label} ` : label
  if (words === undefined) return [{ text: number }, { text: `[${wordsIn(lang).noWording}]`, italic: true }]
  return [{ text: `${number}${words}` }]
}

const block = (line: Line, lang: Lang): Heading | Paragraph =>
  line.part === 'heading'
    ? {
        type: 'heading',
        level: line.level,
        lang,
        align: centred.has(line.kind) ? 'center' : 'start',
        runs: runsOf(line, lang),
      }
    : { type: 'paragraph', role: 'body', lang, depth: line.level, runs: runsOf(line, lang) }

const sideBySide = (lines: readonly Line[], langs: readonly Lang[]): Table =>
  inColumns(
    langs,
    wordsIn(langs[0]!).agreed,
    (lang) => wordsIn(lang).language,
    lines.map((line) => langs.map((lang) => ({ blocks: [block(line, lang)] }))),
  )

/** `langs` are one language or two of the model's. */
export const agreedPage = (model: AgreedModel, langs: readonly Lang[]): Page => {
  const lines = outline(model.units, model.naming)
  return {
    titles: langs.map((lang) => ({ lang, text: titleIn(model.subject, lang) })),
    langs,
    orientation: 'portrait',
    blocks: [
      ...about(model.subject, langs, (lang) => wordsIn(lang).agreed),
      ...collisionNotices(model.collisions, langs),
      ...(langs.length > 1 ? [sideBySide(lines, langs)] : lines.map((line) => block(line, langs[0]!))),
    ],
  }
}
