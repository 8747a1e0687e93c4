/** One hash over several fields, each preceded by its length, so that no two lists of fields share their bytes. */
import { hash } from 'node:crypto'

const prefixed = (value: string | Uint8Array): Buffer => {
  const bytes = typeof value === 'string' ? Buffer.from(value) : value
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** SHA-256 over the fields; a length is four bytes, the highest first. */
export const hashOfFields = (fields: readonly (string | Uint8Array)[]): Buffer =>
  hash('sha256', Buffer.concat(fields.map(prefixed)), 'buffer')
