/**
 * Signed checkpoints: the heads that all chains had at a moment, chained to the checkpoint before and signed.
 *
 * [HISTORY-2] A chain shows a changed row; whoever rewrites it to its end leaves a chain that is whole again. It then no
 * longer passes through the hashes that were signed, and without the private key nobody can sign others.
 */
import { sign } from 'node:crypto'
import type { Database, RowTransaction } from './database.ts'
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

/** The heads that moved since the last checkpoint, the trail's among them in any case; none when nothing moved. */
const movedHeads = async (
  rows: RowTransaction,
  last: CheckpointRow | undefined,
): Promise<readonly Head[]> => {
  const rooms = await rows
    .selectFrom('rooms')
    .select(['room as chain', 'head as seq', 'headHash as hash'])
    .whereRef('head', '>', 'signedHead')
    .execute()
  const trail = await rows
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const signedTrail = last && headsOf(last).find(({ chain }) => chain === auditChain)
  if (rooms.length === 0 && trail?.seq === signedTrail?.seq) return []
  const sorted = rooms.sort((a, b) => (a.chain < b.chain ? -1 : 1))
  const heads = trail ? [{ ...trail, chain: auditChain }, ...sorted] : sorted
  return heads.map(({ chain, seq, hash }) => ({ chain, seq, hash: Buffer.from(hash).toString('hex') }))
}

/**
 * Signs the heads that moved since the last checkpoint; inside a transaction of the caller's. False when none did. People may
 * write on meanwhile: a room counts as signed up to the head that was read, and rooms are marked in the order in which
 * commits lock them.
 */
export const signHeads = async (rows: RowTransaction, key: SigningKey, at: string): Promise<boolean> => {
  const last: CheckpointRow | undefined = await rows
    .selectFrom('checkpoints')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  const heads = await movedHeads(rows, last)
  if (heads.length === 0) return false
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at,
    headsJson: toJson(heads),
    publicKey: publicBytes(key.publicKey),
  }
  const hash = checkpointHash(last?.hash, row)
  await rows
    .insertInto('checkpoints')
    .values({ ...row, hash, signature: sign(null, hash, key.privateKey) })
    .execute()
  for (const { chain, seq } of heads)
    if (chain !== auditChain)
      await rows.updateTable('rooms').set({ signedHead: seq }).where('room', '=', chain).execute()
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
      await database.transact((rows) => signHeads(rows, key, new Date().toISOString()))
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
