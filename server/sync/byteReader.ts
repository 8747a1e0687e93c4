/**
 * Reads the primitive values of lib0's encoding, in which Yjs writes updates, exactly as far as lib0 takes them for valid.
 *
 * Any bytes may be given. Reading past their end, or what lib0 would not read, throws `MalformedBytes`; each read moves on
 * by at least a byte, so that no count in the bytes can make a reader run longer than the bytes are.
 */

export class MalformedBytes extends Error {
  override readonly name = 'MalformedBytes'
}

/** How deeply values may lie in one another. */
const deepest = 64

const undecoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export class ByteReader {
  readonly bytes: Uint8Array
  at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  byte(): number {
    if (this.at >= this.bytes.length) throw new MalformedBytes('The bytes end too early')
    return this.bytes[this.at++]!
  }

  /** An unsigned integer, seven bits a byte, the lowest first. */
  uint(): number {
    const { bytes } = this
    const end = bytes.length
    let value = 0
    let factor = 1
    while (this.at < end) {
      const byte = bytes[this.at++]!
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 128
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedBytes('A number is too large')
    }
    throw new MalformedBytes('The bytes end too early')
  }

  skip(length: number): void {
    if (length > this.bytes.length - this.at) throw new MalformedBytes('The bytes end too early')
    this.at += length
  }

  string(): string {
    const length = this.uint()
    const from = this.at
    this.skip(length)
    try {
      return undecoded.decode(this.bytes.subarray(from, this.at))
    } catch {
      throw new MalformedBytes('A text is no UTF-8')
    }
  }

  /** Reads past a string; answers its length in UTF-16 units. */
  skipString(): number {
    const length = this.uint()
    const from = this.at
    this.skip(length)
    const { bytes, at } = this
    for (let i = from; i < at; i++) if (bytes[i]! >= 0x80) return utf16Length(bytes, i, at) + i - from
    return length
  }

  json(): unknown {
    try {
      return JSON.parse(this.string())
    } catch {
      throw new MalformedBytes('A value is no JSON')
    }
  }

  /** Reads past one of lib0's `any` values; answers it where it is a string. */
  any(depth = 0): string | undefined {
    if (depth > deepest) throw new MalformedBytes('Values lie too deep in one another')
    switch (this.byte()) {
      case 127:
      case 126:
      case 121:
      case 120:
        return undefined
      case 125:
        this.#int()
        return undefined
      case 124:
        this.skip(4)
        return undefined
      case 123:
      case 122:
        this.skip(8)
        return undefined
      case 119:
        return this.string()
      case 118:
        for (let left = this.uint(); left > 0; left--) {
          this.string()
          this.any(depth + 1)
        }
        return undefined
      case 117:
        for (let left = this.uint(); left > 0; left--) this.any(depth + 1)
        return undefined
      case 116:
        this.skip(this.uint())
        return undefined
      default:
        throw new MalformedBytes('A value is of an unknown sort')
    }
  }

  #int(): void {
    const first = this.byte()
    if (first < 0x80) return
    let value = first & 0x3f
    let factor = 64
    for (;;) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return
      factor *= 128
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedBytes('A number is too large')
    }
  }
}

/** UTF-16 units of the UTF-8 between two places; throws where it is not well-formed (Unicode 17, table 3-7). */
const utf16Length = (bytes: Uint8Array, from: number, to: number): number => {
  let units = 0
  let i = from
  const isTail = (at: number, least: number, most: number): boolean =>
    at < to && bytes[at]! >= least && bytes[at]! <= most
  while (i < to) {
    const lead = bytes[i]!
    units += 1
    if (lead < 0x80) i += 1
    else if (lead >= 0xc2 && lead <= 0xdf && isTail(i + 1, 0x80, 0xbf)) i += 2
    else if (lead >= 0xe0 && lead <= 0xef) {
      const least = lead === 0xe0 ? 0xa0 : 0x80
      const most = lead === 0xed ? 0x9f : 0xbf
      if (!isTail(i + 1, least, most) || !isTail(i + 2, 0x80, 0xbf))
        throw new MalformedBytes('A text is no UTF-8')
      i += 3
    } else if (lead >= 0xf0 && lead <= 0xf4) {
      const least = lead === 0xf0 ? 0x90 : 0x80
      const most = lead === 0xf4 ? 0x8f : 0xbf
      if (!isTail(i + 1, least, most) || !isTail(i + 2, 0x80, 0xbf) || !isTail(i + 3, 0x80, 0xbf))
        throw new MalformedBytes('A text is no UTF-8')
      i += 4
      units += 1
    } else throw new MalformedBytes('A text is no UTF-8')
  }
  return units
}
