/** The trail of who did what: append-only, each row chained to the one before by its hash. */
import type { Person } from './proposals.ts'

export interface AuditEntry {
  readonly actor: string
  readonly action: string
  /** `suggestion/<id>`, `group/<id>`, … */
  readonly subject: string
  readonly proposal?: string
  /** Plain values only, and no document text. */
  readonly detail?: Readonly<Record<string, unknown>>
}

export interface AuditRow {
  readonly seq: number
  readonly at: string
  readonly actor: Person
  readonly action: string
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}

export type ChainState =
  | { readonly type: 'intact'; readonly rows: number }
  | { readonly type: 'broken'; readonly at: number }

export interface Audit {
  record(entry: AuditEntry, at: string): Promise<void>
  /** Newest first, `before` excluded. */
  ofProposal(proposalId: string, before: number | undefined, limit: number): Promise<readonly AuditRow[]>
  /** Walks the whole chain. */
  verify(): Promise<ChainState>
}
