/** Edited formulas of amending acts, in SQL. */
import type { ActEdits } from '#server/domain/ports/actEdits.ts'
import type { Rows } from './database.ts'

export const sqlActEdits = (rows: Rows): ActEdits => ({
  async ofProposal(proposalId) {
    const found = await rows
      .selectFrom('actEdits')
      .innerJoin('user', 'user.id', 'actEdits.author')
      .select(['lang', 'key', 'place', 'generated', 'text', 'author', 'user.name as authorName', 'at'])
      .where('proposalId', '=', proposalId)
      .orderBy('at')
      .orderBy('key')
      .execute()
    return found.map(({ author, authorName, ...edit }) => ({
      ...edit,
      author: { id: author, name: authorName },
    }))
  },
  async put(proposalId, edit) {
    const { lang: _, key: __, ...changed } = edit
    await rows
      .insertInto('actEdits')
      .values({ proposalId, ...edit })
      .onConflict((conflict) => conflict.columns(['proposalId', 'lang', 'key']).doUpdateSet(changed))
      .execute()
  },
  async drop(proposalId, lang, place) {
    await rows
      .deleteFrom('actEdits')
      .where('proposalId', '=', proposalId)
      .where('lang', '=', lang)
      .where('place', '=', place)
      .execute()
  },
})
