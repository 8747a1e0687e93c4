/** Word files into units: real ones with what Word itself makes of their changes, made-up ones for the rest. */
import { existsSync, readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { parseBlocks } from '#server/import/document.ts'
import { readDocx } from '#server/import/docx/read.ts'
import { Unreadable } from '#server/import/refused.ts'
import type { ChangeMode } from '#shared/api/imports.ts'
import { deleted, inserted, paragraph, run, wordFile, wordParts, zipped } from '#tests/support/word.ts'
import { articlesOf, parseFile, textsAreHere, words } from './texts.ts'

const root = new URL('../../../shared/data/', import.meta.url)

const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(new URL(file, root)))
const read = (bytes: Uint8Array, changes: ChangeMode = 'accept') => {
  const document = readDocx(bytes, changes)
  return { ...document, texts: document.blocks.map(({ text }) => text) }
}

interface ExpectedDocx {
  readonly ins: number
  readonly del: number
  readonly moveFrom: number
  readonly moveTo: number
  readonly comments: number
  readonly tables: number
  readonly authors: readonly string[]
  readonly pandoc_accept_plain?: string
  readonly pandoc_reject_plain?: string
}

const listed = new URL('docx/expected.json', root)
const files: [string, ExpectedDocx][] = existsSync(listed)
  ? Object.entries(JSON.parse(readFileSync(listed, 'utf8')) as Record<string, ExpectedDocx>)
  : []

describe.skipIf(!textsAreHere)('real files (skipped where ../shared/data is absent)', () => {
  it('[IMPORT-1] reads a constitution in Word as the same units as its plain text', () => {
    const { units, title, doubts } = parseBlocks(read(bytesOf('by/by-2004-constitution.ru.docx')), 'ru')
    const plain = parseFile('by/by-2004-constitution.ru.txt', 'ru')
    expect(articlesOf(units)).toHaveLength(146)
    expect(units).toEqual(plain.units)
    expect(title).toBe(plain.title)
    expect(doubts.map(({ why }) => why)).toEqual(plain.doubts.map(({ why }) => why))
  })

  it.each(files)('[IMPORT-5] counts the changes, comments and authors of %s', (file, expected) => {
    const { changes, losses } = read(bytesOf(file))
    const { insertions = 0, deletions = 0, moves = 0, comments = 0, authors = [] } = changes ?? {}
    expect({ insertions, deletions, moves, comments, authors }).toEqual({
      insertions: expected.ins,
      deletions: expected.del,
      moves: Math.max(expected.moveFrom, expected.moveTo),
      comments: expected.comments,
      authors: [...expected.authors].sort(),
    })
    expect(losses.find(({ code }) => code === 'tables')?.count ?? 0).toBe(expected.tables)
  })

  const told = files.filter(([, { pandoc_accept_plain }]) => pandoc_accept_plain !== undefined)
  it.each(told)('[IMPORT-5] reads the words of %s accepted and rejected', (file, expected) => {
    const spoken = (changes: ChangeMode) => {
      const { texts, notes } = read(bytesOf(file), changes)
      return words([...texts, ...notes.map(({ text }) => text)].join('\n'))
    }
    const plain = (text: string) => words(text.replace(/\[\d+\]/g, ' '))
    const accepted = plain(expected.pandoc_accept_plain!)
    const rejected = expected.pandoc_reject_plain!
    expect(spoken('accept')).toEqual(accepted)
    expect(spoken('reject')).toEqual(rejected === '(same)' ? accepted : plain(rejected))
  })

  const pairs = files
    .map(([file]) => file)
    .filter((file) => /\/RP\d.*(?<!Accepted|Rejected)\.docx$/.test(file))
  it.each(pairs)('[IMPORT-5] reads %s as Word accepts and rejects it', (file) => {
    for (const [mode, suffix] of [
      ['accept', 'Accepted'],
      ['reject', 'Rejected'],
    ] as const) {
      const { texts, notes } = read(bytesOf(file), mode)
      const golden = read(bytesOf(file.replace('.docx', `-${suffix}.docx`)))
      expect({ texts, notes }).toEqual({ texts: golden.texts, notes: golden.notes })
    }
  })

  it('[IMPORT-4] moves footnotes beside the text', () => {
    const { texts, notes, losses } = read(bytesOf('docx/mammoth/footnotes.docx'))
    expect(texts).toEqual(['Ouch.'])
    expect(notes.map(({ text }) => text)).toEqual(['A tachyon walks into a bar.', 'Fin.'])
    expect(losses).toEqual([{ code: 'footnotes', count: 2 }])
  })

  it('counts a list of three levels as Word shows it', () => {
    const labels = read(bytesOf('docx/oxpt/HierarchicalNumberedList.docx')).texts.map(
      (text) => text.split(' ')[0],
    )
    expect(labels).toEqual(['1)', 'a)', 'b)', '2)', 'a)', 'b)', 'c)', 'i)', '3)', 'a)'])
  })
})

const lvl = (ilvl: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = `<w:abstractNum w:abstractNumId="0">${lvl(0, 'decimal', 'Статья %1.')}${lvl(1, 'decimal', '%2.')}${lvl(2, 'decimal', '%3)')}${lvl(3, 'russianLower', '%4)')}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>`
const numbered = (level: number, numId = 5) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`

describe('files made for the purpose', () => {
  it('computes the numbers that Word shows and stores nowhere', () => {
    const body = [
      paragraph(run('Права'), numbered(0)),
      paragraph(run('Каждый имеет:'), numbered(1)),
      paragraph(run('одно;'), numbered(2)),
      paragraph(run('другое:'), numbered(2)),
      paragraph(run('и это;'), numbered(3)),
      paragraph(run('и то.'), numbered(3)),
      paragraph(run('Второе.'), numbered(1)),
      paragraph(run('Обязанности'), numbered(0)),
      paragraph(run('Каждый обязан.'), numbered(1)),
      paragraph(run('Заключение'), numbered(0, 6)),
    ].join('')
    const document = read(wordFile(body, { numbering }))
    expect(document.texts).toEqual([
      'Статья 1. Права',
      '1. Каждый имеет:',
      '1) одно;',
      '2) другое:',
      'а) и это;',
      'б) и то.',
      '2. Второе.',
      'Статья 2. Обязанности',
      '1. Каждый обязан.',
      'Статья 10. Заключение',
    ])
    const { units } = parseBlocks(document, 'ru')
    expect(articlesOf(units).map(({ num }) => num)).toEqual(['1', '2', '10'])
  })

  it('[IMPORT-2] keeps raised digits raised, by the run or by its style', () => {
    const styles = `<w:style w:type="character" w:styleId="Up"><w:name w:val="up"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`
    const body =
      paragraph(run('Статья 67') + run('1', '<w:vertAlign w:val="superscript"/>') + run('. Первая')) +
      paragraph(run('Текст.')) +
      paragraph(run('Статья 67') + run('2', '<w:rStyle w:val="Up"/>') + run('. Вторая')) +
      paragraph(run('Текст.'))
    const { units } = parseBlocks(read(wordFile(body, { styles })), 'ru')
    expect(articlesOf(units).map(({ num }) => num)).toEqual(['67-1', '67-2'])
  })

  it('[IMPORT-5] joins what a tracked paragraph mark joins, and leaves out moved and deleted words', () => {
    const body =
      paragraph(
        run('Президент ') + deleted('пять') + inserted(run('шесть')),
        '<w:rPr><w:del w:author="Notary B."/></w:rPr>',
      ) +
      paragraph(run(' лет.')) +
      paragraph(`<w:moveFrom w:author="Notary A.">${run('Перенесено.')}</w:moveFrom>${run('Осталось.')}`) +
      paragraph(`<w:moveTo w:author="Notary A.">${run('Перенесено.')}</w:moveTo>`)
    expect(read(wordFile(body)).texts).toEqual(['Президент шесть лет.', 'Осталось.', 'Перенесено.'])
    expect(read(wordFile(body), 'reject').texts).toEqual(['Президент пять', 'лет.', 'Перенесено.Осталось.'])
    expect(read(wordFile(body)).changes).toEqual({
      mode: 'accept',
      insertions: 1,
      deletions: 2,
      moves: 1,
      comments: 0,
      authors: ['Notary A.', 'Notary B.'],
    })
  })

  it('[IMPORT-4] counts what it leaves out or flattens', () => {
    const body =
      paragraph(`${run('Текст')}<w:r><w:drawing/></w:r>${run('скрыто', '<w:vanish/>')}`) +
      paragraph(run('Статья 1 ..... 3'), '<w:pStyle w:val="T"/>') +
      `<w:tbl><w:tr><w:tc>${paragraph(run('1)'))}</w:tc><w:tc>${paragraph(run('слово'))}</w:tc></w:tr></w:tbl>`
    const styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    const comments = '<w:comment w:id="1" w:author="Notary C."/>'
    const { texts, losses, notes } = read(wordFile(body, { styles, comments }))
    expect(texts).toEqual(['Текст', '1) слово'])
    expect(notes).toEqual([{ line: 2, text: 'Статья 1 ..... 3' }])
    expect(losses).toEqual([
      { code: 'images', count: 1 },
      { code: 'tables', count: 1 },
      { code: 'comments', count: 1 },
      { code: 'hidden-text', count: 1 },
      { code: 'contents', count: 1 },
    ])
  })
})

describe('[IMPORT-3] hostile and damaged files', () => {
  const refusal = (bytes: Uint8Array): string => {
    const started = performance.now()
    try {
      readDocx(bytes, 'accept')
    } catch (error) {
      expect(error).toBeInstanceOf(Unreadable)
      expect(performance.now() - started).toBeLessThan(5000)
      return (error as Unreadable).refusal.code
    }
    return 'none'
  }
  const parts = wordParts(paragraph(run('Текст.')))
  const withDocument = (xml: string) => zipped({ ...parts, 'word/document.xml': xml })

  it('refuses archives that inflate without end, whatever they declare', () => {
    const bomb = zipSync({
      '_rels/.rels': new TextEncoder().encode(parts['_rels/.rels']),
      'word/document.xml': new Uint8Array(61_000_000),
    })
    expect(refusal(bomb)).toBe('file-too-complex')
    const dense = zipSync({ 'word/document.xml': new Uint8Array(20_000_000) })
    expect(refusal(dense)).toBe('file-too-complex')
    // The same archive, declaring a thousand bytes in its directory.
    const lying = dense.slice()
    const directory = lying.findLastIndex(
      (_, i) => lying[i] === 0x50 && lying[i + 1] === 0x4b && lying[i + 2] === 1 && lying[i + 3] === 2,
    )
    new DataView(lying.buffer).setUint32(directory + 24, 1000, true)
    const before = process.memoryUsage().arrayBuffers
    expect(refusal(lying)).toBe('file-broken')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  })

  it('refuses ten thousand parts', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`part${i}`, new Uint8Array(0)]))
    expect(refusal(zipSync(many))).toBe('file-too-complex')
  })

  it('refuses entities of its own, inner and outer', () => {
    const lol =
      '<!DOCTYPE w [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><w>&c;</w>'
    expect(refusal(withDocument(lol))).toBe('file-broken')
    expect(refusal(withDocument('<!DOCTYPE w SYSTEM "file:///etc/passwd"><w>&x;</w>'))).toBe('file-broken')
    expect(refusal(withDocument('<w>&undeclared;</w>'))).toBe('file-broken')
  })

  it('refuses a million nested elements', () => {
    expect(refusal(withDocument('<a>'.repeat(1_000_000)))).toBe('file-too-complex')
  })

  it('reads by names alone: a path out of the archive leads nowhere', () => {
    const climbing = {
      ...parts,
      '_rels/.rels': parts['_rels/.rels']!.replace('word/document.xml', '../../../../etc/passwd'),
      '../../../../tmp/evil': 'x',
    }
    expect(refusal(zipped(climbing))).toBe('file-broken')
    expect(read(zipped({ ...parts, '../../evil.xml': 'x', __proto__x: 'y' })).texts).toEqual(['Текст.'])
  })

  it('refuses what is cut off, what is no archive, and an archive without a document', () => {
    const whole = zipped(parts)
    expect(refusal(whole.subarray(0, whole.length / 2))).toBe('file-broken')
    expect(refusal(new TextEncoder().encode('PK no'))).toBe('file-broken')
    expect(refusal(zipped({ 'a.txt': 'x' }))).toBe('file-broken')
    expect(refusal(withDocument(parts['word/document.xml']!.slice(0, -20)))).toBe('file-broken')
  })
})
