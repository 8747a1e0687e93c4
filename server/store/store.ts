/** All stores on one database, and the transaction over them. */
import type { Store, Stores } from '#server/domain/ports/store.ts'
import { sqlActEdits } from './actEdits.ts'
import { sqlApiKeys } from './apiKeys.ts'
import { sqlAudit } from './audit.ts'
import { sqlBundles } from './bundles.ts'
import { sqlClosing } from './closing.ts'
import type { Database, Rows } from './database.ts'
import { sqlDiscussion } from './discussion.ts'
import { sqlGroups } from './groups.ts'
import { sqlPeople } from './people.ts'
import { sqlProposals } from './proposals.ts'
import { indexed } from './search/indexed.ts'
import { indexer } from './search/indexer.ts'
import { sqlSearch } from './search/search.ts'
import { sqlSuggestions } from './suggestions.ts'
import { sqlTexts } from './texts.ts'
import { sqlVersions } from './versions.ts'

const storesOn = (rows: Rows): Stores => ({
  ...indexed(
    {
      texts: sqlTexts(rows),
      proposals: sqlProposals(rows),
      suggestions: sqlSuggestions(rows),
      discussion: sqlDiscussion(rows),
      versions: sqlVersions(rows),
    },
    indexer(rows),
  ),
  groups: sqlGroups(rows),
  people: sqlPeople(rows),
  bundles: sqlBundles(rows),
  closing: sqlClosing(rows),
  actEdits: sqlActEdits(rows),
  apiKeys: sqlApiKeys(rows),
  search: sqlSearch(rows),
  audit: sqlAudit(rows),
})

export const sqlStore = (database: Database): Store => {
  const stores = storesOn(database.rows)
  const transact: Store['transact'] = (work) => database.transact((rows) => work(storesOn(rows)))
  return {
    ...stores,
    audit: { ...stores.audit, record: (entry, at) => transact(({ audit }) => audit.record(entry, at)) },
    transact,
  }
}
