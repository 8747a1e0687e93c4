/** Everything that a reply says, as text: what is packed is unpacked, archives within archives too, PDF read out. */
import { execFileSync } from 'node:child_process'
import { strFromU8, unzipSync } from 'fflate'
import { hasPoppler } from './convert.ts'

const begins = (bytes: Uint8Array, signature: string): boolean =>
  strFromU8(bytes.subarray(0, signature.length), true) === signature

/** A PDF is read with poppler's `pdftotext`, and left out where that is not installed. */
export const unpacked = (bytes: Uint8Array): string => {
  if (begins(bytes, 'PK\u0003\u0004'))
    return Object.entries(unzipSync(bytes))
      .map(([name, part]) => `${name}\n${unpacked(part)}`)
      .join('\n')
  if (begins(bytes, '%PDF') && !hasPoppler) return ''
  if (begins(bytes, '%PDF'))
    return execFileSync('pdftotext', ['-raw', '-', '-'], { input: bytes, maxBuffer: 50_000_000 }).toString()
  return new TextDecoder().decode(bytes)
}
