/** All that the domain keeps, and the transaction that changes several of them together with their audit rows. */
import type { ActEdits } from './actEdits.ts'
import type { ApiKeys } from './apiKeys.ts'
import type { Audit } from './audit.ts'
import type { Bundles } from './bundles.ts'
import type { Closing } from './closing.ts'
import type { Discussion } from './discussion.ts'
import type { Groups } from './groups.ts'
import type { People } from './people.ts'
import type { Proposals } from './proposals.ts'
import type { Search } from './search.ts'
import type { Suggestions } from './suggestions.ts'
import type { Texts } from './texts.ts'
import type { Versions } from './versions.ts'

export interface Stores {
  readonly texts: Texts
  readonly groups: Groups
  readonly people: People
  readonly proposals: Proposals
  readonly suggestions: Suggestions
  readonly discussion: Discussion
  readonly versions: Versions
  readonly bundles: Bundles
  readonly closing: Closing
  readonly actEdits: ActEdits
  readonly apiKeys: ApiKeys
  readonly search: Search
  readonly audit: Audit
}

export interface Store extends Stores {
  /** Runs `work` in one transaction: all of it is kept or nothing. It may await nothing but its own stores. */
  transact<T>(work: (stores: Stores) => Promise<T>): Promise<T>
}
