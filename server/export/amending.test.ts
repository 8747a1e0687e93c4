import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { amendingAct } from '#shared/legal/amending-act.ts'
import { consolidate } from '#shared/legal/consolidate.ts'
import type { AmendingModel } from '#shared/legal/export-model.ts'
import { decisions, suggestions, version } from '#tests/law/golden-story.ts'
import { openDocx } from '#tests/support/docx.ts'
import { frameOf, readFrame } from './act-frame.ts'
import { amendingPage } from './amending.ts'
import { toDocx } from './docx.ts'
import { toHtml } from './html.ts'
import { toMarkdown } from './markdown.ts'
import { frameFile, frameIn } from './templates.ts'

const agreed = consolidate(version, suggestions, decisions, 'commission')
const clauses = (lang: string) => amendingAct({ version, agreed, suggestions, lang }).clauses
const model: AmendingModel = {
  subject: { text: version.title, version: 1 },
  clauses: { ru: clauses('ru'), kk: clauses('kk') },
  collisions: {
    ru: [
      {
        type: 'collision',
        element: 'пункт 1 статьи 1',
        suggestions: [{ author: 'Палата нотариусов', wording: 'Одна редакция.' }],
      },
    ],
  },
  frame: {
    ru: frameOf(undefined, 'ru', version.title.ru!),
    kk: frameOf(undefined, 'kk', version.title.kk!),
  },
}
const linesOf = (langs: readonly string[], of = model) =>
  amendingPage(of, langs).blocks.flatMap((block) =>
    block.type === 'paragraph' ? [block.runs.map(({ text }) => text).join('')] : [],
  )

describe('the amending act as a page', () => {
  it('is a preamble and numbered clauses, new wording in quotation marks, each ended but for the last', () => {
    const all = linesOf(['ru'])
    expect(all.slice(all.findIndex((line) => line.startsWith('Внести')))).toEqual([
      'Внести в текст «Проект городского устава» следующие изменения и дополнения:',
      '1) в статье 1:',
      'заголовок изложить в следующей редакции:',
      '«Права в цифровой среде»;',
      'в подпункте 2) пункта 2 после слова «по» дополнить словом «мотивированному»;',
      'дополнить пунктами 3 и 4 следующего содержания:',
      '«3. Каждый вправе видеть данные о себе.',
      '4. Данные хранят не дольше года.»;',
      'пункт 3 считать пунктом 5;',
      '2) в пункте 1 статьи 2 после слова «всех» дополнить словом «ежедневно».',
    ])
  })

  it('stands side by side in two languages, a row a place, whichever of them changes it', () => {
    const onlyKazakh = { ...model, clauses: { ...model.clauses, ru: model.clauses.ru!.slice(1) } }
    const page = amendingPage(onlyKazakh, ['kk', 'ru'])
    const table = page.blocks.find((block) => block.type === 'table')!
    if (table.type !== 'table') throw new Error('no table')
    const rows = table.rows.map((row) =>
      row.map(({ blocks }) => blocks.map(({ runs }) => runs.map(({ text }) => text).join(''))),
    )
    expect(rows).toHaveLength(3)
    expect(rows[0]![0]![0]).toBe(
      '«Қала жарғысының жобасы» мәтініне мынадай өзгерістер мен толықтырулар енгізілсін:',
    )
    expect(rows[1]![0]![0]).toBe('1) 1-бапта:')
    expect(rows[1]![1]).toEqual(['1) Текст на этом языке не изменён'])
    expect(rows[2]!.map(([first]) => first)).toEqual([
      '2) 2-баптың 1-тармағы мынадай редакцияда жазылсын:',
      '2) в пункте 1 статьи 2 после слова «всех» дополнить словом «ежедневно».',
    ])
  })

  it('names what collides before all else, and says when there is nothing to change', () => {
    const [, notice] = amendingPage(model, ['ru']).blocks
    expect(notice).toMatchObject({ type: 'notice', lang: 'ru' })
    const nothing = { ...model, clauses: { ru: [] }, collisions: {} }
    expect(linesOf(['ru'], nothing).at(-1)).toBe('Поправок нет.')
  })

  it('is written as Word, HTML and Markdown with every word, escaped', async () => {
    const hostile: AmendingModel = {
      ...model,
      clauses: { ru: [{ place: 'x', formulas: [{ text: '<script>alert(1)</script> & "x"', wording: [] }] }] },
    }
    const { text } = openDocx(await toDocx(amendingPage(model, ['kk', 'ru'])))
    for (const words of [
      'Акт о внесении изменений',
      'Өзгерістер енгізу туралы акт',
      '1-бапта:',
      'тақырыбы',
      '«3. ',
    ])
      expect(text).toContain(words)
    expect(openDocx(await toDocx(amendingPage(hostile, ['ru']))).text).toContain('<script>alert(1)</script>')
    expect(toHtml(amendingPage(hostile, ['ru']))).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;',
    )
    const markdown = toMarkdown(amendingPage(model, ['ru']))
    expect(markdown).toContain('1\\) в статье 1:')
    expect(markdown).toContain('«3. Каждый вправе видеть данные о себе.')
  })
})

describe('title and preamble from a file', () => {
  const folder = () => {
    const dir = mkdtempSync(join(tmpdir(), 'usynys-frame-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    return dir
  }

  it('stand where the file has them, and the usual words elsewhere', () => {
    const dir = folder()
    expect(frameIn(dir)).toBeUndefined()
    writeFileSync(
      join(dir, frameFile),
      JSON.stringify({ title: { ru: 'О поправках' }, preamble: { ru: 'В «{text}» внести: $&' } }),
    )
    const template = frameIn(dir)
    expect(frameOf(template, 'ru', 'Устав $1')).toEqual({
      title: 'О поправках',
      preamble: 'В «Устав $1» внести: $&',
    })
    expect(frameOf(template, 'kk', 'Жарғы').title).toBe('Өзгерістер енгізу туралы акт')
    expect(frameOf(undefined, 'en', 'Charter')).toEqual({
      title: 'Amending act',
      preamble: 'Amend “Charter” as follows:',
    })
  })

  it('name their faults', () => {
    const fault = (json: string) => {
      const given = readFrame(json)
      return given.type === 'refused' ? given.message : 'accepted'
    }
    expect(fault('{')).toMatch(/not JSON/)
    expect(fault('{"title":{"ru":""}}')).toMatch(/title\.ru: /)
    expect(fault('{"titel":{}}')).toMatch(/titel/)
    const dir = folder()
    writeFileSync(join(dir, frameFile), '{"preamble":7}')
    expect(() => frameIn(dir)).toThrow(/amending-act\.json: .*preamble/)
  })
})
