/**
 * An export as JSON: what the files are made from, in the words of the API. Its shape is `exportedJson` in
 * `shared/api/exports.ts`; `schema` is raised when a reader of the former shape would be misled.
 */
import type { ExportKind, ExportModels, Subject } from '#shared/legal/export-model.ts'
import type { Lang, Localized, Unit } from '#shared/legal/unit.ts'

const inLangs = <T>(all: Readonly<Record<Lang, T>>, langs: readonly Lang[]): Record<Lang, T> =>
  Object.fromEntries(langs.flatMap((lang) => (Object.hasOwn(all, lang) ? [[lang, all[lang]!]] : [])))

const units = (all: readonly Unit[], langs: readonly Lang[]): Unit[] => {
  const words = (localized: Localized | undefined) => localized && inLangs(localized, langs)
  return all.map(({ heading, text, children, ...unit }) => ({
    ...unit,
    ...(heading && { heading: words(heading)! }),
    ...(text && { text: words(text)! }),
    children: units(children, langs),
  }))
}

type Contents = { readonly [K in ExportKind]: (model: ExportModels[K], langs: readonly Lang[]) => object }

const contents: Contents = {
  agreed: (model, langs) => ({
    units: units(model.units, langs),
    collisions: inLangs(model.collisions, langs),
  }),
  comparison: (model, langs) => ({
    columns: inLangs(model.columns, langs),
    rows: inLangs(model.rows, langs),
    collisions: inLangs(model.collisions, langs),
  }),
  amending: (model, langs) => ({
    frame: inLangs(model.frame, langs),
    clauses: inLangs(model.clauses, langs),
    collisions: inLangs(model.collisions, langs),
  }),
  redline: (model, langs) => ({
    base: units(model.base, langs),
    agreed: units(model.agreed, langs),
    changed: model.changed,
    removed: model.removed,
    comments: (model.comments ?? []).filter(({ lang }) => lang === undefined || langs.includes(lang)),
    collisions: inLangs(model.collisions, langs),
  }),
  note: (model, langs) => ({ note: inLangs(model.note, langs), reasons: inLangs(model.reasons, langs) }),
  voting: (model, langs) => ({ rows: inLangs(model.rows, langs) }),
}

const about = ({ text, version, proposal, group, at }: Subject) => ({
  text,
  version,
  ...(proposal !== undefined && { proposal }),
  ...(group !== undefined && { group }),
  ...(at !== undefined && { at }),
})

/** The whole file: UTF-8, indented, so that two of them can be compared line by line. */
export const toJson = <K extends ExportKind>(
  kind: K,
  model: ExportModels[K],
  langs: readonly Lang[],
): string => {
  const file = { schema: 1, kind, languages: langs, ...about(model.subject), ...contents[kind](model, langs) }
  return `${JSON.stringify(file, null, 1)}\n`
}
