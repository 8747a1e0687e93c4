/** The log of a live document to be read in bites, on either engine. */
import type { LogReader } from '#server/domain/ports/logReader.ts'
import type { Rows } from './database.ts'

export const logReader = (rows: Rows): LogReader => ({
  rows: ({ type, id }, after, limit) =>
    rows
      .selectFrom('updates')
      .select(['seq', 'epoch', 'author', 'at', 'update', 'hash'])
      .where('room', '=', `${type}/${id}`)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute(),
})
