/** One hash over several fields, each preceded by its length, so that no two lists of fields share their bytes. */
import { hash } from 'node:crypto'

const lengthBytes = 4

/** SHA-256 over the fields; a length is four bytes, the highest first. */
export const hashOfFields = (fields: readonly (string | Uint8Array)[]): Buffer => {
  const lengths = fields.map((field) => (typeof field === 'string' ? Buffer.byteLength(field) : field.length))
  const all = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + lengthBytes + length, 0))
  let at = 0
  for (const [index, field] of fields.entries()) {
    at = all.writeUInt32BE(lengths[index]!, at)
    if (typeof field === 'string') all.write(field, at)
    else all.set(field, at)
    at += lengths[index]!
  }
  return hash('sha256', all, 'buffer')
}
