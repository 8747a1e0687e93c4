import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { models } from '#tests/support/all-export-models.ts'
import { openDocx } from '#tests/support/docx.ts'
import { exporterIn } from './exporter.ts'
import { letterheadFile } from './templates.ts'

const folder = mkdtempSync(join(tmpdir(), 'usynys-letterhead-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const template = {
  heading: { ru: ['Объединение', '{group}: «{proposal}»'], kk: ['Бірлестік'] },
  outcomes: { agreed: { ru: 'принято' }, undecided: { kk: 'күтілуде' } },
  signatures: [
    { role: { ru: 'Докладчик', kk: 'Баяндамашы' }, name: { ru: 'Адвокат Б.' }, kinds: ['comparison'] },
    { role: { ru: 'Ответственный' } },
  ],
  groups: { 'Союз судей': { heading: { ru: ['Судьи'] }, signatures: [] } },
}

const exporter = (value: unknown) => {
  writeFileSync(join(folder, letterheadFile), typeof value === 'string' ? value : JSON.stringify(value))
  return exporterIn(folder)
}
const markdown = async (kind: 'comparison' | 'voting', langs: string[], model = models[kind]) => {
  const file = await exporter(template).render(kind, 'md', model, langs)
  return file.type === 'file' ? String(file.body) : file.message
}

describe('letterhead.json', () => {
  it('puts the organisation’s heading above the title, its words for outcomes, its signatures below', async () => {
    const said = await markdown('comparison', ['ru'])
    expect(said.startsWith('<strong>Объединение</strong>\n\n<strong>Палата нотариусов: «Предложение')).toBe(
      true,
    )
    expect(said).toContain('<strong>принято</strong>')
    expect(said).toContain('не учтено')
    expect(said.trimEnd().split('\n').slice(-3).join(' ')).toMatch(/Докладчик .*Адвокат Б\..*Ответственный/)
    const both = await markdown('comparison', ['kk', 'ru'])
    expect(both).toContain('Бірлестік')
    expect(both).toContain('күтілуде')
    expect(both).toContain('Баяндамашы / Докладчик')
  })

  it('keeps signatures to their kinds, and a group’s own over the common ones', async () => {
    const sheet = await markdown('voting', ['ru'])
    expect(sheet).not.toContain('Докладчик')
    expect(sheet).toContain('Ответственный')
    const { subject } = models.voting
    const judges = await markdown('voting', ['ru'], {
      ...models.voting,
      subject: { ...subject, group: 'Союз судей' },
    })
    expect(judges.startsWith('<strong>Судьи</strong>')).toBe(true)
    expect(judges).not.toContain('Ответственный')
  })

  it('is in every format: Word and spreadsheet too', async () => {
    const word = await exporter(template).render('comparison', 'docx', models.comparison, ['ru'])
    expect(word.type === 'file' && openDocx(word.body as Uint8Array).text.startsWith('Объединение')).toBe(
      true,
    )
    const json = await exporter(template).render('comparison', 'json', models.comparison, ['ru'])
    expect(json.type === 'file' && JSON.parse(String(json.body)).rows.ru[0].outcome.text).toBe('принято')
  })

  it('stops the start with each fault’s place', () => {
    expect(() => exporter({ heading: { ru: 'one line' } })).toThrow(/letterhead\.json.*heading\.ru/)
    expect(() => exporter({ signatures: [{ role: {}, kinds: ['act'] }] })).toThrow(/signatures\.0\.kinds\.0/)
    expect(() => exporter('{')).toThrow(/is not JSON/)
  })

  it('without one, a voting sheet has lines for chair and secretary, other files none', async () => {
    rmSync(join(folder, letterheadFile), { force: true })
    const plain = exporterIn(folder)
    const sheet = await plain.render('voting', 'md', models.voting, ['kk', 'ru'])
    expect(sheet.type === 'file' && String(sheet.body)).toMatch(/Төраға \/ Председатель/)
    const table = await plain.render('comparison', 'md', models.comparison, ['ru'])
    expect(table.type === 'file' && String(table.body)).not.toMatch(/Председатель/)
  })
})
