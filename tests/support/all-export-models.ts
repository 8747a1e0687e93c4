/** A model of every kind of export, made of the golden story and of text that tries to be markup. */
import { frameOf } from '#server/export/act-frame.ts'
import { amendingAct } from '#shared/legal/amending-act.ts'
import { consolidate } from '#shared/legal/consolidate.ts'
import type { ExportModels } from '#shared/legal/export-model.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { decisions, suggestions, version } from '#tests/law/golden-story.ts'
import { comparison } from './export-models.ts'

/** Every letter that Kazakh has and Russian has not. */
export const kazakhLetters = 'ә ғ қ ң ө ұ ү һ і Ә Ғ Қ Ң Ө Ұ Ү Һ І'

const agreed = consolidate(version, suggestions, decisions, 'commission')
const byLang = <T>(of: (lang: Lang) => T) => ({ kk: of('kk'), ru: of('ru') })
const subject = {
  text: version.title,
  version: 1,
  proposal: 'О правах <b>',
  group: 'Палата нотариусов',
  at: '2026-11-23T00:00:00.000Z',
}
const text = { subject, naming: version.naming, languages: version.languages }

export const models: ExportModels = {
  comparison,
  agreed: { ...text, units: agreed.units, collisions: {} },
  amending: {
    subject,
    naming: version.naming,
    clauses: byLang((lang) => amendingAct({ version, agreed, suggestions, lang }).clauses),
    collisions: {},
    frame: byLang((lang) => frameOf(undefined, lang, version.title[lang]!)),
  },
  redline: {
    ...text,
    base: version.units,
    agreed: agreed.units,
    changed: {},
    removed: {},
    collisions: {},
  },
  note: {
    subject,
    note: {
      ru: [{ runs: [{ text: 'Предлагаем ' }, { text: 'ясность', bold: true }] }],
      kk: [
        { runs: [{ text: kazakhLetters }] },
        { runs: [{ text: kazakhLetters, bold: true, italic: true }] },
      ],
    },
    reasons: byLang((lang) =>
      comparison.rows[lang]!.map(({ suggestion, element, author, reason }) => ({
        suggestion,
        element,
        author,
        reason,
      })),
    ),
  },
  voting: {
    subject,
    rows: byLang((lang) =>
      comparison.rows[lang]!.map(({ number, suggestion, element, author, proposed }) => ({
        number,
        suggestion,
        element,
        author,
        wording: proposed,
        stands: {
          support: [{ name: 'Нотариус А.', outdated: true }],
          oppose: [],
          abstain: [{ name: 'Судья Б.', outdated: false }],
        },
      })),
    ),
  },
}
