/**
 * Every text whose structure somebody checked by eye, read from its own file by the import: encoding, HTML, Word and all.
 * No file is named here: what lies beside the repository is what is tested, and tests/README.md says how much that is.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readText } from '#server/import/read.ts'
import { flatten } from '#shared/legal/tree.ts'
import type { PlainUnit } from '#shared/legal/unit.ts'
import { articlesOf, textsAreHere } from './texts.ts'

const data = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const readme = join(import.meta.dirname, '..', 'README.md')

interface Expected {
  readonly counts?: Readonly<Record<string, number>>
  readonly article_numbers?: readonly string[]
  readonly numbers?: readonly string[]
  readonly articles?: readonly { readonly num: string }[]
}

const threeLetters: Readonly<Record<string, string>> = { eng: 'en', kaz: 'kk', rus: 'ru' }
const langOf = (file: string): string => {
  const [, lang = ''] = /\.(\w{2,3})\.(?:windows-1251\.)?\w+$/.exec(file) ?? []
  return threeLetters[lang] ?? lang
}

const texts = textsAreHere
  ? globSync('**/*.expected.json', { cwd: data })
      .map((name) => ({ file: name.replace(/\.expected\.json$/, ''), expected: name }))
      .filter(({ file }) => globSync(file, { cwd: data }).length > 0)
      .flatMap(({ file, expected }) => [
        { file, expected },
        // The same text as a Word file has the structure of the text.
        ...globSync(file.replace(/\.txt$/, '.docx'), { cwd: data })
          .filter((docx) => docx !== file)
          .map((docx) => ({ file: docx, expected })),
      ])
      .sort((a, b) => (a.file < b.file ? -1 : 1))
  : []

const read = (file: string): readonly PlainUnit[] => {
  const content = readFileSync(join(data, file))
  const outcome = readText({
    content,
    lang: langOf(file),
    // The name says Markdown; HTML and Word speak for themselves.
    format: file.endsWith('.md') ? 'markdown' : 'text',
    changes: 'accept',
    limit: 20_000_000,
  })
  if (outcome.type !== 'read') throw new Error(`${file} is not read: ${JSON.stringify(outcome)}`)
  return outcome.text.units
}

const counted = (units: readonly PlainUnit[], kind: string): number =>
  flatten(units).filter((unit) => unit.kind === kind).length

let units = 0
const langs = new Set<string>()

describe.skipIf(!textsAreHere)('all texts (skipped where ../shared/data is absent)', () => {
  test.each(texts)('[PARSE-2] $file', ({ file, expected }) => {
    const wanted = JSON.parse(readFileSync(join(data, expected), 'utf8')) as Expected
    const found = read(file)
    const numbers = wanted.article_numbers ?? wanted.numbers ?? wanted.articles?.map(({ num }) => num)
    expect(numbers?.length).toBeGreaterThan(5)
    expect(articlesOf(found).map(({ num }) => num)).toEqual(numbers)
    for (const kind of ['section', 'chapter', 'title'])
      if (wanted.counts?.[kind] !== undefined) expect(counted(found, kind), kind).toBe(wanted.counts[kind])
    const eIds = flatten(found).map(({ eId }) => eId)
    expect(new Set(eIds).size).toBe(eIds.length)
    units += eIds.length
    langs.add(langOf(file))
  })

  afterAll(() => {
    if (texts.length === 0) return
    const told = `${texts.length} files, ${units.toLocaleString('en')} units, ${langs.size} languages`
    expect(readFileSync(readme, 'utf8'), `tests/README.md should say: ${told}`).toContain(told)
  })
})
