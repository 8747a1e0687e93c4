/** Building the index anew from the rows: for a database from before there was one, and by command. */
import type { Frozen } from '#server/domain/ports/versions.ts'
import type { Database, Rows } from '../database.ts'
import { fromJson } from '../json.ts'
import { indexer } from './indexer.ts'

const rebuildIn = async (rows: Rows): Promise<void> => {
  await rows.deleteFrom('searchEntries').execute()
  const index = indexer(rows)
  const texts = await rows
    .selectFrom('textVersions')
    .select(['textId', 'version'])
    .orderBy('publishedAt')
    .execute()
  for (const { textId, version } of texts) await index.text(textId, version)
  const ids = async (table: 'proposals' | 'suggestions' | 'comments') =>
    rows.selectFrom(table).select('id').orderBy('createdAt').orderBy('id').execute()
  for (const { id } of await ids('proposals')) await index.note(id)
  for (const { id } of await ids('suggestions')) await index.suggestion(id)
  for (const { id } of await ids('comments')) await index.comment(id)
  const last = await rows
    .selectFrom('versions')
    .select(({ fn }) => ['proposalId', fn.max('number').as('number')])
    .where('step', '=', 'submitted')
    .groupBy('proposalId')
    .execute()
  for (const { proposalId, number } of last) {
    const { frozenJson } = await rows
      .selectFrom('versions')
      .select('frozenJson')
      .where('proposalId', '=', proposalId)
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    await index.submitted(proposalId, fromJson<Frozen>(frozenJson))
  }
}

/** Builds the index anew, in one transaction; answers how many entries it has. */
export const rebuildSearch = (database: Pick<Database, 'transact'>): Promise<number> =>
  database.transact(async (rows) => {
    await rebuildIn(rows)
    const { entries } = await rows
      .selectFrom('searchEntries')
      .select(({ fn }) => fn.countAll<number>().as('entries'))
      .executeTakeFirstOrThrow()
    return Number(entries)
  })

/** Builds the index where there are texts and no entries: the database is older than searching. */
export const ensureSearch = async (database: Database): Promise<void> => {
  const text = await database.rows.selectFrom('textVersions').select('textId').limit(1).executeTakeFirst()
  const entry = await database.rows.selectFrom('searchEntries').select('id').limit(1).executeTakeFirst()
  if (text && !entry) await rebuildSearch(database)
}
