/** A text by its articles: what maps, outlines and counts are drawn from. */
import { inLanguage } from '#shared/legal/languages.ts'
import { containerKinds, type Kind, type Lang, type PlainUnit, type Unit } from '#shared/legal/unit.ts'

export const isContainer = ({ kind }: { readonly kind: Kind }): boolean => containerKinds.has(kind)

/** The articles that stand directly in one section, and what stands beside them there (a preamble, an annex's points). */
export interface SectionOfText {
  /** Absent for what stands before the first section. */
  readonly section?: Unit
  readonly articles: readonly Unit[]
}

/** Sections in order, each with its own articles; empty ones are kept for their titles. */
export const sectionsOf = (units: readonly Unit[], section?: Unit): SectionOfText[] => {
  const own: Unit[] = []
  const found: SectionOfText[] = []
  for (const unit of units) {
    if (isContainer(unit)) found.push(...sectionsOf(unit.children, unit))
    else own.push(unit)
  }
  return section || own.length > 0 ? [{ ...(section && { section }), articles: own }, ...found] : found
}

export const articlesOf = (units: readonly Unit[]): Unit[] =>
  sectionsOf(units).flatMap(({ articles }) => articles)

/** An article's heading, or else its first words: at most 60 characters. */
export const nameOfArticle = (unit: Unit, lang: Lang): string => {
  const heading = unit.heading?.[lang]
  if (heading) return heading
  const first = (u: PlainUnit | undefined): string | undefined => u && (u.text ?? first(u.children[0]))
  const words = first(inLanguage([unit], lang)[0]) ?? ''
  return words.length > 60 ? `${words.slice(0, 58).trimEnd()}…` : words
}

/** The wording of a text in the interface's language where it has one, else in its first. */
export const preferred = (languages: readonly Lang[], wanted: string | undefined, fallback: string): Lang => {
  if (wanted && languages.includes(wanted)) return wanted
  return languages.includes(fallback) ? fallback : (languages[0] ?? fallback)
}

/** A title in the language that is wanted, or in any that there is. */
export const titleIn = (title: Readonly<Record<string, string>>, lang: string): string =>
  title[lang] ?? Object.values(title)[0] ?? ''
