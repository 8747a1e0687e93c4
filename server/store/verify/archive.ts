/**
 * Checks the history in an archive of a proposal, which needs no server and no database: every document's log is walked from its
 * first row to the head that the archive names.
 */
import { strFromU8, unzipSync } from 'fflate'
import { chainHash, firstHash } from '../chain.ts'
import type { Finding } from './finding.ts'
import { NotVerifiable } from './history.ts'

export interface ArchiveChecked {
  readonly documents: number
  readonly rows: number
  /** Rows typed while a suggestion was private: only their hashes are in the archive. */
  readonly withheld: number
  readonly findings: readonly Finding[]
}

interface ArchivedRow {
  readonly seq: number
  readonly epoch: number
  readonly author: string
  readonly at: string
  readonly update?: string
  readonly withheld?: true
  readonly hash: string
}

type Heads = Readonly<Record<string, { readonly rows: number; readonly hash: string }>>

const followed = (room: string, rows: readonly ArchivedRow[], head: Heads[string]): Finding | undefined => {
  let previous: Uint8Array = firstHash
  for (const [at, row] of rows.entries()) {
    const bad = (what: string): Finding => ({ where: room, seq: row.seq, what })
    if (row.seq !== at + 1) return bad('it is not the row that follows')
    const hash = Buffer.from(row.hash, 'hex')
    if (!row.withheld) {
      const update = Buffer.from(row.update ?? '', 'base64')
      if (!chainHash(previous, { ...row, room, update }).equals(hash))
        return bad('its hash does not follow from it')
    }
    previous = hash
  }
  if (rows.length !== head.rows || !Buffer.from(previous).equals(Buffer.from(head.hash, 'hex')))
    return {
      where: room,
      seq: rows.length + 1,
      what: 'the log does not end with the head that the archive names',
    }
  return undefined
}

const nameOf = (room: string): string => `history/rooms/${room.replace('/', '-')}.ndjson`

/** Throws `NotVerifiable` when the bytes are no archive with a history. */
export const checkArchive = (bytes: Uint8Array): ArchiveChecked => {
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, { filter: ({ name }) => name.startsWith('history/') })
  } catch {
    throw new NotVerifiable('The file is no ZIP archive, or it is damaged. Export it again.')
  }
  const listed = files['history/heads.json']
  if (!listed)
    throw new NotVerifiable(
      'The archive holds no history: whoever exported it may not read it. A member can.',
    )
  const heads = JSON.parse(strFromU8(listed)) as Heads
  const findings: Finding[] = []
  let rows = 0
  let withheld = 0
  for (const [room, head] of Object.entries(heads)) {
    const file = files[nameOf(room)]
    const log = (file ? strFromU8(file).split('\n').filter(Boolean) : []).map(
      (line) => JSON.parse(line) as ArchivedRow,
    )
    const finding = followed(room, log, head)
    if (finding) findings.push(finding)
    rows += log.length
    withheld += log.filter((row) => row.withheld).length
  }
  const known = new Set(Object.keys(heads).map(nameOf))
  for (const name of Object.keys(files))
    if (name.startsWith('history/rooms/') && !known.has(name))
      findings.push({ where: name, what: 'no head is named for this log' })
  return { documents: Object.keys(heads).length, rows, withheld, findings }
}
