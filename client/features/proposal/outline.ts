/** What the rail and the map are drawn from: articles by section, with what stands on each. */
import { isContainer, nameOfArticle } from '#client/ui/articles.ts'
import type { MapRow } from '#client/ui/ContestedMap.tsx'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'

export interface ArticleCount {
  readonly suggestions: number
  readonly collides: boolean
}

export interface OutlineItem {
  readonly unit: Unit
  readonly level: 'container' | 'article'
  readonly label: string
  readonly heading: string
  readonly count: ArticleCount
}

const none: ArticleCount = { suggestions: 0, collides: false }

/** Suggestions by the article that they amend; those on nothing within an article stand on their own unit. */
export const countByArticle = (rows: readonly SuggestionRow[]): ReadonlyMap<string, ArticleCount> => {
  const counts = new Map<string, ArticleCount>()
  for (const row of rows) {
    if (row.state === 'withdrawn' || row.state === 'superseded') continue
    const place = row.article ?? row.near ?? row.unit
    const { suggestions, collides } = counts.get(place) ?? none
    counts.set(place, { suggestions: suggestions + 1, collides: collides || row.collidesWith.length > 0 })
  }
  return counts
}

export const outlineOf = (
  units: readonly Unit[],
  lang: Lang,
  counts: ReadonlyMap<string, ArticleCount>,
): OutlineItem[] =>
  units.flatMap((unit) => {
    if (isContainer(unit)) {
      const below = outlineOf(unit.children, lang, counts)
      const articles = below.filter(({ level }) => level === 'article')
      const count = {
        suggestions: articles.reduce((sum, item) => sum + item.count.suggestions, 0),
        collides: false,
      }
      return [
        { unit, level: 'container' as const, label: unit.num, heading: nameOfArticle(unit, lang), count },
        ...below,
      ]
    }
    const count = counts.get(unit.eId) ?? none
    return [{ unit, level: 'article' as const, label: unit.num, heading: nameOfArticle(unit, lang), count }]
  })

/** Rows of the map: an article a cell, a container a row. */
export const mapOf = (items: readonly OutlineItem[], labelOf: (item: OutlineItem) => string): MapRow[] => {
  const rows: { label: string; cells: MapRow['cells'][number][] }[] = []
  for (const item of items) {
    if (item.level === 'container') rows.push({ label: item.label, cells: [] })
    else {
      if (rows.length === 0) rows.push({ label: '', cells: [] })
      rows.at(-1)!.cells.push({
        eId: item.unit.eId,
        label: labelOf(item),
        count: item.count.suggestions,
        collides: item.count.collides,
      })
    }
  }
  return rows.filter(({ cells }) => cells.length > 0)
}
