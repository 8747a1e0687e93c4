import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { comparison } from '#tests/support/export-models.ts'
import { columnsOf, readTemplate } from './columns.ts'
import { comparisonPage } from './comparison.ts'
import { toMarkdown } from './markdown.ts'
import { templateFile, templateIn } from './templates.ts'

const faults = (value: unknown) => {
  const read = readTemplate(typeof value === 'string' ? value : JSON.stringify(value))
  return read.type === 'refused' ? read.message : 'accepted'
}

describe('column template', () => {
  it('sets which columns there are, their order, headings and widths', () => {
    const read = readTemplate(
      JSON.stringify({
        columns: [
          { content: 'proposed', width: 60, heading: { ru: 'Новая редакция' } },
          { content: 'current', width: 20 },
          { content: 'author', width: 20, heading: { ru: 'Автор' } },
        ],
      }),
    )
    if (read.type === 'refused') throw new Error(read.message)
    const ru = columnsOf(read.template, 'ru', comparison.columns.ru!)
    expect(ru.map(({ heading, width }) => [heading, width])).toEqual([
      ['Новая редакция', 60],
      ['Редакция проекта', 20],
      ['Автор', 20],
    ])
    const markdown = toMarkdown(comparisonPage({ ...comparison, columns: { ru } }, ['ru']))
    expect(markdown.split('\n').find((line) => line.startsWith('|'))).toBe(
      '| Новая редакция | Редакция проекта | Автор |',
    )
    expect(markdown).not.toContain('учтено')
  })

  it('is refused with the place of every fault', () => {
    const two = [
      { content: 'current', width: 1 },
      { content: 'proposed', width: 1 },
    ]
    expect(faults({ columns: two })).toBe('accepted')
    expect(faults('{')).toMatch(/not JSON/)
    expect(faults({ columns: [] })).toMatch(/columns: /)
    expect(faults({ columns: [...two, { content: 'secret', width: 1 }] })).toMatch(/columns\.2\.content/)
    expect(faults({ columns: [two[0], { ...two[1], width: 0 }] })).toMatch(/columns\.1\.width/)
    expect(faults({ columns: [two[0], { ...two[1], heading: { ru: ' ' } }] })).toMatch(
      /columns\.1\.heading\.ru/,
    )
    expect(faults({ columns: [...two, two[0]] })).toMatch(/stands twice/)
    expect(faults({ columns: two, colour: 'red' })).toMatch(/colour/)
  })

  it('lies in the data folder; none is no fault, an unusable one stops the start with its name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'usynys-columns-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    expect(templateIn(folder)).toBeUndefined()
    writeFileSync(join(folder, templateFile), '{"columns": []}')
    expect(() => templateIn(folder)).toThrow(/comparison-columns\.json: .*columns: /)
  })
})
