import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from '#shared/legal/parse.ts'
import type { PlainUnit } from '#shared/legal/unit.ts'
import { openDocx } from '#tests/support/docx.ts'
import { agreedPage } from './agreed.ts'
import { toDocx } from './docx.ts'
import { toHtml } from './html.ts'
import { toMarkdown } from './markdown.ts'
import type { AgreedModel } from './model.ts'

const sample = (lang: string): readonly PlainUnit[] =>
  parse(readFileSync(new URL(`../sample/constitution.${lang}.md`, import.meta.url), 'utf8'), {
    lang,
    format: 'markdown',
  }).units

const model: AgreedModel = {
  subject: { text: { ru: 'Конституция. Образец', kk: 'Конституция. Үлгі' }, version: 1 },
  naming: 'kz',
  units: { ru: sample('ru'), kk: sample('kk') },
  collisions: {
    ru: [
      {
        type: 'collision',
        element: 'пункт 2 статьи 11',
        suggestions: [
          { author: 'Нотариус А.', wording: 'Одна редакция.' },
          { author: 'Адвокат Б.', wording: 'Другая.' },
        ],
      },
    ],
  },
}

const shape = (unit: PlainUnit): unknown => [
  unit.eId,
  unit.kind,
  unit.num,
  unit.heading,
  unit.text,
  unit.children.map(shape),
]

const units = (count: (unit: PlainUnit) => boolean, all: readonly PlainUnit[]): number =>
  all.reduce((sum, unit) => sum + (count(unit) ? 1 : 0) + units(count, unit.children), 0)

describe('agreed text', () => {
  it('as Markdown is read back into the same units', () => {
    for (const lang of ['ru', 'kk']) {
      const page = agreedPage({ ...model, collisions: {} }, [lang])
      const law = page.blocks.filter((block) => block.type !== 'paragraph' || block.role === 'body')
      const body = toMarkdown({ ...page, titles: [], blocks: law })
      const again = parse(body, { lang, format: 'markdown' })
      expect(again.units.map(shape)).toEqual(model.units[lang]!.map(shape))
    }
  })

  it('as Word has real headings, numbers as text, languages and page numbers', async () => {
    const { document, parts, text } = openDocx(await toDocx(agreedPage(model, ['ru'])))
    expect(document.match(/<w:pStyle w:val="Title"\/>/g)).toHaveLength(1)
    const sections = document.match(/<w:pStyle w:val="Heading1"\/>/g) ?? []
    // Five sections and the notice of collisions.
    expect(sections).toHaveLength(5 + 1)
    expect(document.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(25)
    expect(document).not.toContain('<w:numPr>')
    expect(text).toContain('\nСтатья 9-1. Право на обращение\n1. Каждый вправе обратиться')
    expect(text).toContain('\n1) происхождение, язык или национальность;\n')
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"\/>/)
    expect(parts['word/footer1.xml']).toMatch(/PAGE.*NUMPAGES/s)
    expect(parts['word/styles.xml']).toContain('<w:lang w:val="ru-RU"/>')
    expect(parts['docProps/core.xml']).toContain('Конституция. Образец')
  })

  it('keeps the tree of headings in HTML, each piece in its language', () => {
    const html = toHtml(agreedPage(model, ['kk']))
    expect(html).toContain('<html lang="kk-KZ">')
    expect(html.match(/<h1 /g)).toHaveLength(1)
    expect(html.match(/<h2 /g)).toHaveLength(5)
    expect(html.match(/<h3 /g)).toHaveLength(25)
    expect(html).toContain('<h3 class="start" lang="kk-KZ">9-1-бап. Жүгіну құқығы</h3>')
    expect(html).toContain(
      '<h2 class="center" lang="kk-KZ">I бөлім. Адамның құқықтары мен бостандықтары</h2>',
    )
  })

  it('says before the text where agreed suggestions collide', () => {
    const html = toHtml(agreedPage(model, ['ru']))
    expect(html.indexOf('Неразрешённые столкновения: 1')).toBeGreaterThan(-1)
    expect(html.indexOf('Другая.')).toBeLessThan(html.indexOf('Статья 1.'))
  })

  it('pairs two languages unit by unit', async () => {
    const { document, text } = openDocx(await toDocx(agreedPage(model, ['kk', 'ru'])))
    const rows = document.match(/<w:tr[ >].*?<\/w:tr>/gs) ?? []
    const worded = units(
      ({ heading, text: words }) => heading !== undefined || words !== undefined,
      model.units.ru!,
    )
    expect(rows).toHaveLength(1 + worded)
    const row = rows.find((each) => each.includes('Жүгіну құқығы'))
    expect(row).toContain('Статья 9-1. Право на обращение')
    expect(text).not.toContain('Редакции на этом языке нет')
  })

  it('leaves a gap, and shifts nothing, where one language has no wording', () => {
    const [first, ...rest] = model.units.ru!
    const shorter = { ...first!, children: first!.children.slice(1) }
    const markdown = toMarkdown(
      agreedPage({ ...model, units: { ...model.units, ru: [shorter, ...rest] } }, ['kk', 'ru']),
    )
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'))
    expect(rows[2]).toMatch(/Біз, ортақ жерде.*\| <em>Редакции на этом языке нет<\/em> \|/)
    expect(rows[3]).toMatch(/қадір-қасиеті.*\| считая человека/)
    const other = toMarkdown(
      agreedPage({ ...model, units: { ...model.units, ru: [shorter, ...rest] } }, ['ru', 'kk']),
    )
    expect(other).toMatch(/\n\| <em>Редакции на этом языке нет<\/em> \| Біз, ортақ жерде/)
  })
})
