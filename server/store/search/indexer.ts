/**
 * Keeps the index in step with the rows: after a row changed, its words are read from it again, in the same transaction.
 * Only what differs is written.
 */
import type { Expression, SqlBool } from 'kysely'
import type { EntryKind } from '#server/domain/ports/search.ts'
import type { Frozen } from '#server/domain/ports/versions.ts'
import { plainRichText, type RichBlock } from '#shared/document/richText.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import { flatten } from '#shared/legal/tree.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { searchable, vocabulary } from '#shared/search/words.ts'
import type { Rows } from '../database.ts'
import { fromJson } from '../json.ts'
import type { SearchEntryTable } from '../schema.ts'

type Place = Pick<SearchEntryTable, 'textId' | 'version' | 'proposalId' | 'layer'>
type NewEntry = Omit<SearchEntryTable, 'id' | 'words'>
type By<T> = Readonly<Record<Lang, T>>

/** The words of one entry that are kept: more would not fit PostgreSQL's vector, and no clause has so many. */
const mostWords = 20_000

/** A statement takes so many rows. */
const bite = 500

const entriesOf = (
  place: Place,
  kind: EntryKind,
  subject: string,
  bodies: readonly (readonly [Lang, string])[],
): NewEntry[] => bodies.map(([lang, body]) => ({ ...place, kind, subject, lang, body: searchable(body) }))

/** Numbers are cited, not searched: every unit has one. */
const ofUnit = ({ heading, text }: { heading?: string; text?: string }): string =>
  [heading, text].filter(Boolean).join('\n')

const wordingText = (units: readonly WordingUnit[]): string =>
  units
    .flatMap(function lines(unit: WordingUnit): string[] {
      return [ofUnit(unit), ...unit.children.flatMap(lines)]
    })
    .filter((line) => line !== '')
    .join('\n')

const ofSuggestion = (
  place: Place,
  { id, after, reason }: { id: string; after: By<readonly WordingUnit[]>; reason: By<readonly RichBlock[]> },
): NewEntry[] => [
  ...entriesOf(
    place,
    'wording',
    id,
    Object.entries(after).map(([lang, units]) => [lang, wordingText(units)]),
  ),
  ...entriesOf(
    place,
    'reason',
    id,
    Object.entries(reason).map(([lang, blocks]) => [lang, plainRichText(blocks)]),
  ),
]

const ofNote = (place: Place, proposalId: string, note: By<readonly RichBlock[]>): NewEntry[] =>
  entriesOf(
    place,
    'note',
    proposalId,
    Object.entries(note).map(([lang, blocks]) => [lang, plainRichText(blocks)]),
  )

const ofText = (place: Place, units: readonly Unit[]): NewEntry[] =>
  flatten(units).flatMap(({ eId, heading = {}, text = {} }) => {
    const langs = new Set([...Object.keys(heading), ...Object.keys(text)])
    return entriesOf(
      place,
      'unit',
      eId,
      [...langs].map((lang) => [lang, ofUnit({ heading: heading[lang], text: text[lang] })]),
    )
  })

const keyOf = ({ kind, subject, lang }: Pick<NewEntry, 'kind' | 'subject' | 'lang'>): string =>
  `${kind}/${lang}/${subject}`

type Scope = Partial<
  Pick<SearchEntryTable, 'kind' | 'subject' | 'textId' | 'version' | 'proposalId' | 'layer'>
>

export const indexer = (rows: Rows) => {
  /** Makes the entries of a scope those given. */
  const replace = async (scope: Scope, entries: readonly NewEntry[]): Promise<void> => {
    const there = await rows
      .selectFrom('searchEntries')
      .select(['id', 'kind', 'subject', 'lang', 'version', 'body'])
      .where(({ and }) => and(scope) as Expression<SqlBool>)
      .execute()
    const wanted = new Map(
      entries.filter(({ body }) => body.trim() !== '').map((entry) => [keyOf(entry), entry]),
    )
    const stale: number[] = []
    for (const entry of there) {
      const key = keyOf(entry)
      const same = wanted.get(key)
      if (same?.body === entry.body && same.version === entry.version) wanted.delete(key)
      else stale.push(entry.id)
    }
    for (let start = 0; start < stale.length; start += bite)
      await rows
        .deleteFrom('searchEntries')
        .where('id', 'in', stale.slice(start, start + bite))
        .execute()
    await add([...wanted.values()])
  }

  const add = async (entries: readonly NewEntry[]): Promise<void> => {
    const fresh = entries
      .map((entry) => ({ ...entry, words: vocabulary(entry.body).slice(0, mostWords).join(' ') }))
      .filter(({ words }) => words !== '')
    if (fresh.length === 0) return
    const { last } = await rows
      .selectFrom('searchEntries')
      .select(({ fn }) => fn.max('id').as('last'))
      .executeTakeFirstOrThrow()
    const values = fresh.map((entry, index) => ({ ...entry, id: (last ?? 0) + 1 + index }))
    for (let start = 0; start < values.length; start += bite)
      await rows
        .insertInto('searchEntries')
        .values(values.slice(start, start + bite))
        .execute()
  }

  const suggestion = async (id: string): Promise<void> => {
    const row = await rows
      .selectFrom('suggestions')
      .select(['textId', 'version', 'proposalId', 'afterJson', 'reasonJson'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const { textId, version, proposalId } = row
    const words = {
      id,
      after: fromJson<By<WordingUnit[]>>(row.afterJson),
      reason: fromJson<By<RichBlock[]>>(row.reasonJson),
    }
    const place: Place = { textId, version, proposalId, layer: 'live' }
    // Its id names nothing else. One that goes to another version of its text leaves nothing behind.
    await replace({ subject: id, layer: 'live' }, ofSuggestion(place, words))
  }

  const note = async (id: string): Promise<void> => {
    const { noteJson, textId, version } = await rows
      .selectFrom('proposals')
      .select(['noteJson', 'textId', 'version'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const place: Place = { textId, version, proposalId: id, layer: 'live' }
    await replace({ subject: id, kind: 'note', layer: 'live' }, ofNote(place, id, fromJson(noteJson)))
  }

  const comment = async (id: string): Promise<void> => {
    const row = await rows
      .selectFrom('comments')
      .innerJoin('threads', 'threads.id', 'comments.threadId')
      .innerJoin('proposals', 'proposals.id', 'threads.proposalId')
      .select([
        'comments.body',
        'comments.deletedAt',
        'threads.proposalId',
        'proposals.textId',
        'proposals.version',
      ])
      .where('comments.id', '=', id)
      .executeTakeFirstOrThrow()
    const { body, deletedAt, proposalId, textId, version } = row
    const place: Place = { textId, version, proposalId, layer: 'live' }
    const said: [Lang, string][] = deletedAt === null ? [['', body]] : []
    await replace({ subject: id, kind: 'comment', layer: 'live' }, entriesOf(place, 'comment', id, said))
  }

  /** What stands in a proposal besides its suggestions, after it moved to another version of its text. */
  const moved = async (proposalId: string): Promise<void> => {
    await note(proposalId)
    const said = await rows
      .selectFrom('comments')
      .innerJoin('threads', 'threads.id', 'comments.threadId')
      .select('comments.id')
      .where('threads.proposalId', '=', proposalId)
      .execute()
    for (const { id } of said) await comment(id)
  }

  const text = async (textId: string, version: number): Promise<void> => {
    const { unitsJson } = await rows
      .selectFrom('textVersions')
      .select('unitsJson')
      .where('textId', '=', textId)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    const place: Place = { textId, version, proposalId: null, layer: 'live' }
    await replace({ kind: 'unit', textId, version }, ofText(place, fromJson(unitsJson)))
  }

  /** What others see of a proposal from now on. */
  const submitted = async (proposalId: string, { proposal, suggestions }: Frozen): Promise<void> => {
    const { textId, version } = proposal
    const place: Place = { textId, version, proposalId, layer: 'submitted' }
    await replace({ proposalId, layer: 'submitted' }, [
      ...ofNote(place, proposalId, proposal.note),
      ...suggestions.flatMap((each) => ofSuggestion(place, each)),
    ])
  }

  return { suggestion, note, comment, moved, text, submitted }
}

export type Indexer = ReturnType<typeof indexer>
