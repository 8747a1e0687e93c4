import { expect, test } from 'vitest'
import { beginningOf } from './beginningOf.ts'
import { languageOf } from './languageOf.ts'

const guessed = async (content: BlobPart, name: string) =>
  languageOf(await beginningOf(new File([content], name)))

test('a page is guessed by its words, not by its markup', async () => {
  expect(
    await guessed('<style>p { color: red }</style><p class="MsoNormal">Статья 1. Право</p>', 'a.html'),
  ).toBe('ru')
})

test('a Word file and another encoding are not guessed at', async () => {
  expect(await guessed('PK word/document.xml', 'a.docx')).toBeUndefined()
  const bytes = Uint8Array.from([...'Rule I '].map((c) => c.charCodeAt(0)).concat(Array(40).fill(0xe0)))
  expect(await guessed(bytes, 'a.txt')).toBeUndefined()
})
