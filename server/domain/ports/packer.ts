/** Who packs many files into one. */

export interface PackedFile {
  /** Its path in the archive: ASCII, `/` between folders. */
  readonly name: string
  readonly body: string | Uint8Array
}

/** Files are asked for one by one, as the reader of the stream comes to them; a fault of theirs breaks the stream off. */
export type Packer = (files: AsyncIterable<PackedFile>) => ReadableStream<Uint8Array<ArrayBuffer>>
