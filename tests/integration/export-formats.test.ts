/** Every kind of file in every format, opened by programs that nobody here wrote. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { pdfSetter } from '#server/export/pdf.ts'
import { render } from '#server/export/render.ts'
import { exportedJson } from '#shared/api/exports.ts'
import {
  type ExportFormat,
  type ExportKind,
  type ExportModels,
  exportKinds,
  formatsOf,
} from '#shared/legal/export-model.ts'
import { kazakhLetters, models } from '#tests/support/all-export-models.ts'
import { conversions, hasCalc, hasPoppler, office } from '#tests/support/convert.ts'
import { assertWellFormed, openDocx } from '#tests/support/docx.ts'

const files = conversions()
afterAll(() => files.end())

const kindsIn = (format: ExportFormat): ExportKind[] =>
  exportKinds.filter((kind) => (formatsOf[kind] as readonly ExportFormat[]).includes(format))

const made = async <K extends ExportKind>(
  kind: K,
  format: ExportFormat,
  langs: readonly string[],
  model: ExportModels[K] = models[kind],
) => {
  const file = await render(kind, format, model, langs)
  if (file.type === 'refused') throw new Error(file.message)
  return file
}

const bytes = async (...given: Parameters<typeof made>): Promise<Uint8Array> =>
  (await made(...given)).body as Uint8Array

const hostile =
  '#panic("x") *bold* $x$ `raw` @ref <label> //c \\ = h \u0000 =1+1 <script>alert(1)</script> ]]> &amp;'
const withHostile: ExportModels['note'] = {
  ...models.note,
  subject: { ...models.note.subject, proposal: hostile, group: hostile },
  note: { ru: [{ runs: [{ text: hostile, link: 'javascript:alert(1)' }] }] },
}

describe.skipIf(!hasPoppler)('PDF (skipped where poppler-utils is not installed)', () => {
  it.each(kindsIn('pdf'))('[EXPORT-2] %s is tagged, embeds its fonts and tells its title', async (kind) => {
    const { text, info, fonts } = await files.pdf(`${kind}.pdf`, await bytes(kind, 'pdf', ['kk', 'ru']))
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Title:\s+\S/)
    expect(info).toMatch(/JavaScript:\s+no/)
    for (const font of fonts.trim().split('\n').slice(2)) expect(font).toMatch(/\s+yes\s+yes\s+yes\s+\d+/)
    expect(text).toMatch(/1 ?\/ ?\d/)
  })

  it('[EXPORT-2] gives back every Kazakh letter, plain and formatted', async () => {
    const { text } = await files.pdf('letters.pdf', await bytes('note', 'pdf', ['kk']))
    const squeezed = (words: string) => words.replace(/\s+/g, '')
    expect(squeezed(text).split(squeezed(kazakhLetters)).length - 1).toBe(2)
  })

  it('[EXPORT-7] sets hostile words as words', async () => {
    const { text } = await files.pdf('hostile.pdf', await bytes('note', 'pdf', ['ru'], withHostile))
    const flat = text.replace(/\s+/g, ' ')
    expect(flat).toContain(hostile.replace('\u0000', '').replace(/\s+/g, ' '))
  })

  it('names on paper whoever made the marked changes', async () => {
    const by = { name: 'Палата нотариусов (Нотариус А.)', at: '2026-11-23T00:00:00.000Z' }
    const changed = Object.fromEntries(models.redline.agreed.map(({ eId }) => [eId, by]))
    const { text } = await files.pdf(
      'changers.pdf',
      await bytes('redline', 'pdf', ['ru'], { ...models.redline, changed }),
    )
    expect(text.replace(/\s+/g, ' ')).toMatch(/Авторы изменений: .*Палата нотариусов \(Нотариус А\.\)/)
  })

  it('[EXPORT-10] has the notes of a redline behind their articles, linked both ways and tagged', async () => {
    const at = '2026-11-23T00:00:00.000Z'
    const by = { name: 'Нотариустар палатасы (Нотариус А.)', at }
    const [unit] = models.redline.agreed.flatMap(({ children }) => children)
    const comment = { on: { unit: unit!.eId }, author: 'Судья Б.', at, resolved: false }
    const body = await bytes('redline', 'pdf', ['kk'], {
      ...models.redline,
      changed: Object.fromEntries(models.redline.agreed.map(({ eId }) => [eId, by])),
      comments: [{ ...comment, text: kazakhLetters, answers: [{ author: 'Нотариус А.', at, text: 'Иә.' }] }],
    })
    const { text } = await files.pdf('notes.pdf', body)
    const flat = text.replace(/\s+/g, ' ')
    expect(flat).toMatch(/\[1\].*Өзгерістер мен пікірлер \[1\]/)
    expect(flat).toContain(`2026 ж. 23 қараша: ${kazakhLetters} — Нотариус А.`)
    expect(flat).toContain('Нотариустар палатасы (Нотариус А.), 2026 ж. 23 қараша')
    const notes = new Set(flat.match(/\[\d+\]/g)).size
    const written = Buffer.from(body).toString('latin1')
    expect(written.match(/\/Subtype\s*\/Link/g)).toHaveLength(2 * notes)
    // The compiler says so only of what keeps the rules of PDF/UA, tagged links among them.
    expect(written).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('is landscape for tables, and repeats their heads on every sheet', async () => {
    const rows = Object.fromEntries(
      Object.entries(models.comparison.rows).map(([lang, own]) => [
        lang,
        own.length === 0
          ? []
          : Array.from({ length: 60 }, (_, at) => ({ ...own[at % own.length]!, number: at + 1 })),
      ]),
    )
    const { text, info } = await files.pdf(
      'long.pdf',
      await bytes('comparison', 'pdf', ['ru'], { ...models.comparison, rows }),
    )
    const sheets = Number(/Pages:\s+(\d+)/.exec(info)?.[1])
    expect(sheets).toBeGreaterThan(2)
    expect(text.match(/Структурный/g)?.length).toBe(sheets)
    expect(info).toMatch(/Page size:\s+841\.\d+ x 595/)
  })
})

describe('the process that sets PDFs', () => {
  const page = {
    titles: [{ lang: 'ru', text: 'Т' }],
    langs: ['ru'],
    orientation: 'portrait',
    blocks: [],
  } as const

  it('[EXPORT-1] is ended by who cancels, and the next file is made', async () => {
    const pdf = pdfSetter()
    const control = new AbortController()
    const cancelled = pdf.set(page, control.signal)
    const next = pdf.set(page)
    control.abort(new Error('cancelled'))
    await expect(cancelled).rejects.toThrow('cancelled')
    expect(await next).toBeInstanceOf(Uint8Array)
  })

  it('says that the format cannot be made where the compiler has no build for the machine', async () => {
    const program = join(files.folder, 'missing.mjs')
    writeFileSync(
      program,
      "process.on('message', ({ id }) => process.send({ id, type: 'unavailable', why: 'no build for here' }))",
    )
    expect(await pdfSetter(pathToFileURL(program)).set(page)).toMatchObject({
      type: 'refused',
      code: 'export-unavailable',
      message: expect.stringContaining('no build for here'),
    })
  })

  it('[EXPORT-1] says what happened when it breaks off', async () => {
    const program = join(files.folder, 'breaks.mjs')
    writeFileSync(program, 'process.exit(3)')
    expect(await pdfSetter(pathToFileURL(program)).set(page)).toMatchObject({
      type: 'refused',
      code: 'export-failed',
    })
  })
})

describe('spreadsheets', () => {
  const formula: ExportModels['comparison'] = {
    ...models.comparison,
    rows: {
      ...models.comparison.rows,
      ru: models.comparison.rows.ru!.map((row) => ({
        ...row,
        author: '=HYPERLINK("http://example.org")',
        current: { type: 'absent', text: '=1+1' },
        element: '_x0041_ "a", b;',
      })),
    },
  }

  it.each(kindsIn('xlsx'))('[EXPORT-3] %s is whole, in one language and in two', async (kind) => {
    for (const langs of [['ru'], ['kk', 'ru']]) {
      const parts = unzipSync(await bytes(kind, 'xlsx', langs))
      for (const [name, part] of Object.entries(parts)) {
        expect(name).toMatch(/\.(xml|rels)$/)
        assertWellFormed(strFromU8(part))
      }
      const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
      expect(sheet).toContain('state="frozen"')
      expect(sheet).not.toContain('<f>')
      expect([...new Set([...sheet.matchAll(/ t="(\w+)"/g)].map(([, type]) => type))]).toEqual(['s'])
      const strings = strFromU8(parts['xl/sharedStrings.xml']!)
      expect(strings).toContain('<u/>')
    }
  })

  it.skipIf(!hasCalc)('[EXPORT-3] open in LibreOffice with what begins with = as text', async () => {
    const file = await bytes('comparison', 'xlsx', ['ru'], formula)
    const { 'table.xlsx': csv } = await files.converted({ 'table.xlsx': file }, 'csv')
    expect(csv).toContain('"=HYPERLINK(""http://example.org"")')
    expect(csv).toContain('=1+1')
    expect(csv).toContain('_x0041_ ""a"", b;')
    expect(csv).not.toContain('\n2,')
  })

  it('puts a wording that no cell can hold into several', async () => {
    const long = 'слово '.repeat(12_000)
    const model: ExportModels['voting'] = {
      ...models.voting,
      rows: { ru: [{ ...models.voting.rows.ru![0]!, wording: { type: 'moved', text: long } }] },
    }
    const strings = strFromU8(
      unzipSync(await bytes('voting', 'xlsx', ['ru'], model))['xl/sharedStrings.xml']!,
    )
    const pieces = [...strings.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g)].map(([, words]) => words!)
    expect(pieces.join('').split('слово').length - 1).toBe(12_000)
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(32_767)
  })
})

describe('JSON', () => {
  it.each(kindsIn('json'))(
    '[EXPORT-8] %s has the documented shape, in the languages asked for',
    async (kind) => {
      for (const langs of [['ru'], ['kk', 'ru']]) {
        const file = JSON.parse(String((await made(kind, 'json', langs)).body))
        expect(exportedJson.parse(file)).toMatchObject({ schema: 1, kind, languages: langs })
        if (langs.length === 1) expect(JSON.stringify({ ...file, text: {} })).not.toContain('"kk":')
      }
    },
  )
})

describe.skipIf(!office)('Word files in LibreOffice (skipped where it is not installed)', () => {
  it('open with their text whole, whatever their kind, and print', async () => {
    const kinds = kindsIn('docx')
    const docs = Object.fromEntries(
      await Promise.all(
        kinds.map(async (kind) => [`${kind}.docx`, await bytes(kind, 'docx', ['kk', 'ru'])] as const),
      ),
    )
    const told = await files.converted(docs, 'txt')
    for (const kind of kinds.filter((each) => each !== 'redline')) {
      const squeezed = (text: string) => text.replace(/\s+/g, '')
      const seen = squeezed(told[`${kind}.docx`]!)
      const lines = openDocx(docs[`${kind}.docx`]!).text.split('\n').map(squeezed)
      expect(lines.filter((line) => line !== '' && !seen.includes(line))).toEqual([])
    }
    expect(told['redline.docx']).toContain('Статья 1.')
    const printed = await files.converted(docs, 'pdf')
    for (const kind of kinds) expect(printed[`${kind}.docx`]!.startsWith('%PDF-')).toBe(true)
  })
})
