import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { cases, type Forms } from '#shared/legal/grammar/case.ts'
import { kazakh, kazakhWords } from '#shared/legal/grammar/kk.ts'

const table = resolve(import.meta.dirname, '../../../shared/KAZAKH.md')

test.skipIf(!existsSync(table))(
  'every form of the table of cases is the one that citations use (skipped without ../shared)',
  () => {
    const known = [...Object.values(kazakh), kazakhWords].flatMap((noun): Forms[] => Object.values(noun))
    const rows = readFileSync(table, 'utf8')
      .split('\n')
      .filter((line) => /^\| (?!\||-)/.test(line) && !line.includes('nominative'))
      .map((line) =>
        line
          .split('|')
          .slice(2, -1)
          .map((cell) => cell.trim()),
      )
    expect(rows.length).toBeGreaterThan(30)
    for (const row of rows) {
      const forms = known.find(({ nominative }) => nominative === row[0])
      expect(forms && cases.map((name) => forms[name]), row[0]).toEqual(row)
    }
  },
)
