import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AgreedModel } from '#shared/legal/export-model.ts'
import { parse } from '#shared/legal/parse.ts'
import type { PlainUnit, Unit } from '#shared/legal/unit.ts'
import { openDocx } from '#tests/support/docx.ts'
import { agreedPage } from './agreed.ts'
import { toDocx } from './docx.ts'
import { toHtml } from './html.ts'
import { toMarkdown } from './markdown.ts'

const sample = (lang: string): readonly PlainUnit[] =>
  parse(readFileSync(new URL(`../sample/constitution.${lang}.md`, import.meta.url), 'utf8'), {
    lang,
    format: 'markdown',
  }).units

/** The two languages' trees, which have one shape, as one. */
const merged = (ru: PlainUnit, kk: PlainUnit): Unit => ({
  eId: ru.eId,
  wId: ru.wId,
  kind: ru.kind,
  num: ru.num,
  ...(ru.heading !== undefined && { heading: { ru: ru.heading, kk: kk.heading! } }),
  ...(ru.text !== undefined && { text: { ru: ru.text, kk: kk.text! } }),
  children: ru.children.map((child, index) => merged(child, kk.children[index]!)),
})

const plain = { ru: sample('ru'), kk: sample('kk') }

const model: AgreedModel = {
  subject: { text: { ru: 'Конституция. Образец', kk: 'Конституция. Үлгі' }, version: 1 },
  naming: 'kz',
  languages: ['kk', 'ru'],
  units: plain.ru.map((unit, index) => merged(unit, plain.kk[index]!)),
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

const units = (count: (unit: Unit) => boolean, all: readonly Unit[]): number =>
  all.reduce((sum, unit) => sum + (count(unit) ? 1 : 0) + units(count, unit.children), 0)

describe('agreed text', () => {
  it('as Markdown is read back into the same units', () => {
    for (const lang of ['ru', 'kk'] as const) {
      const page = agreedPage({ ...model, collisions: {} }, [lang])
      const law = page.blocks.filter((block) => block.type !== 'paragraph' || block.role === 'body')
      const body = toMarkdown({ ...page, titles: [], blocks: law })
      const again = parse(body, { lang, format: 'markdown' })
      expect(again.units.map(shape)).toEqual(plain[lang].map(shape))
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
      model.units,
    )
    expect(rows).toHaveLength(1 + worded)
    const row = rows.find((each) => each.includes('Жүгіну құқығы'))
    expect(row).toContain('Статья 9-1. Право на обращение')
    expect(text).not.toContain('Редакции на этом языке нет')
  })

  it('leaves a gap that says so where one language has no wording', () => {
    const [preamble, ...rest] = model.units
    const [first, ...others] = preamble!.children
    const gap = { ...first!, text: { kk: first!.text!.kk! } }
    const gapped = { ...model, units: [{ ...preamble!, children: [gap, ...others] }, ...rest] }
    const rows = toMarkdown(agreedPage(gapped, ['kk', 'ru']))
      .split('\n')
      .filter((line) => line.startsWith('|'))
    expect(rows[2]).toMatch(/Біз, ортақ жерде.*\| <em>\\\[Редакции на этом языке нет\\\]<\/em> \|/)
    expect(rows[3]).toMatch(/қадір-қасиеті.*\| считая человека/)
    expect(toMarkdown(agreedPage(gapped, ['kk']))).not.toContain('редакциясы жоқ')
  })
})
