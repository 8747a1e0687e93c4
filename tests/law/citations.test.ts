import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cite } from '#shared/legal/citation.ts'
import { parse } from '#shared/legal/parse.ts'
import type { PlainUnit } from '#shared/legal/unit.ts'

const data = resolve(import.meta.dirname, '../../../shared/data')

const texts = [
  ['kz/kz-2026-constitution.excerpt.ru.md', 'ru', 'markdown', 'kz'],
  ['kz/kz-2026-constitution.excerpt.kk.md', 'kk', 'markdown', 'kz'],
  ['kz/kz-1995-constitution.en.txt', 'en', 'text', 'kz'],
  ['by/by-2004-constitution.ru.txt', 'ru', 'text', 'kz'],
  ['ru/ru-1993-constitution-2020ed.ru.txt', 'ru', 'text', 'ru'],
] as const

describe.skipIf(!existsSync(data))('real texts (skipped without ../shared)', () => {
  test.each(texts)(
    '[LAW-13] every unit of %s has a citation of its own; an only part shares its holder’s',
    (file, lang, format, naming) => {
      const { units } = parse(readFileSync(resolve(data, file), 'utf8'), { lang, format })
      const cited = new Map<string, string>()
      const shared: string[] = []
      const look = (siblings: readonly PlainUnit[], holder?: PlainUnit) => {
        for (const unit of siblings) {
          const citation = cite(units, unit.eId, lang, naming)
          const other = cited.get(citation)
          if (other === undefined) cited.set(citation, unit.eId)
          else if (other !== holder?.eId || holder.children.length !== 1)
            shared.push(`${citation}: ${other}, ${unit.eId}`)
          look(unit.children, unit)
        }
      }
      look(units)
      expect(cited.size).toBeGreaterThan(100)
      expect(shared).toEqual([])
    },
  )
})
