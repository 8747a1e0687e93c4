/**
 * Signed checkpoints: the heads that all chains had at a moment, chained to the checkpoint before and signed.
 *
 * [HISTORY-2] A chain shows a changed row; whoever rewrites it to its end leaves a chain that is whole again. It then no
 * longer passes through the hashes that were signed, and without the private key nobody can sign others.
 */
import { sign } from 'node:crypto'
import type { Database as Sqlite } from 'better-sqlite3'
import type { Database } from './database.ts'
import { fromJson, toJson } from './json.ts'
import { hashOfFields } from './lengthPrefixed.ts'
import { publicBytes, type SigningKey } from './signingKey.ts'

/** A row that a checkpoint vouches for, with all rows before it. `chain` is `audit` or a room. */
export interface Head {
  readonly chain: string
  readonly seq: number
  /** Hexadecimal. */
  readonly hash: string
}

export interface CheckpointRow {
  readonly seq: number
  readonly at: string
  readonly headsJson: string
  readonly publicKey: Buffer
  readonly hash: Buffer
  readonly signature: Buffer
}

/** The chain that holds who did what. */
export const auditChain = 'audit'

const noHash: Uint8Array = Buffer.alloc(32)

/** What is signed: a checkpoint's own fields and the hash of the one before. */
export const checkpointHash = (
  before: Uint8Array | undefined,
  { seq, at, headsJson, publicKey }: Omit<CheckpointRow, 'hash' | 'signature'>,
): Buffer => hashOfFields([before ?? noHash, String(seq), at, headsJson, publicKey])

export const headsOf = ({ headsJson }: Pick<CheckpointRow, 'headsJson'>): readonly Head[] =>
  fromJson(headsJson)

interface Hashed {
  readonly seq: number
  readonly hash: Buffer
}

/** The heads that moved since the last checkpoint, the trail's among them in any case; none when nothing moved. */
const movedHeads = (sqlite: Sqlite, last: CheckpointRow | undefined): Head[] => {
  const rooms = sqlite
    .prepare<[], Hashed & { chain: string }>(
      'select "room" as "chain", "head" as "seq", "headHash" as "hash" from "rooms" where "head" > "signedHead" order by "room"',
    )
    .all()
  const trail = sqlite
    .prepare<[], Hashed>('select "seq", "hash" from "audit" order by "seq" desc limit 1')
    .get()
  const signedTrail = last && headsOf(last).find(({ chain }) => chain === auditChain)
  if (rooms.length === 0 && trail?.seq === signedTrail?.seq) return []
  const heads = trail ? [{ ...trail, chain: auditChain }, ...rooms] : rooms
  return heads.map(({ chain, seq, hash }) => ({ chain, seq, hash: hash.toString('hex') }))
}

/** Signs the heads that moved since the last checkpoint; inside a transaction of the caller's. False when none did. */
export const signHeads = (sqlite: Sqlite, key: SigningKey, at: string): boolean => {
  const last = sqlite
    .prepare<[], CheckpointRow>('select * from "checkpoints" order by "seq" desc limit 1')
    .get()
  const heads = movedHeads(sqlite, last)
  if (heads.length === 0) return false
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at,
    headsJson: toJson(heads),
    publicKey: publicBytes(key.publicKey),
  }
  const hash = checkpointHash(last?.hash, row)
  sqlite
    .prepare(
      'insert into "checkpoints" ("seq", "at", "headsJson", "publicKey", "hash", "signature") values (?, ?, ?, ?, ?, ?)',
    )
    .run(row.seq, at, row.headsJson, row.publicKey, hash, sign(null, hash, key.privateKey))
  sqlite.prepare('update "rooms" set "signedHead" = "head" where "head" > "signedHead"').run()
  return true
}

export interface Checkpoints {
  /** Takes no more, but for one last. */
  stop(): Promise<void>
}

/** Takes a checkpoint now and every `everyMs`. One that fails is reported and left to the next. */
export const keepCheckpoints = async (
  database: Database,
  key: SigningKey,
  everyMs: number,
  failed: (error: unknown) => void,
): Promise<Checkpoints> => {
  const take = async (): Promise<void> => {
    try {
      await database.commitLog((sqlite) => signHeads(sqlite, key, new Date().toISOString()))
    } catch (error) {
      failed(error)
    }
  }
  await take()
  const timer = setInterval(() => void take(), everyMs)
  timer.unref()
  return {
    stop() {
      clearInterval(timer)
      return take()
    },
  }
}
