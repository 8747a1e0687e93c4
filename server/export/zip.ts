/** Many files as one ZIP archive, written while they are made: no more than one of them is in memory. */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

interface PackedFile {
  readonly name: string
  readonly body: string | Uint8Array
}

/** Packed already: packing again takes time and saves nothing. */
const packed = /\.(?:docx|xlsx|pdf)$/

export const zipped = (files: AsyncIterable<PackedFile>): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const iterator = files[Symbol.asyncIterator]()
  let zip: Zip
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        zip = new Zip((error, chunk, final) => {
          if (error) return controller.error(error)
          if (chunk.length > 0) controller.enqueue(new Uint8Array(chunk))
          if (final) controller.close()
        })
      },
      async pull() {
        const { done, value } = await iterator.next()
        if (done) return zip.end()
        const file = packed.test(value.name) ? new ZipPassThrough(value.name) : new ZipDeflate(value.name)
        zip.add(file)
        file.push(typeof value.body === 'string' ? new TextEncoder().encode(value.body) : value.body, true)
      },
      async cancel() {
        zip.terminate()
        await iterator.return?.()
      },
    },
    { highWaterMark: 1 },
  )
}
