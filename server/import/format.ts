/** What a file is: by its first bytes where these speak, else by the ending of its name. */
import { isZip } from './zip.ts'

export type ReadableFormat = 'text' | 'markdown' | 'html' | 'docx' | 'akn'
/** What is recognised only to be refused by its name. */
export type OtherFormat = 'pdf' | 'doc' | 'rtf'

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte)

/** The beginning as Latin letters, whichever encoding it is in: NULs of UTF-16 fall out. */
const beginning = (bytes: Uint8Array): string =>
  new TextDecoder('windows-1252')
    .decode(bytes.subarray(0, 4000))
    .replace(/\0/g, '')
    .replace(/^[^<%{]{0,4}/, '')
    .trimStart()

const byBytes = (bytes: Uint8Array): ReadableFormat | OtherFormat | undefined => {
  if (isZip(bytes)) return 'docx'
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'doc'
  const words = beginning(bytes)
  if (words.startsWith('%PDF')) return 'pdf'
  if (words.startsWith('{\\rtf')) return 'rtf'
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:\w+:)?akomaNtoso[\s>]/.test(words)) return 'akn'
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)[\s>]/i.test(words)
  )
    return 'html'
  return undefined
}

export const formatOf = (bytes: Uint8Array, named: ReadableFormat): ReadableFormat | OtherFormat =>
  byBytes(bytes) ?? named
