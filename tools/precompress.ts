/**
 * Compresses what the build made, once and as well as can be, so that the server sends it as it lies there: a first page over
 * a bad line is mostly scripts.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const zipped = promisify(gzip)

const compressible = /\.(?:js|css|html|svg|json|wasm)$/

/** Less than this fits one packet either way, in bytes. */
const least = 1024

const compress = async (path: string): Promise<void> => {
  const bytes = await readFile(path)
  if (bytes.length < least) return
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  await writeFile(`${path}.br`, await brotli(bytes, { params }))
  await writeFile(`${path}.gz`, await zipped(bytes, { level: constants.Z_BEST_COMPRESSION }))
}

export const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    async handler({ dir = '' }, bundle) {
      const files = Object.keys(bundle).filter((file) => compressible.test(file))
      await Promise.all(files.map((file) => compress(join(dir, file))))
    },
  },
})
