/** Every promise in docs/SPEC.md is quoted by a test, and what tests quote is promised there. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const idsIn = (text: string): Set<string> => new Set(text.match(/\[[A-Z]+-\d+\]/g) ?? [])

const promised = idsIn(readFileSync(join(root, 'docs', 'SPEC.md'), 'utf8'))
const quoted = idsIn(
  globSync(['{shared,server,client,tests,tools}/**/*.test.{ts,tsx}', 'tests/contracts/*.ts'], { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n'),
)

test('every promise has a test that quotes it', () => {
  expect(promised.size).toBeGreaterThan(20)
  expect([...promised].filter((id) => !quoted.has(id))).toEqual([])
})

test('every id that a test quotes is promised', () => {
  expect([...quoted].filter((id) => !promised.has(id))).toEqual([])
})
