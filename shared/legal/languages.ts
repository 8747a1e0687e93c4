/** One tree in many languages and in one: the same units, with wording per language or plain. */
import type { Lang, PlainUnit, Unit } from './unit.ts'

/** Units of one language as units that could hold more. */
export const toUnits = (plain: readonly PlainUnit[], lang: Lang): Unit[] =>
  plain.map(({ heading, text, children, ...unit }) => ({
    ...unit,
    ...(heading === undefined ? {} : { heading: { [lang]: heading } }),
    ...(text === undefined ? {} : { text: { [lang]: text } }),
    children: toUnits(children, lang),
  }))

/** The whole tree with the wording of one language. A unit that has none in it keeps its place, without wording. */
export const inLanguage = (units: readonly Unit[], lang: Lang): PlainUnit[] =>
  units.map(({ heading, text, children, ...unit }) => ({
    ...unit,
    ...(heading?.[lang] === undefined ? {} : { heading: heading[lang] }),
    ...(text?.[lang] === undefined ? {} : { text: text[lang] }),
    children: inLanguage(children, lang),
  }))

/** The languages that any unit has wording in, in order of appearance. */
export const languagesOf = (units: readonly Unit[]): Lang[] => {
  const found = new Set<Lang>()
  const visit = (unit: Unit): void => {
    for (const lang of Object.keys({ ...unit.heading, ...unit.text })) found.add(lang)
    unit.children.forEach(visit)
  }
  units.forEach(visit)
  return [...found]
}
