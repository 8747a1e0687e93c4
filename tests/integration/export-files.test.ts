/** Exported Word files, opened by a word processor that nobody here wrote. */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frameOf } from '#server/export/act-frame.ts'
import { render } from '#server/export/render.ts'
import { amendingAct } from '#shared/legal/amending-act.ts'
import { consolidate } from '#shared/legal/consolidate.ts'
import { decisions, suggestions, version } from '#tests/law/golden-story.ts'
import { comparison } from '#tests/support/export-models.ts'

const has = (command: string): boolean => {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore', timeout: 30_000 })
    return true
  } catch {
    return false
  }
}

const office = ['soffice', 'libreoffice'].find(has)

/** A table long enough to run over several sheets. */
const long = (count: number): typeof comparison => ({
  ...comparison,
  rows: Object.fromEntries(
    Object.entries(comparison.rows).map(([lang, rows]) => [
      lang,
      rows.length === 0
        ? []
        : Array.from({ length: count }, (_, index) => ({ ...rows[index % rows.length]!, number: index + 1 })),
    ]),
  ),
})

describe.skipIf(!office)('Word files in LibreOffice (skipped where it is not installed)', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'usynys-export-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const converted = async (name: string, body: Uint8Array, to: string): Promise<string> => {
    await writeFile(join(folder, `${name}.docx`), body)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    const filter = to === 'txt' ? 'txt:Text (encoded):UTF8' : to
    await promisify(execFile)(
      office!,
      [profile, '--headless', '--convert-to', filter, '--outdir', folder, join(folder, `${name}.docx`)],
      { timeout: 100_000 },
    )
    return readFile(join(folder, `${name}.${to}`), to === 'txt' ? 'utf8' : 'latin1')
  }

  it('opens the comparison table in two languages with every word', async () => {
    const file = await render('comparison', 'docx', comparison, ['kk', 'ru'])
    if (file.type === 'refused') throw new Error(file.message)
    const text = await converted('table', file.body as Uint8Array, 'txt')
    for (const words of [
      'Салыстырмалы кесте',
      'Отсутствует',
      'Жоқ',
      '11-баптың 2-тармағы',
      '<script>alert("x")</script> ]]>',
    ])
      expect(text).toContain(words)
  })

  it('opens the amending act in two languages with every word', async () => {
    const agreed = consolidate(version, suggestions, decisions, 'commission')
    const byLang = <T>(of: (lang: 'ru' | 'kk') => T) => ({ ru: of('ru'), kk: of('kk') })
    const model = {
      subject: { text: version.title, version: 1 },
      clauses: byLang((lang) => amendingAct({ version, agreed, suggestions, lang }).clauses),
      collisions: {},
      frame: byLang((lang) => frameOf(undefined, lang, version.title[lang]!)),
    }
    const file = await render('amending', 'docx', model, ['kk', 'ru'])
    if (file.type === 'refused') throw new Error(file.message)
    const text = await converted('act', file.body as Uint8Array, 'txt')
    for (const words of [
      'Акт о внесении изменений',
      'Өзгерістер енгізу туралы акт',
      '1) 1-бапта:',
      '«3. Әркім өзі туралы деректерді көруге құқылы.',
      'дополнить пунктами 3 и 4 следующего содержания:',
    ])
      expect(text).toContain(words)
  })

  it('lays a long table out on landscape A4 over several sheets', async () => {
    const file = await render('comparison', 'docx', long(30), ['ru'])
    if (file.type === 'refused') throw new Error(file.message)
    const pdf = await converted('long', file.body as Uint8Array, 'pdf')
    const sheets = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)]
    expect(sheets.length).toBeGreaterThan(2)
    for (const [, width, height] of sheets) expect(Number(width)).toBeGreaterThan(Number(height))
  })
})
