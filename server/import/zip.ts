/**
 * Named parts of an archive, within limits. Nothing is written anywhere, so names of parts are only ever compared; sizes
 * are judged by what the archive declares, and inflating stops at what was declared.
 */
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { broken, tooComplex, Unreadable } from './refused.ts'

const mostEntries = 5000
/** One part, and all that is read together, in bytes as inflated. */
const largestPart = 60_000_000
const largestWhole = 100_000_000
/** Markup deflates to a tenth, rarely to a hundredth; only what is large enough to hurt is judged. */
const highestRatio = 300
const ratioFrom = 5_000_000

export interface Archive {
  readonly names: readonly string[]
  /** The text of a part in UTF-8 or UTF-16; `undefined` where there is none of this name. */
  text(name: string): string | undefined
}

/** Whether bytes open like a ZIP archive. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

const judge = ({ name, size, originalSize, compression }: UnzipFileInfo): void => {
  if (originalSize > largestPart)
    throw tooComplex(`The part ${name} holds ${originalSize} bytes; at most ${largestPart} are read.`)
  if (originalSize > ratioFrom && originalSize / Math.max(1, size) > highestRatio)
    throw tooComplex(`The part ${name} inflates ${Math.round(originalSize / Math.max(1, size))}-fold.`)
  if (compression !== 0 && compression !== 8)
    throw broken(`The part ${name} is packed in a way that is not read. Save the file again in its program.`)
}

const decoded = (bytes: Uint8Array): string => {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe
  const big = bytes[0] === 0xfe && bytes[1] === 0xff
  const label = little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    throw broken('A part of the file is not text in UTF-8. Save the file again in its program.')
  }
}

const unzipped = (
  bytes: Uint8Array,
  filter: (file: UnzipFileInfo) => boolean,
): Record<string, Uint8Array> => {
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw broken('The archive is damaged. Save the file again in its program.')
  }
}

/** Looks into an archive without inflating anything yet. Throws `Unreadable`. */
export const openZip = (bytes: Uint8Array): Archive => {
  const names = new Set<string>()
  let entries = 0
  unzipped(bytes, ({ name }) => {
    if (++entries > mostEntries) throw tooComplex(`The archive has more than ${mostEntries} parts.`)
    if (names.has(name)) throw broken(`The archive holds two parts named ${name.slice(0, 100)}.`)
    names.add(name)
    return false
  })
  let whole = 0
  return {
    names: [...names],
    text(name) {
      if (!names.has(name)) return undefined
      const parts = unzipped(bytes, (file) => {
        if (file.name !== name) return false
        judge(file)
        whole += file.originalSize
        if (whole > largestWhole) throw tooComplex(`The file holds more than ${largestWhole} bytes of text.`)
        return true
      })
      const part = Object.getOwnPropertyDescriptor(parts, name)?.value as Uint8Array | undefined
      return part && decoded(part)
    },
  }
}
