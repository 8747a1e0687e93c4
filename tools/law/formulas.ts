/** The amending formulas, each in three languages: by the functions that the amending act is written with. */
import { formulasOf, leadOf } from '#shared/legal/formula.ts'
import type { Instruction } from '#shared/legal/instruction.ts'
import type { PlainUnit } from '#shared/legal/unit.ts'
import { page, type Table } from './markdown.ts'
import { sampleText } from './sampleText.ts'

const spot = { parent: 'art_9', after: 'art_9__para_5', index: 0 }
const para6: PlainUnit = {
  eId: 'art_9__para_6',
  wId: 'art_9__para_6',
  kind: 'paragraph',
  num: '6',
  text: 'ф',
  children: [],
}
const words = (edit: Extract<Instruction, { type: 'words' }>['edits'][number]): Instruction => ({
  type: 'words',
  unit: 'art_9__para_2',
  part: 'text',
  edits: [edit],
})

const instructions: readonly (readonly [string, Instruction])[] = [
  ['one word replaced', words({ type: 'replace', words: 'N', by: 'M' })],
  ['words replaced', words({ type: 'replace', words: 'N N', by: 'M M' })],
  [
    'words in a heading',
    { type: 'words', unit: 'art_9', part: 'heading', edits: [{ type: 'replace', words: 'N N', by: 'M' }] },
  ],
  ['words put after others', words({ type: 'insertAfter', words: 'N N', added: 'M M' })],
  ['words put before others', words({ type: 'insertBefore', words: 'N', added: 'M M' })],
  ['words taken out', words({ type: 'delete', words: 'N N' })],
  ['throughout the text', { type: 'throughout', bundle: 'b', words: 'N N', by: 'M' }],
  ['throughout, in all forms', { type: 'throughout', bundle: 'b', words: 'N', by: 'M', forms: [] }],
  ['a clause anew', { type: 'part', unit: 'art_9__para_2', part: 'text', words: 'M' }],
  ['the words above a list anew', { type: 'part', unit: 'art_9__para_1', part: 'text', words: 'M' }],
  ['a heading anew', { type: 'part', unit: 'art_9', part: 'heading', words: 'M' }],
  ['a heading taken away', { type: 'part', unit: 'art_9', part: 'heading', words: '' }],
  ['an article anew', { type: 'whole', unit: 'art_10', wording: sampleText[1]!.children[0]!.children[2]! }],
  ['a new paragraph', { type: 'insert', at: spot, units: [para6] }],
  ['a clause taken out', { type: 'delete', units: ['art_9__para_3'] }],
  ['two neighbours taken out', { type: 'delete', units: ['art_9__para_3', 'art_9__para_4'] }],
  [
    'several taken out',
    { type: 'delete', units: ['art_9__para_1', 'art_9__para_3', 'art_9__para_4', 'art_9__para_5'] },
  ],
  [
    'a point moved',
    {
      type: 'move',
      unit: 'art_9__para_1__point_3',
      at: { parent: 'art_9__para_1', after: 'art_9__para_1__point_1', index: 0 },
    },
  ],
  [
    'a paragraph moved to the start',
    { type: 'move', unit: 'art_9__para_3', at: { parent: 'art_9', after: null, index: 0 } },
  ],
]

const told = (instruction: Instruction, lang: string): string =>
  formulasOf(instruction, {
    base: sampleText,
    agreed: sampleText.map((top) =>
      top.eId === 'sec_IV'
        ? {
            ...top,
            children: top.children.map((chapter) => ({
              ...chapter,
              children: chapter.children.map((article) =>
                article.eId === 'art_9' ? { ...article, children: [...article.children, para6] } : article,
              ),
            })),
          }
        : top,
    ),
    naming: 'kz',
    lang,
  })
    .map(({ text }) => text)
    .join('; ')

export const formulaTables = (): string => {
  const texts = (lang: string) => ({ base: sampleText, agreed: sampleText, naming: 'kz' as const, lang })
  const table: Table = {
    title: 'Formulas',
    columns: ['', 'русский', 'қазақша', 'English'],
    rows: [
      ...instructions.map(([name, instruction]) => [
        name,
        told(instruction, 'ru'),
        told(instruction, 'kk'),
        told(instruction, 'en'),
      ]),
      [
        'before several on one article',
        leadOf('art_9', texts('ru')),
        leadOf('art_9', texts('kk')),
        leadOf('art_9', texts('en')),
      ],
    ],
  }
  return page(
    'Amending formulas',
    'N and M stand for words. A formula that ends in a colon is followed by the new wording.',
    [table],
  )
}
