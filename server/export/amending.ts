/**
 * The amending act as a page: its preamble, then numbered clauses, new wording in quotation marks after the formula that
 * puts it in.
 *
 * Two languages stand side by side, a row for each place of the text, under one number; where only one language is changed
 * at a place the other says so.
 */
import type { ActClause } from '#shared/legal/amending-act.ts'
import type { AmendingModel } from '#shared/legal/export-model.ts'
import type { Formula } from '#shared/legal/formula.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { officialIn } from './act-date.ts'
import { about, collisionNotices, titleIn } from './front.ts'
import { type Block, body, inColumns, note, type Page, type Paragraph, type Table } from './page.ts'
import { quotesIn } from './quotes.ts'
import { wordsIn } from './words.ts'

/** A formula and the wording that it puts in; `end` closes it, after the last quotation mark. */
const formula = ({ text, wording }: Formula, lang: Lang, opening: string, depth: number, end: string) => {
  if (wording.length === 0) return [body(lang, `${opening}${text}${end}`, depth)]
  const [open, close] = quotesIn(lang)
  const silent = wording.every((line) => line.text === '')
  const lines = wording.map((line, at): Paragraph => {
    const last = at === wording.length - 1
    const missing = silent && last ? [`[${wordsIn(lang).noWording}]`] : []
    const words = [line.label, line.text, ...missing].filter((part) => part !== '').join(' ')
    return body(lang, `${at === 0 ? open : ''}${words}${last ? `${close}${end}` : ''}`, depth + line.level)
  })
  return [body(lang, `${opening}${text}`, depth), ...lines]
}

const clause = ({ lead, formulas }: ActClause, lang: Lang, number: number, last: boolean): Paragraph[] => {
  const opening = `${number}) `
  const parts = formulas.flatMap((each, at) =>
    formula(
      each,
      lang,
      lead === undefined && at === 0 ? opening : '',
      lead === undefined ? 0 : 1,
      last && at === formulas.length - 1 ? '.' : ';',
    ),
  )
  return lead === undefined ? parts : [body(lang, `${opening}${lead}`), ...parts]
}

/** The places of all languages, each in the order of its own: what only a later one has comes after its predecessor. */
const placesOf = (model: AmendingModel, langs: readonly Lang[]): string[] => {
  const places: string[] = []
  for (const lang of langs) {
    let after = -1
    for (const { place } of model.clauses[lang] ?? []) {
      const known = places.indexOf(place)
      if (known < 0) places.splice(++after, 0, place)
      else after = known
    }
  }
  return places
}

/** One cell per language for each place. */
const rowsOf = (model: AmendingModel, langs: readonly Lang[]): Paragraph[][][] => {
  const places = placesOf(model, langs)
  return places.map((place, at) =>
    langs.map((lang) => {
      const clauses = model.clauses[lang] ?? []
      const found = clauses.find((each) => each.place === place)
      if (!found) return [note(lang, { text: `${at + 1}) ${wordsIn(lang).unchanged}`, italic: true })]
      return clause(found, lang, at + 1, found === clauses.at(-1))
    }),
  )
}

const sideBySide = (model: AmendingModel, rows: readonly Paragraph[][][], langs: readonly Lang[]): Table =>
  inColumns(langs, wordsIn(langs[0]!).amending, (lang) => wordsIn(lang).language, [
    langs.map((lang) => ({ blocks: [body(lang, model.frame[lang]!.preamble)] })),
    ...rows.map((cells) => cells.map((blocks) => ({ blocks }))),
  ])

/** Date and number under the title, where the template gives them. */
const official = ({ frame }: AmendingModel, lang: Lang): Paragraph[] => {
  const { date, number } = officialIn(lang, frame[lang]!)
  const text = [date, number].filter(Boolean).join(' ')
  return text === '' ? [] : [{ ...body(lang, text), role: 'about' }]
}

/** `langs` are one language or two of the model's. */
export const amendingPage = (model: AmendingModel, langs: readonly Lang[]): Page => {
  const lang = langs[0]!
  const rows = rowsOf(model, langs)
  const clauses = (): Block[] =>
    langs.length > 1
      ? [sideBySide(model, rows, langs)]
      : [body(lang, model.frame[lang]!.preamble), ...rows.flatMap(([only]) => only!)]
  return {
    titles: langs.map((each) => ({ lang: each, text: model.frame[each]!.title })),
    langs,
    orientation: 'portrait',
    blocks: [
      ...langs.flatMap((each) => official(model, each)),
      ...about(model.subject, langs, (each) => titleIn(model.subject, each)),
      ...collisionNotices(model.collisions, langs),
      ...(rows.length === 0 ? [body(lang, wordsIn(lang).nothing)] : clauses()),
    ],
  }
}
