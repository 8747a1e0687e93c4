/**
 * What the bench's typists write: six characters that say which update they are, so that a delivery is recognised by
 * looking for them in the bytes, whatever else a server packs into the same frame.
 */

const sign = 35 // '#'
const digits = 5

/** Characters of one marker. */
export const markerLength = 1 + digits

/** The words of update `id`. Documents hold no other `#`. */
export const markerOf = (id: number): string => `#${id.toString(36).padStart(digits, '0')}`

const digit = (byte: number): number =>
  byte >= 48 && byte <= 57 ? byte - 48 : byte >= 97 && byte <= 122 ? byte - 87 : -1

/** Calls back for every marker in some bytes. */
export const eachMarker = (bytes: Buffer, found: (id: number) => void): void => {
  for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1)) {
    if (at + digits >= bytes.length) return
    let id = 0
    for (let i = 1; i <= digits && id >= 0; i++) {
      const value = digit(bytes[at + i]!)
      id = value < 0 ? -1 : id * 36 + value
    }
    if (id >= 0) found(id)
  }
}
