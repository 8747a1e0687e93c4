/** What the rest of the product knows of users: names, who belongs where, and the state of the installation. */

import type { Role } from '#shared/access/roles.ts'
import type { Actor } from '#shared/access/subjects.ts'

export interface KnownUser {
  readonly id: string
  readonly name: string
  readonly email: string
}

export interface MemberOf extends Actor {
  readonly groups: readonly { readonly id: string; readonly name: string; readonly role: Role }[]
}

export interface InstallationState {
  readonly setUp: boolean
  readonly sample: boolean
  readonly setupCodeHash: string | undefined
}

export interface People {
  /** A user with all that rights depend on. */
  actor(userId: string): Promise<MemberOf>
  byEmail(email: string): Promise<KnownUser | undefined>
  /** Everybody, by name: a sample's people are few. */
  all(): Promise<readonly KnownUser[]>
  byId(userId: string): Promise<KnownUser | undefined>
  addToSecretariat(userId: string, since: string): Promise<void>
  installation(): Promise<InstallationState>
  /** Keeps the hash of the code that sets the installation up; undefined forgets it. */
  keepSetupCode(hash: string | undefined, at: string): Promise<void>
  /** Marks the database as a sample, for good. */
  markAsSample(at: string): Promise<void>
  accessRevision(): Promise<number>
  /** Says that somebody's rights changed: every live session is judged again. */
  raiseAccessRevision(): Promise<void>
}
