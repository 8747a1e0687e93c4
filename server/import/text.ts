/**
 * Bytes of a text file to a string, whatever encoding it is in, or the refusal that says why not.
 *
 * UTF-8 is read strictly and any other encoding only where it is beyond doubt; which one it was is told.
 */
import type { Encoding } from '#shared/api/imports.ts'
import { findEncoding } from './encodings.ts'
import type { FileRefusal } from './refused.ts'

export type DecodedText =
  | { readonly type: 'text'; readonly text: string; readonly encoding: Encoding }
  | { readonly type: 'refused'; readonly refusal: FileRefusal }

/** 8 MiB: a constitution is about 0.2, the longest code of laws about 3. */
export const maxTextBytes = 8 * 1024 * 1024

const refused = (refusal: FileRefusal): DecodedText => ({ type: 'refused', refusal })

const tooLarge = (size: number, limit: number): DecodedText => {
  const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)
  return refused({
    code: 'text-too-large',
    message: `The file has ${mebibytes(size)} MiB; at most ${mebibytes(limit)} MiB are read. Upload it in parts.`,
    limit,
  })
}

const binary = (): DecodedText =>
  refused({
    code: 'text-binary',
    message: 'The file is not text. Upload plain text, Markdown, HTML, .docx or Akoma Ntoso.',
  })

const wrongEncoding = (looksLike: string | undefined): DecodedText =>
  refused({
    code: 'text-encoding',
    message: `The file's encoding cannot be told for sure${looksLike ? `; it looks like ${looksLike}` : ''}. Save it as UTF-8 and upload it again.`,
    ...(looksLike && { looksLike }),
  })

/** Decodes a file. Line endings become `\n`, a byte order mark goes; nothing else is changed. */
export const decodeText = (
  bytes: Uint8Array,
  limit: number = maxTextBytes,
  declared?: string,
): DecodedText => {
  if (bytes.byteLength > limit) return tooLarge(bytes.byteLength, limit)
  const found = findEncoding(bytes, declared)
  if (found.type === 'unsure')
    return bytes.includes(0) && found.looksLike === undefined ? binary() : wrongEncoding(found.looksLike)
  // NUL is valid UTF-8 but stands in no text: Word's and PDF's own formats are full of it.
  if (found.text.includes('\0')) return binary()
  const text = found.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (text.trim() === '')
    return refused({ code: 'text-empty', message: 'The file holds no text. Upload one that does.' })
  return { type: 'text', text, encoding: found.encoding }
}

/** Strict UTF-8, for what programs send. */
export const decodeUtf8 = (bytes: Uint8Array, limit: number = maxTextBytes): DecodedText => {
  const decoded = decodeText(bytes, limit)
  return decoded.type === 'text' && decoded.encoding !== 'utf-8' ? wrongEncoding(decoded.encoding) : decoded
}
