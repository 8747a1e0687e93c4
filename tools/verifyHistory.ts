/**
 * `npm run verify-history -- [--data DIR | --file FILE | --database URL] [--key FILE] [--checkpoint N:HASH]`: checks every document's log, the trail and the
 * signed checkpoints, of a data folder or of a backup, and ends with 1 when anything is wrong. `--archive FILE.zip` checks the
 * logs in an exported archive of a proposal instead.
 */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { archive } from '#server/store/backup.ts'
import { publicBytes, publicKeyIn } from '#server/store/signingKey.ts'
import { checkArchive } from '#server/store/verify/archive.ts'
import { checkHistory, type HistoryChecked } from '#server/store/verify/history.ts'
import { checkpointAt } from '#server/store/verify/signatures.ts'
import {
  command,
  databaseIn,
  databaseUrl,
  dataFolder,
  Misused,
  onPostgres,
  optionsOf,
  say,
} from './command.ts'
import { toldArchive, toldHistory } from './tellHistory.ts'

const usage =
  'npm run verify-history -- [--data DIR | --file FILE | --database postgres://…] [--key PUBLIC_KEY_FILE]... [--checkpoint N:HASH] | --archive FILE.zip'

/** Nothing that was signed may be missing from the end: compare with a checkpoint noted elsewhere. */
const compared = (checked: HistoryChecked, path: string, noted: string | undefined): HistoryChecked => {
  if (noted === undefined) return checked
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(noted) ?? []
  if (!seq) throw new Misused(`--checkpoint is what an earlier check printed, like 12:9f…\nUsage: ${usage}`)
  if (checkpointAt(path, Number(seq)) === hash) return checked
  const finding = { where: 'checkpoints', seq: Number(seq), what: 'it is not the checkpoint that was noted' }
  return { ...checked, findings: [...checked.findings, finding] }
}

/** The newest checkpoint of a data folder is signed with the folder's own key. */
const signedBy = (own: KeyObject | undefined, checked: HistoryChecked): HistoryChecked => {
  const { count, newestKey } = checked.signatures
  if (!own || !newestKey || newestKey.equals(publicBytes(own))) return checked
  const finding = { where: 'checkpoints', seq: count, what: 'it is not signed with the key of this folder' }
  return { ...checked, findings: [...checked.findings, finding] }
}

const archiveAt = (path: string): void => {
  const checked = checkArchive(readFileSync(path))
  for (const line of toldArchive(checked)) say(line)
  if (checked.findings.length > 0) process.exitCode = 1
}

/** Runs `check` on the file that is meant; a PostgreSQL database is read, as of one moment, into a file for it. */
const onFile = async (
  url: string | undefined,
  path: string,
  check: (path: string) => HistoryChecked,
): Promise<HistoryChecked> => {
  if (url === undefined) return check(path)
  const folder = mkdtempSync(join(tmpdir(), 'usynys-check-'))
  try {
    const copy = join(folder, 'copy.db')
    await onPostgres(url, (from) => archive(from, copy))
    return check(copy)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

await command(async () => {
  const options = optionsOf(['data', 'file', 'database', 'key', 'checkpoint', 'archive'], usage)
  const { data, file, database, key, checkpoint } = options
  if (options.archive !== undefined) return archiveAt(options.archive)
  if (file !== undefined && (data ?? database) !== undefined)
    throw new Misused(`Give --file, or --data, or --database.\nUsage: ${usage}`)
  const folder = dataFolder(data)
  const url = file === undefined ? databaseUrl(database, data) : undefined
  const keys = key?.split('\n').map((name) => createPublicKey(readFileSync(name)))
  const own = file === undefined ? publicKeyIn(folder) : undefined
  const checked = await onFile(url, file ?? databaseIn(folder), (path) =>
    signedBy(own, compared(checkHistory(path, keys), path, checkpoint)),
  )
  for (const line of toldHistory(checked)) say(line)
  if (own)
    say(`This folder signs with ${own.export({ format: 'pem', type: 'spki' }).toString().split('\n')[1]}`)
  if (checked.findings.length > 0) process.exitCode = 1
})
