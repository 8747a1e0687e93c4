/** Word files with their changes followed: what stood before and what stands after are what Word rejects and accepts to. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { followDocx } from '#server/import/docx/follow.ts'
import { readDocx } from '#server/import/docx/read.ts'
import { pairsOf } from '#server/import/redline/pairs.ts'
import { words } from './texts.ts'

const root = new URL('../../../shared/data/', import.meta.url)
const listed = new URL('docx/expected.json', root)
const files = existsSync(listed)
  ? Object.keys(JSON.parse(readFileSync(listed, 'utf8')) as Record<string, unknown>)
  : []

describe.skipIf(files.length === 0)('real files (skipped where ../shared/data is absent)', () => {
  it.each(files)('[IMPORT-11] follows the changes of %s', (file) => {
    const bytes = new Uint8Array(readFileSync(new URL(file, root)))
    const pairs = pairsOf(followDocx(bytes).lines)
    const read = (mode: 'accept' | 'reject') =>
      words(
        readDocx(bytes, mode)
          .blocks.map(({ text }) => text)
          .join('\n'),
      )
    const told = (side: 'before' | 'after') => words(pairs.map((pair) => pair[side] ?? '').join('\n'))
    expect(told('before')).toEqual(read('reject'))
    expect(told('after')).toEqual(read('accept'))
  })
})
