/** Footnotes of a Word file that is brought back: one that somebody put in is what they said there; others were there before. */
import { expect, it } from 'vitest'
import { readRedline } from '#server/import/redline/read.ts'
import { toUnits } from '#shared/legal/align.ts'
import { parse } from '#shared/legal/parse.ts'
import type { TextVersion } from '#shared/legal/unit.ts'
import { inserted, paragraph, run, wordFile } from '#tests/support/word.ts'

const words = ['Статья 1. Право', '1. Каждый имеет право.', '2. Права охраняет суд.', '3. Суд независим.']
const version: TextVersion = {
  textId: 't',
  version: 1,
  title: { ru: 'Проект' },
  languages: ['ru'],
  naming: 'kz',
  numbering: 'keep',
  units: toUnits(parse(words.join('\n'), { lang: 'ru', format: 'text' }).units, 'ru'),
}

const reference = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
const footnote = (id: number, content: string): string =>
  `<w:footnote w:id="${id}"><w:p>${content}</w:p></w:footnote>`
const by = (author: string, content: string): string =>
  `<w:ins w:id="9" w:author="${author}" w:date="2026-01-02T03:04:05Z">${content}</w:ins>`

it('[IMPORT-13] a footnote put in by somebody is their comment at its place; what the file had before is listed', () => {
  const [heading, , second, third] = words as [string, string, string, string]
  const body = [
    paragraph(run(heading, '<w:b/>')),
    paragraph(run('1. Каждый имеет ') + inserted(run('неотъемлемое ') + reference(1)) + run('право.')),
    paragraph(run(second) + by('Judge V.', reference(2))),
    paragraph(run(third) + reference(3)),
  ].join('')
  const footnotes =
    footnote(1, by('Notary A.', run('Так в Декларации.'))) +
    footnote(2, by('Judge V.', run('А прокуратура?'))) +
    footnote(3, run('В редакции 2020 года.'))
  const read = readRedline(wordFile(body, { footnotes }), version)
  expect(read.suggestions).toMatchObject([
    { op: 'replace', unit: 'art_1__para_1', author: 'Notary A.', reason: { ru: 'Так в Декларации.' } },
  ])
  expect(read.threads).toEqual([
    {
      unit: 'art_1__para_2',
      resolved: false,
      comments: [{ author: 'Judge V.', date: '2026-01-02T03:04:05Z', text: 'А прокуратура?' }],
    },
  ])
  expect(read.doubts).toEqual([{ code: 'footnote', text: '', file: 'В редакции 2020 года.' }])
  expect(read.losses).toEqual([{ code: 'footnotes', count: 1 }])
})
