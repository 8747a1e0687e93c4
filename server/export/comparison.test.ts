import { describe, expect, it } from 'vitest'
import { openDocx } from '#tests/support/docx.ts'
import { comparison } from '#tests/support/export-models.ts'
import { comparisonPage } from './comparison.ts'
import { toDocx } from './docx.ts'
import { toHtml } from './html.ts'
import { toMarkdown } from './markdown.ts'

const inserted = 'с согласия человека, которое можно отозвать,'

/** The wordings of a cell, mark by mark, without the tags. */
const marked = (html: string, tag: 'ins' | 'del') =>
  [...html.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map((match) => match[1])

describe('comparison table as Word', () => {
  it('is landscape, repeats its header row and gives its columns their widths', async () => {
    const { document } = openDocx(await toDocx(comparisonPage(comparison, ['ru'])))
    expect(document).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/)
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(document.indexOf('<w:tblHeader/>')).toBeLessThan(document.indexOf('Редакция проекта'))
    const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((match) => Number(match[1]))
    expect(widths).toHaveLength(6)
    expect(widths[2]! / widths[0]!).toBeCloseTo(27 / 5, 1)
    expect(widths.reduce((sum, width) => sum + width)).toBeLessThanOrEqual(16838 - 2 * 850 + 6)
  })

  it('marks the change by underline and strike, not by colour alone', async () => {
    const { document } = openDocx(await toDocx(comparisonPage(comparison, ['ru'])))
    const propertiesOf = (text: string) =>
      new RegExp(`<w:r><w:rPr>((?:(?!</w:rPr>).)*)</w:rPr><w:t[^>]*>${text}`).exec(document)?.[1]
    expect(propertiesOf(inserted)).toMatch(/<w:b\/>.*<w:color w:val="0B6637"\/>.*<w:u /)
    expect(propertiesOf('с согласия человека<')).toMatch(/<w:strike\/>/)
  })

  it('names the language of every run, in two languages too', async () => {
    const { document, text } = openDocx(await toDocx(comparisonPage(comparison, ['kk', 'ru'])))
    const wordless = document.match(/<w:r>(?:(?!<\/w:r>).)*<w:t[ >](?:(?!<\/w:r>).)*<\/w:r>/g) ?? []
    expect(wordless.length).toBeGreaterThan(40)
    expect(wordless.filter((run) => !/<w:lang w:val="(kk-KZ|ru-RU)"\/>/.test(run))).toEqual([])
    expect(document).toMatch(/<w:lang w:val="kk-KZ"\/><\/w:rPr><w:t[^>]*>11-баптың 2-тармағы</)
    expect(document).toMatch(/<w:lang w:val="ru-RU"\/><\/w:rPr><w:t[^>]*>пункт 2 статьи 11</)
    expect(text).toContain('Отсутствует')
    expect(text).toContain('Жоқ')
  })

  it('sets a suggestion in two languages under one number', async () => {
    const { document } = openDocx(await toDocx(comparisonPage(comparison, ['kk', 'ru'])))
    expect(document.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(2)
    expect(document.match(/<w:vMerge w:val="continue"\/>/g)).toHaveLength(2)
    expect(document.match(/<w:tr[ >]/g)).toHaveLength(1 + 4)
  })
})

describe('comparison table in every format', () => {
  it('keeps both wordings whole: without the marks each cell spells its wording', () => {
    const html = toHtml(comparisonPage(comparison, ['ru']))
    expect(marked(html, 'del')).toEqual(['с согласия человека'])
    expect(marked(html, 'ins')).toEqual([
      inserted,
      '4) ',
      'получить свои данные в пригодном для чтения виде.',
    ])
    const plain = html.replace(/<[^>]*>/g, '')
    expect(plain).toContain('допускаются с согласия человека либо в случаях')
    expect(plain).toContain(`допускаются ${inserted} либо в случаях`)
  })

  it('lists collisions before the table', async () => {
    const page = comparisonPage(comparison, ['ru'])
    const files = [toHtml(page), toMarkdown(page), openDocx(await toDocx(page)).text]
    for (const file of files) {
      const notice = file.indexOf('Неразрешённые столкновения: 1')
      expect(notice).toBeGreaterThan(-1)
      expect(file.indexOf('Вторая редакция.')).toBeGreaterThan(notice)
      expect(file.indexOf('Структурный элемент')).toBeGreaterThan(file.indexOf('Вторая редакция.'))
    }
    expect(toHtml(comparisonPage(comparison, ['kk']))).not.toContain('class="notice"')
  })

  it('says what was decided, why, and what is not yet', () => {
    const markdown = toMarkdown(comparisonPage(comparison, ['ru']))
    expect(markdown).toContain('учтено')
    expect(markdown).toContain('<strong>не учтено</strong><br>Требует отдельного закона.')
    expect(toMarkdown(comparisonPage(comparison, ['kk']))).toContain('Қаралуда')
  })

  it('makes Markdown tables of equal rows', () => {
    const rows = toMarkdown(comparisonPage(comparison, ['kk', 'ru']))
      .split('\n')
      .filter((line) => line.startsWith('|'))
    expect(rows).toHaveLength(2 + 4)
    expect(rows.map((row) => row.split(/(?<!\\)\|/).length)).toEqual(rows.map(() => 8))
  })

  it('says so where there is nothing to compare', () => {
    const none = comparisonPage({ ...comparison, rows: { en: [] }, collisions: {} }, ['en'])
    expect(toMarkdown(none)).toContain('There are no suggestions.')
    expect(toHtml(none)).not.toContain('<table')
  })
})
