/** The content of a struct in an update: read past, with no more looked at than what sort of content it is. */
import { blockName } from '#shared/document/format.ts'
import { ByteReader, MalformedBytes } from './byteReader.ts'
import { isAttributeValue, isFormat, type Sort, sorts } from './places.ts'

/** The bits of a struct's info byte that say which content follows. */
export const contentMask = 0x1f

/** Types by their reference numbers; only two of them are let in, two others carry a name. */
const xmlElement = 3
const xmlHook = 5
const xmlText = 6

export class UpdateReader extends ByteReader {
  /** Of the content read last. */
  sort: Sort = sorts.other
}

/** Reads past the content of an item; answers its length in clocks, and leaves its sort in the reader. */
export const readContent = (reader: UpdateReader, info: number): number => {
  reader.sort = sorts.other
  switch (info & contentMask) {
    case 1:
      reader.sort = sorts.tombstone
      return reader.uint()
    case 2: {
      const length = reader.uint()
      for (let left = length; left > 0; left--) {
        const text = reader.string()
        if (text !== 'undefined') jsonOrThrow(text)
      }
      return length
    }
    case 3:
      reader.skip(reader.uint())
      return 1
    case 4:
      reader.sort = sorts.string
      return reader.skipString()
    case 5:
      reader.json()
      return 1
    case 6: {
      const key = reader.string()
      if (isFormat(key, reader.json())) reader.sort = sorts.format
      return 1
    }
    case 7:
      reader.sort = readType(reader)
      return 1
    case 8: {
      const length = reader.uint()
      let isAttribute = true
      for (let left = length; left > 0; left--) if (!isAttributeValue(reader.any())) isAttribute = false
      if (isAttribute) reader.sort = sorts.attribute
      return length
    }
    case 9:
      reader.string()
      reader.any()
      return 1
    default:
      throw new MalformedBytes('A content is of an unknown sort')
  }
}

const jsonOrThrow = (text: string): void => {
  try {
    JSON.parse(text)
  } catch {
    throw new MalformedBytes('A value is no JSON')
  }
}

const readType = (reader: ByteReader): Sort => {
  const type = reader.uint()
  if (type > xmlText) throw new MalformedBytes('A type is unknown')
  if (type === xmlElement) return reader.string() === blockName ? sorts.block : sorts.other
  if (type === xmlHook) reader.string()
  return type === xmlText ? sorts.text : sorts.other
}
