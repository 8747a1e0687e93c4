/** Checks the signed checkpoints: their own chain, their signatures, and that every chain still runs through them. */
import { type KeyObject, verify } from 'node:crypto'
import SqliteDatabase, { type Database as Sqlite } from 'better-sqlite3'
import { auditChain, type CheckpointRow, checkpointHash, type Head, headsOf } from '../checkpoints.ts'
import { publicBytes, publicKeyFrom } from '../signingKey.ts'
import type { Finding } from './finding.ts'

export interface SignaturesChecked {
  readonly count: number
  /** Public keys that signed, oldest first, as `publicBytes`. */
  readonly keys: readonly Buffer[]
  readonly newestKey?: Buffer
  /** Hash of the last checkpoint, in hexadecimal: noted elsewhere, it proves that none was cut off. */
  readonly last?: string
  readonly finding?: Finding
}

const where = 'checkpoints'

const isSigned = ({ publicKey, hash, signature }: CheckpointRow): boolean => {
  try {
    return verify(null, hash, publicKeyFrom(publicKey), signature)
  } catch {
    return false
  }
}

const standsStill = (sqlite: Sqlite, { chain, seq, hash }: Head): boolean => {
  const row = (
    chain === auditChain
      ? sqlite.prepare('select "hash" from "audit" where "seq" = ?').pluck().get(seq)
      : sqlite.prepare('select "hash" from "updates" where "room" = ? and "seq" = ?').pluck().get(chain, seq)
  ) as Buffer | undefined
  return row?.toString('hex') === hash
}

/** `trusted` are the only keys that may have signed; without them, any that did. */
export const checkSignatures = (
  sqlite: Sqlite,
  trusted: readonly KeyObject[] | undefined,
): SignaturesChecked => {
  const all = sqlite.prepare<[], CheckpointRow>('select * from "checkpoints" order by "seq"')
  const keys: Buffer[] = []
  const signedHeads = new Map<string, number>()
  let before: CheckpointRow | undefined
  for (const row of all.iterate()) {
    const count = before?.seq ?? 0
    const wrong = (what: string, seq = row.seq): SignaturesChecked => ({
      count,
      keys,
      finding: { where, seq, what },
    })
    if (row.seq !== count + 1) return wrong('the checkpoint is missing', count + 1)
    if (!checkpointHash(before?.hash, row).equals(row.hash))
      return wrong('the checkpoint does not match its hash')
    if (trusted && !trusted.some((key) => publicBytes(key).equals(row.publicKey)))
      return wrong('the checkpoint is signed with a key that is not the one given')
    if (!isSigned(row)) return wrong('the signature is wrong')
    for (const head of headsOf(row)) {
      if (!standsStill(sqlite, head))
        return {
          count,
          keys,
          finding: {
            where: head.chain,
            seq: head.seq,
            what: `history was rewritten: checkpoint ${row.seq} was signed on another`,
          },
        }
      signedHeads.set(head.chain, head.seq)
    }
    if (!keys.some((key) => key.equals(row.publicKey))) keys.push(row.publicKey)
    before = row
  }
  const done = {
    count: before?.seq ?? 0,
    keys,
    ...(before && { newestKey: before.publicKey, last: before.hash.toString('hex') }),
  }
  const counted = sqlite.prepare<[], { room: string; signedHead: number }>(
    'select "room", "signedHead" from "rooms" order by "room"',
  )
  for (const { room, signedHead } of counted.iterate())
    if (signedHead !== (signedHeads.get(room) ?? 0))
      return {
        ...done,
        finding: { where: room, seq: signedHead, what: 'the checkpoint that signed it is gone' },
      }
  return done
}

/** The hash of a checkpoint in the database at `path`, in hexadecimal. */
export const checkpointAt = (path: string, seq: number): string | undefined => {
  const sqlite = new SqliteDatabase(path, { readonly: true, fileMustExist: true })
  try {
    const hash = sqlite.prepare<[number], Buffer>('select "hash" from "checkpoints" where "seq" = ?').pluck()
    return hash.get(seq)?.toString('hex')
  } finally {
    sqlite.close()
  }
}
