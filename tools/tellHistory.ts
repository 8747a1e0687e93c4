/** Says in lines what a check of the history found. */
import { publicKeyFrom } from '#server/store/signingKey.ts'
import type { Finding } from '#server/store/verify/finding.ts'
import type { HistoryChecked } from '#server/store/verify/history.ts'

const place = ({ where, seq }: Finding): string => (seq === undefined ? where : `${where}, row ${seq}`)

export const toldHistory = (checked: HistoryChecked): string[] => {
  const { documents, rows, trail, signatures, findings } = checked
  const keys = signatures.keys.map(
    (key) => publicKeyFrom(key).export({ format: 'pem', type: 'spki' }).toString().split('\n')[1],
  )
  return [
    `Documents: ${documents}, with ${rows} rows. Trail: ${trail} rows. Signed checkpoints: ${signatures.count}.`,
    ...keys.map((key) => `Signed with ${key}`),
    ...(signatures.last ? [`Last checkpoint: ${signatures.count}:${signatures.last}`] : []),
    ...findings.map((finding) => `BROKEN: ${place(finding)}: ${finding.what}`),
    findings.length === 0 ? 'The history is intact.' : 'The history is NOT intact.',
  ]
}
