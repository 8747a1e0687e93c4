import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeText } from './text.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark and with any line ending', () => {
    const expected = { type: 'text', text: '1-бап\nҰсыныс ә ғ қ ң' }
    expect(decodeText(utf8('1-бап\nҰсыныс ә ғ қ ң'))).toEqual(expected)
    expect(decodeText(utf8('\uFEFF1-бап\r\nҰсыныс ә ғ қ ң'))).toEqual(expected)
    expect(decodeText(utf8('1-бап\rҰсыныс ә ғ қ ң'))).toEqual(expected)
  })

  it('refuses windows-1251 and names it', () => {
    // «Статья 1» in windows-1251.
    const bytes = Uint8Array.of(0xd1, 0xf2, 0xe0, 0xf2, 0xfc, 0xff, 0x20, 0x31)
    expect(decodeText(bytes)).toMatchObject({
      type: 'refused',
      refusal: {
        code: 'text-encoding',
        looksLike: 'windows-1251',
        message: expect.stringContaining('UTF-8'),
      },
    })
  })

  it('refuses UTF-16, binary files, an empty file and a large one, each with its code', () => {
    const codeOf = (bytes: Uint8Array, limit?: number) => {
      const decoded = decodeText(bytes, limit)
      return decoded.type === 'refused' ? decoded.refusal.code : decoded.type
    }
    expect(codeOf(Uint8Array.of(0xff, 0xfe, 0x21, 0x04))).toBe('text-encoding')
    expect(codeOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0))).toBe('text-binary')
    expect(codeOf(utf8(''))).toBe('text-empty')
    expect(codeOf(utf8(' \n\t\uFEFF'))).toBe('text-empty')
    expect(codeOf(utf8('1234'), 4)).toBe('text')
    expect(codeOf(utf8('12345'), 4)).toBe('text-too-large')
  })

  const real = new URL('../../../shared/data/kg/kg-law-registration.ru.windows-1251.txt', import.meta.url)
  it.skipIf(!existsSync(real))('refuses a real law in windows-1251 (skipped without ../shared)', () => {
    expect(decodeText(readFileSync(real))).toMatchObject({ refusal: { looksLike: 'windows-1251' } })
  })
})
