/**
 * Bytes of a plain text or Markdown file to a string.
 *
 * Only UTF-8 is read, and strictly: a wrong guess between encodings puts wrong letters into a law without anybody
 * noticing, so anything else is refused with what it seems to be and what to do about it.
 */

/** `text-empty`, `text-too-large`, `text-encoding`, `text-binary`: stable codes of what a file was refused for. */
export type TextRefusal =
  | { readonly code: 'text-empty'; readonly message: string }
  | { readonly code: 'text-too-large'; readonly message: string; readonly limit: number }
  | { readonly code: 'text-encoding'; readonly message: string; readonly looksLike?: string }
  | { readonly code: 'text-binary'; readonly message: string }

export type DecodedText =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'refused'; readonly refusal: TextRefusal }

/** 8 MiB: a constitution is about 0.2, the longest code of laws about 3. */
export const maxTextBytes = 8 * 1024 * 1024

const refused = (refusal: TextRefusal): DecodedText => ({ type: 'refused', refusal })

const startsWith = (bytes: Uint8Array, ...prefix: number[]): boolean =>
  prefix.every((byte, index) => bytes[index] === byte)

/** UTF-16 by its mark; windows-1251 when, read as such, most of the non-ASCII characters are Cyrillic letters. */
const guess = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return 'UTF-16'
  const sample = bytes.subarray(0, 65_536)
  const high = sample.filter((byte) => byte >= 0x80)
  const cyrillic = high.filter((byte) => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8)
  return high.length > 0 && cyrillic.length / high.length > 0.9 ? 'windows-1251' : undefined
}

const wrongEncoding = (bytes: Uint8Array): DecodedText => {
  const looksLike = guess(bytes)
  return refused({
    code: 'text-encoding',
    message: `The file is not UTF-8 text${looksLike ? `; it looks like ${looksLike}` : ''}. Save it as UTF-8 and upload it again.`,
    ...(looksLike && { looksLike }),
  })
}

/** Decodes a file. Line endings become `\n`, a byte order mark goes; nothing else is changed. */
export const decodeText = (bytes: Uint8Array, limit: number = maxTextBytes): DecodedText => {
  if (bytes.byteLength > limit) {
    const mebibytes = (size: number) => (size / 1024 / 1024).toFixed(1)
    return refused({
      code: 'text-too-large',
      message: `The file has ${mebibytes(bytes.byteLength)} MiB; at most ${mebibytes(limit)} MiB are read. Upload it in parts.`,
      limit,
    })
  }
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return wrongEncoding(bytes)
  // NUL is valid UTF-8 but stands in no text: Word's and PDF's own formats are full of it.
  if (bytes.includes(0)) {
    return refused({
      code: 'text-binary',
      message: 'The file is not text. Upload plain text or Markdown in UTF-8.',
    })
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return wrongEncoding(bytes)
  }
  if (text.trim() === '') {
    return refused({ code: 'text-empty', message: 'The file holds no text. Upload one that does.' })
  }
  return { type: 'text', text: text.replace(/\r\n?/g, '\n') }
}
