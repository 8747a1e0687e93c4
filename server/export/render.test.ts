import { describe, expect, it } from 'vitest'
import { comparison } from '#tests/support/export-models.ts'
import { exportable, render } from './render.ts'

describe('render', () => {
  it('makes a file with its media type and name', async () => {
    const file = await render('comparison', 'docx', comparison, ['kk', 'ru'])
    expect(file).toMatchObject({
      type: 'file',
      name: 'comparison-kk-ru.docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    })
    const html = await render('comparison', 'html', comparison, ['ru'])
    expect(html).toMatchObject({
      mediaType: 'text/html; charset=utf-8',
      body: expect.stringMatching(/^<!doctype html>/),
    })
  })

  it('refuses a pair that there is not, naming those that there are', () => {
    expect(exportable('agreed', 'md')).toEqual({ type: 'pair', kind: 'agreed', format: 'md' })
    for (const [kind, format] of [
      ['agreed', 'exe'],
      ['secrets', 'md'],
      ['constructor', 'md'],
      ['agreed', '__proto__'],
    ])
      expect(exportable(kind!, format!)).toMatchObject({
        code: 'export-unknown',
        message: expect.stringContaining('comparison'),
      })
  })

  it('refuses a language that the text does not have, three of them, one twice, and none', async () => {
    for (const langs of [['de'], ['ru', 'kk', 'en'], ['ru', 'ru'], []])
      expect(await render('comparison', 'md', comparison, langs)).toMatchObject({
        type: 'refused',
        code: 'export-language',
        message: expect.stringContaining('kk'),
      })
  })
})
