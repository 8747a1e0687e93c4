import { describe, expect, it } from 'vitest'
import { consolidate } from '#shared/legal/consolidate.ts'
import type { Changer, RedlineModel } from '#shared/legal/export-model.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { decisions, suggestions, version } from '#tests/law/golden-story.ts'
import { openDocx } from '#tests/support/docx.ts'
import { agreedPage } from './agreed.ts'
import { toDocx } from './docx.ts'
import { toHtml } from './html.ts'
import { redlinePage } from './redline.ts'

const agreed = consolidate(version, suggestions, decisions, 'group')
const by = (units: 'units' | 'removed') =>
  Object.fromEntries(
    suggestions.flatMap(({ id, group }) =>
      (agreed.places[id]?.[units] ?? []).map((eId): [string, Changer] => [
        eId,
        { name: group, at: '2026-03-01T10:00:00Z' },
      ]),
    ),
  )
const model: RedlineModel = {
  subject: { text: version.title, version: 1 },
  naming: version.naming,
  languages: version.languages,
  base: version.units,
  agreed: agreed.units,
  changed: by('units'),
  removed: by('removed'),
  collisions: {},
}

/** The lines of a text as the agreed text's own export prints them. */
const printed = (units: readonly Unit[], lang: string): string[] => {
  const page = agreedPage({ ...model, units }, [lang])
  return page.blocks
    .flatMap((block) => (block.type === 'heading' || block.type === 'paragraph' ? [block] : []))
    .filter((block) => block.type === 'heading' || block.role === 'body')
    .map(({ runs }) => runs.map(({ text }) => text).join(''))
}

/** What a Word reader has after accepting or rejecting all: paragraphs and runs of the other mark are gone. */
const resolved = (xml: string, gone: 'ins' | 'del'): string[] =>
  (xml.match(/<w:p[ >].*?<\/w:p>/gs) ?? [])
    .filter((paragraph) => !new RegExp(`<w:pPr>.*<w:${gone} [^>]*/>.*</w:pPr>`, 's').test(paragraph))
    .map((paragraph) => paragraph.replace(new RegExp(`<w:${gone} [^>]*[^/]>.*?</w:${gone}>`, 'gs'), ''))
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join(''),
    )
    .map((text) => text.trim())

describe('the redline', () => {
  it.each(['ru', 'kk'])(
    '[LAW-18] in Word, all rejected is the base text and all accepted the agreed one, in %s',
    async (lang) => {
      const { document } = openDocx(await toDocx(redlinePage(model, [lang])))
      const from = (lines: readonly string[]) => lines.slice(lines.indexOf(printed(version.units, lang)[0]!))
      for (const [gone, units] of [
        ['ins', version.units],
        ['del', agreed.units],
      ] as const) {
        const expected = printed(units, lang)
        expect(from(resolved(document, gone))).toEqual(expected)
      }
      const ids = [...document.matchAll(/<w:(?:ins|del) [^>]*w:id="(\d+)"/g)].map(([, id]) => id)
      expect(ids.length).toBeGreaterThan(8)
      expect(new Set(ids).size).toBe(ids.length)
    },
  )

  it('names who changed what', async () => {
    const { document } = openDocx(await toDocx(redlinePage(model, ['ru'])))
    expect(document).toMatch(/<w:del [^>]*w:author="Союз судей"[^>]*>.*?Читать можно бесплатно\./s)
    expect(document).toMatch(
      /<w:ins [^>]*w:author="Палата нотариусов"[^>]*>.*?Данные хранят не дольше года\./s,
    )
    const html = toHtml(
      redlinePage({ ...model, changed: { art_1: { name: '"><script>', at: '"' } } }, ['ru', 'kk']),
    )
    expect(html).toContain('<ins title="&quot;&gt;&lt;script&gt;" datetime="&quot;">')
    expect(html).not.toContain('<script>')
  })
})
