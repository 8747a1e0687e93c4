/** Every migration by name, oldest first. A released migration is never edited, renamed or removed. */
import type { Migration } from 'kysely/migration'
import * as accounts from './001-accounts.ts'
import * as textsAndGroups from './002-texts-and-groups.ts'
import * as proposals from './003-proposals.ts'
import * as rooms from './004-rooms.ts'
import * as checkpoints from './005-checkpoints.ts'
import * as rebase from './006-rebase.ts'
import * as throughoutAndActs from './007-throughout-and-acts.ts'
import * as apiKeys from './008-api-keys.ts'
import * as search from './008-search.ts'
import * as trailEnd from './011-trail-end.ts'

export const migrations: Readonly<Record<string, Migration>> = {
  '001-accounts': accounts,
  '002-texts-and-groups': textsAndGroups,
  '003-proposals': proposals,
  '004-rooms': rooms,
  '005-checkpoints': checkpoints,
  '006-rebase': rebase,
  '007-throughout-and-acts': throughoutAndActs,
  '008-api-keys': apiKeys,
  '008-search': search,
  '011-trail-end': trailEnd,
}
