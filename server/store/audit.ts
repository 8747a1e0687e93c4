/** The audit trail in SQL: every row's hash covers its fields and the hash before it, so that a gap or a change shows. */
import { hash } from 'node:crypto'
import type { Audit, AuditRow } from '#server/domain/ports/audit.ts'
import type { Rows } from './database.ts'
import { fromJson, toJson } from './json.ts'

/** What the trail's chain starts from. */
export const noHash = Buffer.alloc(32)

/** SHA-256 over the hash before and the row's fields, each preceded by its length in bytes. */
const chained = (before: Uint8Array, fields: readonly string[]): Buffer => {
  const parts = fields.map((field) => Buffer.from(field, 'utf8'))
  const lengths = parts.map((part) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(part.length)
    return length
  })
  const bytes = Buffer.concat([before, ...parts.flatMap((part, index) => [lengths[index]!, part])])
  return hash('sha256', bytes, 'buffer')
}

/** A row of the trail as it is kept, without its number and hash. */
export interface AuditFields {
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly proposalId: string | null
  readonly detailJson: string
}

/** The hash of a row that follows the one with the hash `before`. */
export const auditHash = (before: Uint8Array, row: AuditFields): Buffer =>
  chained(before, [row.at, row.actor, row.action, row.subject, row.proposalId ?? '', row.detailJson])

/** To record is to read the last row and add the next: inside a transaction, whose turns are kept. */
export const sqlAudit = (rows: Rows): Audit => ({
  async record({ actor, action, subject, proposal, detail }, at) {
    const last = await rows
      .selectFrom('audit')
      .select(['seq', 'hash'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    const seq = (last?.seq ?? 0) + 1
    const row = { at, actor, action, subject, proposalId: proposal ?? null, detailJson: toJson(detail ?? {}) }
    await rows
      .insertInto('audit')
      .values({ ...row, seq, hash: auditHash(last?.hash ?? noHash, row) })
      .execute()
    await rows.updateTable('auditEnd').set({ seq }).execute()
  },

  async ofProposal(proposalId, before, limit): Promise<readonly AuditRow[]> {
    const found = await rows
      .selectFrom('audit')
      .leftJoin('user', 'user.id', 'audit.actor')
      .select(['seq', 'at', 'actor', 'user.name', 'action', 'subject', 'detailJson'])
      .where('proposalId', '=', proposalId)
      .$if(before !== undefined, (query) => query.where('seq', '<', before!))
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute()
    return found.map(({ seq, at, actor, name, action, subject, detailJson }) => ({
      seq,
      at,
      actor: { id: actor, name: name ?? '' },
      action,
      subject,
      detail: fromJson(detailJson),
    }))
  },

  async verify() {
    const bite = 1000
    let before: Uint8Array = noHash
    let seen = 0
    for (let last = 0; ; ) {
      const some = await rows
        .selectFrom('audit')
        .selectAll()
        .where('seq', '>', last)
        .orderBy('seq')
        .limit(bite)
        .execute()
      for (const row of some) {
        const expected = auditHash(before, row)
        if (row.seq !== last + 1 || !expected.equals(row.hash)) return { type: 'broken', at: row.seq }
        before = expected
        last = row.seq
        seen++
      }
      if (some.length < bite) return { type: 'intact', rows: seen }
    }
  },
})
