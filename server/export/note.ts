/**
 * The explanatory note as a page: what the group says of its proposal, then why each suggestion is made.
 *
 * In two languages both stand side by side, a row for the note and one for each suggestion.
 */
import type { NoteModel, ReasonedSuggestion } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { about, titleIn } from './front.ts'
import {
  type Block,
  type Heading,
  inColumns,
  label,
  type Page,
  type Paragraph,
  note as small,
} from './page.ts'
import { isBlank, rich, richBody } from './rich.ts'
import { wordsIn } from './words.ts'

const head = (lang: Lang, level: number, text: string): Heading => ({
  type: 'heading',
  level,
  lang,
  align: 'start',
  runs: [{ text }],
})

const missing = (lang: Lang): Paragraph => small(lang, { text: `[${wordsIn(lang).noWording}]`, italic: true })

const noteIn = ({ note }: NoteModel, lang: Lang): Paragraph[] => {
  const blocks = note[lang] ?? []
  return isBlank(blocks) ? [missing(lang)] : richBody(blocks, lang)
}

const reasonIn = ({ element, author, reason }: ReasonedSuggestion, number: number, lang: Lang) => [
  head(lang, 2, `${number}. ${element}`),
  label(lang, author),
  ...(isBlank(reason) ? [small(lang, { text: wordsIn(lang).noReason, italic: true })] : rich(reason, lang)),
]

const reasonsHead = (lang: Lang): Heading => head(lang, 1, wordsIn(lang).reasons)

const alone = (model: NoteModel, lang: Lang): Block[] => {
  const reasons = model.reasons[lang] ?? []
  return [
    ...noteIn(model, lang),
    ...(reasons.length === 0 ? [] : [reasonsHead(lang)]),
    ...reasons.flatMap((reason, at) => reasonIn(reason, at + 1, lang)),
  ]
}

const sideBySide = (model: NoteModel, langs: readonly Lang[]): Block[] => {
  const count = model.reasons[langs[0]!]?.length ?? 0
  const row = (blocks: (lang: Lang) => (Heading | Paragraph)[]) =>
    langs.map((lang) => ({ blocks: blocks(lang) }))
  return [
    inColumns(langs, wordsIn(langs[0]!).note, (lang) => wordsIn(lang).language, [
      row((lang) => noteIn(model, lang)),
      ...(count === 0 ? [] : [row((lang) => [reasonsHead(lang)])]),
      ...Array.from({ length: count }, (_, at) =>
        row((lang) => reasonIn(model.reasons[lang]![at]!, at + 1, lang)),
      ),
    ]),
  ]
}

/** `langs` are one language or two of the model's. */
export const notePage = (model: NoteModel, langs: readonly Lang[]): Page => ({
  titles: langs.map((lang) => ({ lang, text: wordsIn(lang).note })),
  langs,
  orientation: 'portrait',
  blocks: [
    ...about(model.subject, langs, (lang) => titleIn(model.subject, lang)),
    ...(langs.length > 1 ? sideBySide(model, langs) : alone(model, langs[0]!)),
  ],
})
