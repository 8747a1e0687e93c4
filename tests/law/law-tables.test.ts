/** The grammar tables for lawyers are those of the code, whole, and nothing in them is missing or twice. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lawTables } from '../../tools/law/tables.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'law')

test('[LAW-19] docs/law is what the code says (else: npm run law-tables)', () => {
  const tables = lawTables()
  expect(readdirSync(folder).sort()).toEqual(Object.keys(tables).sort())
  for (const [name, content] of Object.entries(tables))
    expect(readFileSync(join(folder, name), 'utf8'), name).toBe(content)
})

test('[LAW-19] no form is missing in any table', () => {
  for (const [name, content] of Object.entries(lawTables())) {
    expect(content, name).not.toMatch(/undefined|NaN/)
    const rows = content.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    if (name === 'README.md') continue
    expect(rows.length, name).toBeGreaterThan(10)
    const inner = rows.filter((line) => !line.startsWith('|  |') && name !== 'kinds.md')
    for (const line of inner)
      expect(
        line
          .split('|')
          .slice(2, -1)
          .every((cell) => cell.trim() !== ''),
        line,
      ).toBe(true)
  }
})
