/**
 * `npm run verify-history -- [--data DIR | --file FILE] [--key FILE] [--checkpoint N:HASH]`: checks every document's log, the trail and the
 * signed checkpoints, of a data folder or of a backup, and ends with 1 when anything is wrong. `--archive FILE.zip` checks the
 * logs in an exported archive of a proposal instead.
 */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { publicBytes, publicKeyIn } from '#server/store/signingKey.ts'
import { checkArchive } from '#server/store/verify/archive.ts'
import { checkHistory, type HistoryChecked } from '#server/store/verify/history.ts'
import { checkpointAt } from '#server/store/verify/signatures.ts'
import { command, databaseIn, dataFolder, Misused, optionsOf, say } from './command.ts'
import { toldArchive, toldHistory } from './tellHistory.ts'

const usage =
  'npm run verify-history -- [--data DIR | --file FILE] [--key PUBLIC_KEY_FILE]... [--checkpoint N:HASH] | --archive FILE.zip'

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

await command(() => {
  const { data, file, key, checkpoint, archive } = optionsOf(
    ['data', 'file', 'key', 'checkpoint', 'archive'],
    usage,
  )
  if (archive !== undefined) return archiveAt(archive)
  if (data !== undefined && file !== undefined)
    throw new Misused(`Give --data or --file, not both.\nUsage: ${usage}`)
  const folder = dataFolder(data)
  const path = file ?? databaseIn(folder)
  const keys = key?.split('\n').map((name) => createPublicKey(readFileSync(name)))
  const own = file === undefined ? publicKeyIn(folder) : undefined
  const checked = signedBy(own, compared(checkHistory(path, keys), path, checkpoint))
  for (const line of toldHistory(checked)) say(line)
  if (own)
    say(`This folder signs with ${own.export({ format: 'pem', type: 'spki' }).toString().split('\n')[1]}`)
  if (checked.findings.length > 0) process.exitCode = 1
})
