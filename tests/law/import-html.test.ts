/** HTML pages into units: real ones as they were checked by eye, made-up ones for what real ones happen not to hold. */
import { describe, expect, it } from 'vitest'
import { parseBlocks } from '#server/import/document.ts'
import { readHtml } from '#server/import/html/read.ts'
import { Unreadable } from '#server/import/refused.ts'
import { flatten } from '#shared/legal/tree.ts'
import {
  articlesOf,
  countKinds,
  type Expected,
  expectedOf,
  outlineOf,
  plainOutline,
  sourceOf,
  summary,
  textsAreHere,
} from './texts.ts'

const imported = (html: string, lang = 'ru', changes: 'accept' | 'reject' = 'accept') => {
  const document = readHtml(html, changes)
  return { ...document, parsed: parseBlocks(document, lang), texts: document.blocks.map(({ text }) => text) }
}

describe.skipIf(!textsAreHere)('real pages (skipped where ../shared/data is absent)', () => {
  it('[IMPORT-1] reads a law saved by Word with every chapter, article, point and sub-point', () => {
    const file = 'kz/kz-law-commodity-exchanges.ru.html'
    const expected = expectedOf<Expected>(file)
    const { parsed, losses } = imported(sourceOf(file))
    expect(outlineOf(parsed.units)).toEqual(plainOutline(expected.outline))
    expect(summary(parsed.units)).toEqual(
      expected.articles.map(({ num, heading, points, subpoints }) => ({ num, heading, points, subpoints })),
    )
    expect(countKinds(parsed.units)).toMatchObject({ chapter: 7, article: 38, paragraph: 91, point: 143 })
    expect(parsed.title).toBe('Закон «О товарных биржах»')
    expect(parsed.notes.filter(({ text }) => text.startsWith('Сноска.')).length).toBeGreaterThan(20)
    expect(parsed.notes.some(({ text }) => text === 'Оглавление')).toBe(true)
    expect(losses).toEqual([{ code: 'tables', count: 1 }])
  })

  it.each([
    ['udhr/udhr.eng.html', 'en'],
    ['udhr/udhr.rus.html', 'ru'],
    ['udhr/udhr.kaz.html', 'kk'],
  ])('[IMPORT-1] reads %s: thirty articles, ordered lists as their points', (file, lang) => {
    const expected = expectedOf<Expected & { title: string }>(file)
    const { parsed } = imported(sourceOf(file), lang)
    expect(articlesOf(parsed.units).map(({ num }) => num)).toEqual(expected.article_numbers)
    expect(parsed.units.some(({ kind }) => kind === 'preamble')).toBe(expected.has_preamble)
    expect(parsed.title).toBe(expected.title)
    expect(parsed.doubts).toEqual([])
    const items = sourceOf(file).match(/<li>/g)!.length
    expect(flatten(parsed.units).filter(({ kind }) => kind === 'paragraph')).toHaveLength(items)
  })

  it('[PARSE-1] reads an act of the Commonwealth: contents left out, its own number no chapter, numbers as articles', () => {
    const { parsed, blocks } = imported(sourceOf('html/tz-cap1-interpretation-of-laws.en.html'), 'en')
    expect(blocks.length).toBeGreaterThan(500)
    const parts = parsed.units.filter(({ kind }) => kind === 'part')
    expect(parts.map(({ num, heading }) => [num, heading?.replace(/ \(ss .*$/, '')])).toEqual([
      ['I', 'PRELIMINARY PROVISIONS'],
      ['II', 'GENERAL PROVISIONS OF INTERPRETATION'],
      ['III', 'COMMENCEMENT AND CITATION OF LAWS'],
      ['IV', 'PROVISIONS AS TO ENACTMENT AND OPERATION OF WRITTEN LAW'],
      ['V', 'AMENDMENT AND REPEAL OF WRITTEN LAW'],
      ['VI', 'PROVISIONS RELATING TO SUBSIDIARY LEGISLATION'],
      ['VII', 'STATUTORY POWERS AND DUTIES'],
      ['VIII', 'PROVISIONS REGARDING TIME AND DISTANCE'],
      ['IX', 'PROCEDURES AND PENALTIES'],
      ['X', 'MISCELLANEOUS PROVISIONS'],
    ])
    const articles = articlesOf(parsed.units)
    expect(articles.map(({ num }) => num)).toEqual(Array.from({ length: 85 }, (_, at) => String(at + 1)))
    expect(articles[0]).toMatchObject({ heading: 'Short title and commencement' })
    expect(articles[0]!.children.map(({ kind, num }) => kind + num)).toEqual([
      'paragraph1',
      'paragraph2',
      'paragraph3',
    ])
    expect(parsed.units.at(-1)).toMatchObject({ kind: 'annex', heading: 'COMMONWEALTH COUNTRIES' })
    const romans = flatten(parsed.units).filter(({ eId }) => eId.startsWith('art_19__para_2__point_b__'))
    expect(romans.map(({ num }) => num)).toEqual(['i', 'ii', 'iii', 'iv', 'v', ''])
    expect(parsed.doubts.find(({ unit }) => unit === romans.at(-1)!.eId)?.why).toBe('closing-words')
    expect(parsed.doubts.map(({ why }) => why)).toContain('contents-left-out')
    expect(parsed.doubts.length).toBeLessThan(10)
    for (const { line } of parsed.doubts) expect(line).toBeLessThanOrEqual(blocks.length)
  })
})

describe('pages made for the purpose', () => {
  it('[IMPORT-2] keeps a raised number raised: 67<sup>1</sup> is article 67-1', () => {
    const { parsed } = imported(`<p>Статья 67. Территория</p><p>Текст статьи.</p>
      <p>Статья 67<sup>1</sup>. Правопреемство</p><p>Текст.</p>
      <p>Статья 68<span style="vertical-align:super">2</span>. Язык</p><p>Площадь 5 м<sup>2</sup>.</p>`)
    expect(articlesOf(parsed.units).map(({ num }) => num)).toEqual(['67', '67-1', '68-2'])
    expect(parsed.units.at(-1)?.text ?? flatten(parsed.units).at(-1)?.text).toBe('Площадь 5 м².')
  })

  it('decodes entities once, and leaves no script, style, menu or comment in the words', () => {
    const { texts, losses } =
      imported(`<style>p{color:red}</style><script>alert("x")</script><nav><a>Меню</a></nav>
      <!-- тайна --><p>Права &amp; свободы &laquo;человека&raquo; &#1041; &amp;lt;</p><img src=x onerror=alert(1)>
      <p hidden>скрыто</p>`)
    expect(texts).toEqual(['Права & свободы «человека» Б &lt;'])
    expect(losses).toEqual([
      { code: 'images', count: 1 },
      { code: 'hidden-text', count: 1 },
      { code: 'page-parts', count: 1 },
    ])
  })

  it('carries words that look like markup to the end', () => {
    const words = [
      '*звезда* и _черта_',
      '# не заголовок',
      '> не цитата',
      '[ссылка](x)',
      '<b>не тег</b>',
      '`код` \\ конец',
      '- не пункт',
      '**2** ** 3_4_5 [^1] C#',
    ]
    const asHtml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
    const { parsed } = imported(
      `<p>Статья 1. Слова</p>${words.map((text) => `<p>${asHtml(text)}.</p>`).join('')}`,
    )
    expect(
      flatten(parsed.units)
        .map(({ text }) => text)
        .filter(Boolean),
    ).toEqual(words.map((text) => `${text}.`))
  })

  it('numbers list items as a browser does, unless their words bring a number', () => {
    const { texts } = imported(`<ol start="3"><li>три<ol><li>внутри</li></ol></li><li value="7">семь</li></ol>
      <ol type="a"><li>буква</li></ol><ul><li>без числа</li><li>1) со своим</li></ul>`)
    expect(texts).toEqual(['3. три', '1) внутри', '7. семь', 'a) буква', '– без числа', '1) со своим'])
  })

  it('moves footnotes beside the text and takes their marks out of it', () => {
    const { texts, notes, losses } = imported(`<p>Статья 5<a href="#_ftn1"><sup>[1]</sup></a>. Право</p>
      <div id="ftn1"><p><a href="#_ftnref1">[1]</a> Пояснение редакции.</p></div>`)
    expect(texts).toEqual(['Статья 5. Право'])
    expect(notes).toEqual([{ line: 1, text: '[1] Пояснение редакции.' }])
    expect(losses).toEqual([{ code: 'footnotes', count: 1 }])
  })

  it('reads <ins> and <del> as accepted or rejected and counts them', () => {
    const html = '<p>Президент <del>пять</del><ins>шесть</ins> лет.</p>'
    expect(imported(html).texts).toEqual(['Президент шесть лет.'])
    expect(imported(html, 'ru', 'reject').texts).toEqual(['Президент пять лет.'])
    expect(imported(html).changes).toMatchObject({ mode: 'accept', insertions: 1, deletions: 1 })
  })

  it('names the block that a doubt is about', () => {
    const { parsed } = imported('<p>Статья 1. А</p><p>Текст.</p><p>Статья 9. Б</p><p>Текст.</p>')
    expect(parsed.doubts).toEqual([expect.objectContaining({ why: 'number-gap', line: 3 })])
  })

  it('[IMPORT-3] refuses a million nested elements at once', () => {
    const started = performance.now()
    expect(() => readHtml('<div>'.repeat(1_000_000), 'accept')).toThrow(Unreadable)
    expect(() => readHtml('<b><p>'.repeat(500_000), 'accept')).toThrow(Unreadable)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
