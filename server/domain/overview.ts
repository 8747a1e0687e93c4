/** How contested each article is: counts and states of the suggestions that the reader sees, and nothing of others. */
import type { Actor } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { OverviewArticle } from '#shared/api/texts.ts'
import type { Desk } from './desk.ts'
import { found } from './errors.ts'
import { permit } from './permit.ts'
import { concerns } from './place.ts'
import type { SuggestionReader } from './suggestionReader.ts'
import { standingState } from './suggestionRows.ts'

export interface TextSuggestions {
  /** All groups' suggestions that the reader sees; `unit` narrows to what concerns it. */
  list(actor: Actor, textId: string, version?: number, unit?: string): Promise<readonly SuggestionRow[]>
  overview(actor: Actor, textId: string, version?: number): Promise<readonly OverviewArticle[]>
}

const stateOf = ({ decisions, state }: SuggestionRow): string => standingState({ decisions, state })

const article = (key: string | null, rows: readonly SuggestionRow[]): OverviewArticle => {
  const states: Record<string, number> = {}
  for (const row of rows) states[stateOf(row)] = (states[stateOf(row)] ?? 0) + 1
  return {
    article: key,
    suggestions: rows.length,
    groups: new Set(rows.map(({ group }) => group.id)).size,
    states,
    collisions: rows.filter(({ collidesWith }) => collidesWith.length > 0).length,
  }
}

export const textSuggestions = (desk: Desk, reader: SuggestionReader): TextSuggestions => {
  const numberOf = async (actor: Actor, textId: string, version: number | undefined): Promise<number> => {
    permit(actor, 'text.read', {})
    return found(await desk.store.texts.get(textId, version)).version
  }
  return {
    async list(actor, textId, version, unit) {
      const number = await numberOf(actor, textId, version)
      return reader.rowsOfText(
        actor,
        textId,
        number,
        (suggestion, { index }) => unit === undefined || concerns(index, suggestion, unit),
      )
    },
    async overview(actor, textId, version) {
      const number = await numberOf(actor, textId, version)
      const rows = await reader.rowsOfText(actor, textId, number, ({ state }) => state !== 'withdrawn')
      const byArticle = Map.groupBy(rows, (row) => row.article ?? row.near ?? null)
      return [...byArticle].map(([key, some]) => article(key, some))
    },
  }
}
