import { describe, expect, it } from 'vitest'
import { asKazakh } from './cyrillic.ts'
import { decodeText, decodeUtf8 } from './text.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

const inverse = (label: string): ((text: string) => Uint8Array) => {
  const decoder = new TextDecoder(label)
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  )
  return (text) =>
    Uint8Array.from(text, (letter) => {
      const byte = bytes.get(letter)
      if (byte === undefined) throw new Error(`${label} has no ${letter}`)
      return byte
    })
}
const cp1251 = inverse('windows-1251')
const kz1048 = (text: string): Uint8Array => {
  const plain = new Map([...'ЌЋќћЎўЈҐЄЇґєјЅѕї'].map((letter) => [asKazakh(letter), letter]))
  return cp1251([...text].map((letter) => plain.get(letter) ?? letter).join(''))
}
const utf16 = (text: string, big = false): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !big)
  return bytes
}

const ru =
  'Статья 1. Права человека\nКаждый имеет право на жизнь, свободу и личную неприкосновенность («право»).'
const kk =
  '1-бап. Адамның құқықтары\nӘркімнің өмір сүруге, бостандыққа және жеке басына қол сұғылмауына құқығы бар. Ұлт, үй, һәм.'
const de =
  'Artikel 1\nDie Würde des Menschen ist unantastbar. Sie zu schützen ist Verpflichtung aller Behörden.'

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark and with any line ending', () => {
    const expected = { type: 'text', text: '1-бап\nҰсыныс ә ғ қ ң', encoding: 'utf-8' }
    expect(decodeText(utf8('1-бап\nҰсыныс ә ғ қ ң'))).toEqual(expected)
    expect(decodeText(utf8('\uFEFF1-бап\r\nҰсыныс ә ғ қ ң'))).toEqual(expected)
    expect(decodeText(utf8('1-бап\rҰсыныс ә ғ қ ң'))).toEqual(expected)
  })

  it.each([
    ['windows-1251', cp1251(ru), ru],
    ['kz-1048', kz1048(kk), kk],
    ['windows-1252', inverse('windows-1252')(de), de],
    ['utf-16le', utf16(`\uFEFF${ru}`), ru],
    ['utf-16be', utf16(`\uFEFF${kk}`, true), kk],
    ['utf-16le', utf16(kk), kk],
    ['utf-16be', utf16(de, true), de],
  ])('[IMPORT-6] finds %s by its marks or its letters', (encoding, bytes, text) => {
    expect(decodeText(bytes)).toEqual({ type: 'text', text, encoding })
  })

  it.each([
    ['KOI8-R', inverse('koi8-r')('Каждый имеет право на жизнь, свободу и личную неприкосновенность')],
    ['IBM866', inverse('ibm866')('Каждый имеет право на жизнь, свободу и личную неприкосновенность')],
    // Six letters prove nothing.
    ['windows-1251', cp1251('Статья 1')],
  ])('[IMPORT-6] refuses %s rather than guess, and names it', (looksLike, bytes) => {
    expect(decodeText(bytes)).toMatchObject({
      type: 'refused',
      refusal: { code: 'text-encoding', looksLike, message: expect.stringContaining('UTF-8') },
    })
  })

  it('[IMPORT-6] refuses eight-bit text that is neither Cyrillic nor Western', () => {
    const turkish = inverse('windows-1254')('Herkesin yaşama hakkı vardır. Kişi özgürlüğü ve güvenliği')
    const codeOf = (bytes: Uint8Array) => {
      const decoded = decodeText(bytes)
      return decoded.type === 'refused' ? decoded.refusal.code : decoded.encoding
    }
    expect(codeOf(turkish)).toBe('text-encoding')
    expect(codeOf(Uint8Array.from({ length: 400 }, (_, i) => 128 + ((i * 37) % 128)))).toBe('text-encoding')
  })

  it('refuses binary files, an empty file and a large one, each with its code', () => {
    const codeOf = (bytes: Uint8Array, limit?: number) => {
      const decoded = decodeText(bytes, limit)
      return decoded.type === 'refused' ? decoded.refusal.code : decoded.type
    }
    expect(codeOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0))).toBe('text-binary')
    expect(codeOf(utf8('PDF\0'))).toBe('text-binary')
    expect(codeOf(utf8(''))).toBe('text-empty')
    expect(codeOf(utf8(' \n\t\uFEFF'))).toBe('text-empty')
    expect(codeOf(utf8('1234'), 4)).toBe('text')
    expect(codeOf(utf8('12345'), 4)).toBe('text-too-large')
  })

  it('takes from programs nothing but UTF-8', () => {
    expect(decodeUtf8(utf8(ru))).toMatchObject({ type: 'text' })
    expect(decodeUtf8(cp1251(ru))).toMatchObject({ refusal: { code: 'text-encoding' } })
  })
})
