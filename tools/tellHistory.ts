/** Says in lines what a check of the history found. */
import { publicKeyFrom } from '#server/store/signingKey.ts'
import type { ArchiveChecked } from '#server/store/verify/archive.ts'
import type { Finding } from '#server/store/verify/finding.ts'
import type { HistoryChecked } from '#server/store/verify/history.ts'

const place = ({ where, seq }: Finding): string => (seq === undefined ? where : `${where}, row ${seq}`)

const verdict = (findings: readonly Finding[]): string[] => [
  ...findings.map((finding) => `BROKEN: ${place(finding)}: ${finding.what}`),
  findings.length === 0 ? 'The history is intact.' : 'The history is NOT intact.',
]

export const toldHistory = (checked: HistoryChecked): string[] => {
  const { documents, rows, trail, signatures, findings } = checked
  const keys = signatures.keys.map(
    (key) => publicKeyFrom(key).export({ format: 'pem', type: 'spki' }).toString().split('\n')[1],
  )
  return [
    `Documents: ${documents}, with ${rows} rows. Trail: ${trail} rows. Signed checkpoints: ${signatures.count}.`,
    ...keys.map((key) => `Signed with ${key}`),
    ...(signatures.last ? [`Last checkpoint: ${signatures.count}:${signatures.last}`] : []),
    ...verdict(findings),
  ]
}

export const toldArchive = ({ documents, rows, withheld, findings }: ArchiveChecked): string[] => [
  `Documents: ${documents}, with ${rows} rows, of which ${withheld} are there with their hash only.`,
  ...verdict(findings),
]
