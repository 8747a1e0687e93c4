/** The traps of real texts, each in a few made-up lines. */
import { describe, expect, it } from 'vitest'
import { parse } from '#shared/legal/parse.ts'
import { flatten } from '#shared/legal/tree.ts'
import type { PlainUnit } from '#shared/legal/unit.ts'

const read = (source: string, lang = 'ru', format: 'text' | 'markdown' = 'text') => {
  const { units, doubts, notes, title } = parse(source, { lang, format })
  const lines = flatten(units).map(
    (unit) => `${unit.eId}|${unit.num}|${unit.heading ?? ''}|${unit.text ?? ''}`,
  )
  return {
    units,
    doubts,
    notes,
    title,
    lines,
    eIds: flatten(units).map(({ eId }) => eId),
    why: doubts.map(({ why }) => why),
  }
}

const find = (units: readonly PlainUnit[], eId: string) => flatten(units).find((unit) => unit.eId === eId)

describe('numbers', () => {
  it('reads Roman numerals in Latin, Cyrillic and mixed letters as one number', () => {
    const typed = ['I', 'І', 'ІХ', 'IХ', 'ХIII']
    const { units } = read(typed.map((roman) => `Раздел ${roman}\nНазвание\nСтатья 1\nТекст.\n`).join('\n'))
    expect(units.map(({ num }) => num)).toEqual(['I', 'I', 'IX', 'IX', 'XIII'])
    expect(units[2]?.eId).toBe('sec_9')
  })

  it('knows inserted numbers in every spelling', () => {
    const { units } = read(
      'Статья 61\nТекст.\n\nСтатья 61-1\n1. Текст.\n1-1. Текст.\n2. Перечень:\n9) один;\n9-1) два;\n\nСтатья 61².\nТекст.\n\nСтатья 61‐3\nТекст.',
    )
    expect(units.map(({ eId }) => eId)).toEqual(['art_61', 'art_61-1', 'art_61-2', 'art_61-3'])
    expect(find(units, 'art_61-1__para_2__point_9-1')?.text).toBe('два;')
    expect(find(units, 'art_61-1__para_1-1')?.num).toBe('1-1')
    expect(read('28A.\n', 'en').units).toEqual([expect.objectContaining({ kind: 'paragraph', num: '28A' })])
    expect(read('Раздел IV¹\nСтатья 1\nТекст.').units[0]).toMatchObject({ num: 'IV-1', eId: 'sec_4-1' })
    expect(read('97-1-бап. Атауы\n1. Мәтін.\n', 'kk').units[0]).toMatchObject({
      num: '97-1',
      eId: 'art_97-1',
    })
  })

  it('restores a lost superscript and says so', () => {
    const { eIds, doubts } = read(
      ['66', '67', '671', '672', '68']
        .map((num) => `Статья ${num}\n1. Один.\n2. Два.\n21. Вставлен.\n3. Три.\n`)
        .join('\n'),
    )
    expect(eIds.filter((eId) => /^art_[\d-]+$/.test(eId))).toEqual([
      'art_66',
      'art_67',
      'art_67-1',
      'art_67-2',
      'art_68',
    ])
    expect(eIds).toContain('art_67-1__para_2-1')
    expect(doubts.filter(({ why, kind }) => why === 'maybe-lost-superscript' && kind === 'article')).toEqual([
      expect.objectContaining({ line: 13, unit: 'art_67-1', num: '67-1', what: 'Статья 671' }),
      expect.objectContaining({ unit: 'art_67-2' }),
    ])
  })

  it('leaves a real jump and a long list alone', () => {
    expect(read('Статья 6\nТекст.\n\nСтатья 61\nТекст.\n\nСтатья 62\nТекст.').eIds).toContain('art_61')
    const long = Array.from({ length: 25 }, (_, i) => `${i + 1}. Пункт.`).join('\n')
    const { why, eIds } = read(`Статья 1\n${long}`)
    expect(why).toEqual([])
    expect(eIds).toContain('art_1__para_21')
  })

  it('keeps duplicates apart and doubts jumps, repeats and steps back', () => {
    const { eIds, doubts } = read(
      'Статья 1\nА.\n\nСтатья 3\nБ.\n\nСтатья 3. В.\nГ.\n\nСтатья 5\n1. Д.\n1. Е.\n4. Ж.\n3. З.',
    )
    expect(eIds).toEqual(expect.arrayContaining(['art_3', 'art_3-2', 'art_5__para_1', 'art_5__para_1-2']))
    expect(doubts.map(({ why, unit }) => `${why} ${unit}`)).toEqual(
      expect.arrayContaining([
        'number-gap art_3',
        'duplicate-number art_3-2',
        'number-gap art_5',
        'duplicate-number art_5__para_1-2',
        'number-gap art_5__para_4',
        'number-out-of-order art_5__para_3',
      ]),
    )
  })

  it('puts the container before articles that start over', () => {
    const { eIds, why } = read(
      'РАЗДЕЛ I\nОбщее\n\nСтатья 1\nА.\n\nСтатья 2\nБ.\n\nРАЗДЕЛ II\nПереходное\n\nСтатья 1\n1. В.\n\nСтатья 2\nГ.\n\nСтатья 3\nД.',
    )
    expect(eIds).toEqual(
      expect.arrayContaining([
        'art_1',
        'art_2',
        'sec_2__art_1',
        'sec_2__art_1__para_1',
        'sec_2__art_2',
        'sec_2__art_3',
      ]),
    )
    expect(why).toEqual(['numbering-restarts'])
  })

  it('reads a Latin letter in a Cyrillic list as the Cyrillic one', () => {
    expect(read('Статья 1\nПеречень:\na) один;\nб) два;\nc) три.').eIds.slice(-3)).toEqual([
      'art_1__subpoint_а',
      'art_1__subpoint_б',
      'art_1__subpoint_с',
    ])
  })
})

describe('headings', () => {
  it('does not take wording for a heading', () => {
    const { units, eIds } = read(
      'Статья 140. Изменение\nСтатья 1 изменяется законом.\nРазделы І, ІІ, ІV могут быть изменены референдумом.\nЧасть первая статьи 2 не применяется.\nГлава государства избирается народом.\n«Статья 5. Слова.»\n\nСтатья 141. Порядок\nТекст.',
    )
    expect(units.map(({ eId }) => eId)).toEqual(['art_140', 'art_141'])
    expect(eIds).toContain('art_140__al_5')
    const kazakh = read(
      '50-бап\n1. Осы Заңның 51-бабы қолданылады.\n51-баптың ережелері қолданылады.\n\n51-бап\nМәтін.',
      'kk',
    )
    expect(kazakh.units.map(({ eId }) => eId)).toEqual(['art_50', 'art_51'])
  })

  it('doubts a line that opens like a heading', () => {
    const { doubts } = read('Статья 2\nТекст.\n\nСтатья 1 Конституции применяется прямо.')
    expect(doubts).toEqual([expect.objectContaining({ line: 4, why: 'looks-like-heading' })])
  })

  it('keeps a repealed article as one article', () => {
    const { units, why, notes } = read(
      'Статья 1. Начало\n1. Текст.\n\nСтатья 2. Исключённое\nСноска. Статья 2 исключена Законом от 1 января 2020 года.\n\nСтатья 3. Конец\n1. Текст.',
    )
    expect(units.map(({ eId }) => eId)).toEqual(['art_1', 'art_2', 'art_3'])
    expect(units[1]).toMatchObject({ heading: 'Исключённое', children: [] })
    expect(why).toEqual(['empty-article'])
    expect(notes).toEqual([{ line: 5, text: 'Сноска. Статья 2 исключена Законом от 1 января 2020 года.' }])
    const twice = read('Статья 7\nА.\n\nСтатья 8\nСтатья 8. Исключена законом.\n\nСтатья 9\nБ.')
    expect(twice.units.map(({ eId }) => eId)).toEqual(['art_7', 'art_8', 'art_9'])
    expect(twice.why).toEqual(['duplicate-number'])
  })

  it('finds a section title on its line, on the next, over two, or nowhere', () => {
    const { units } = read(
      'РАЗДЕЛ ПЕРВЫЙ\n\nГЛАВА 1\nПРАВА\n\nСтатья 1\nА.\n\nГлава 2. СУД И\nПРОКУРАТУРА\n\nСтатья 2\nБ.\n\nРаздел второй. Заключительные положения\n\nСтатья 3\nВ.',
    )
    const [first, second] = units
    expect(first).toMatchObject({ eId: 'sec_1', num: 'ПЕРВЫЙ' })
    expect(first?.heading).toBeUndefined()
    expect(first?.children.map(({ heading }) => heading)).toEqual(['ПРАВА', 'СУД И ПРОКУРАТУРА'])
    expect(second).toMatchObject({ eId: 'sec_2', heading: 'Заключительные положения' })
  })

  it('tells a title behind the number from the first sentence, over the whole text', () => {
    const titled = read(
      'Статья 1. Предмет закона\n1. Текст.\n\nСтатья 2. Понятия\nТекст.\n\nСтатья 3. Принципы.\n1. Текст.',
    )
    expect(titled.units.map(({ heading }) => heading)).toEqual(['Предмет закона', 'Понятия', 'Принципы.'])
    const spoken = read(
      'Статья 1. Народ есть источник власти.\n\nВласть едина.\n\nСтатья 2. Президент:\n\n1) назначает;\n2) отменяет.\n\nСтатья 3. Суд независим.',
    )
    expect(spoken.units.map(({ heading }) => heading)).toEqual([undefined, undefined, undefined])
    expect(spoken.eIds).toEqual([
      'art_1',
      'art_1__al_1',
      'art_1__al_2',
      'art_2',
      'art_2__al_1',
      'art_2__point_1',
      'art_2__point_2',
      'art_3',
      'art_3__al_1',
    ])
  })

  it('finds article titles on the next line where the text has them there', () => {
    const { units } = read(
      'Article 1\nThe State\n1. Text.\n\nArticle 2\nThe People\nText.\n\nArticle 3\nThe Law\n1. Text.',
      'en',
    )
    expect(units.map(({ heading }) => heading)).toEqual(['The State', 'The People', 'The Law'])
  })

  it('joins a title that goes on over the next line, and says so', () => {
    const { units, why } = read(
      'Статья 1. Единый государственный реестр юридических лиц,\n\nфилиалов (представительств)\n\n1. Текст.\n\nСтатья 2. Сроки\n1. Текст.',
    )
    expect(units[0]?.heading).toBe(
      'Единый государственный реестр юридических лиц, филиалов (представительств)',
    )
    expect(why).toEqual(['heading-joined'])
  })

  it('leaves out a table of contents', () => {
    const { units, why, notes } = read(
      'ЗАКОН О ВОДЕ\n\nОглавление\nГлава 1. Общее ..... 3\nСтатья 1. Предмет ..... 3\nСтатья 2. Понятия ..... 4\n\nГлава 1. Общее\nСтатья 1. Предмет\n1. Текст.\nСтатья 2. Понятия\n1. Текст.',
    )
    expect(units.map(({ eId }) => eId)).toEqual(['chp_1'])
    expect(units[0]?.children.map(({ eId }) => eId)).toEqual(['art_1', 'art_2'])
    expect(why).toEqual(['contents-left-out'])
    expect(notes).toHaveLength(4)
  })

  it('puts sections below articles where they count inside them', () => {
    const { eIds } = read(
      'Article I\n\nSection 1\nText one.\n\nSection 2\nText two.\n\nArticle II\n\nSection 1\nText three.',
      'en',
    )
    expect(eIds).toEqual([
      'art_1',
      'art_1__sec_1',
      'art_1__sec_1__al_1',
      'art_1__sec_2',
      'art_1__sec_2__al_1',
      'art_2',
      'art_2__sec_1',
      'art_2__sec_1__al_1',
    ])
  })

  it('knows annexes', () => {
    const { eIds } = read(
      'Статья 1\nТекст.\n\nПриложение\n\nПеречень\n\n1. Первое.\n2. Второе.\n\nПриложение 2\nФорма\n1. Поле.',
    )
    expect(eIds).toEqual(expect.arrayContaining(['annex', 'annex__para_2', 'annex_2', 'annex_2__para_1']))
  })
})

describe('wording', () => {
  it('hangs points directly on an article and keeps its closing words', () => {
    const { lines } = read(
      'Статья 1\nПрезидент:\n1) назначает;\n2) отменяет.\nИные полномочия определяет закон.',
    )
    expect(lines).toEqual([
      'art_1|1||',
      'art_1__al_1|||Президент:',
      'art_1__point_1|1||назначает;',
      'art_1__point_2|2||отменяет.',
      'art_1__al_2|||Иные полномочия определяет закон.',
    ])
  })

  it('gives unnumbered wording to the paragraph or point that it goes on with', () => {
    const { eIds } = read(
      'Статья 1\n1. Первый.\nПродолжение первого.\n2. Второй:\n1) один;\nпродолжение одного;\n2) два:\nа) аз;\nб) буки.\nЗакрытие двух.\n3) три.\nЗакрытие второго.\n3. Третий.\nПродолжение третьего.',
    )
    expect(eIds).toEqual([
      'art_1',
      'art_1__para_1',
      'art_1__para_1__al_1',
      'art_1__para_2',
      'art_1__para_2__point_1',
      'art_1__para_2__point_1__al_1',
      'art_1__para_2__point_2',
      'art_1__para_2__point_2__subpoint_а',
      'art_1__para_2__point_2__subpoint_б',
      'art_1__para_2__point_2__al_1',
      'art_1__para_2__point_3',
      'art_1__para_2__al_1',
      'art_1__para_3',
      'art_1__para_3__al_1',
    ])
  })

  it('takes a section with points and no articles', () => {
    const { eIds, doubts } = read(
      'РАЗДЕЛ ПЕРВЫЙ\n\nСтатья 1\nТекст.\n\nРАЗДЕЛ ВТОРОЙ\n\nЗаключительные положения\n\n1. Первый.\nПродолжение.\n2. Второй.',
    )
    expect(eIds.slice(3)).toEqual(['sec_2', 'sec_2__para_1', 'sec_2__para_1__al_1', 'sec_2__para_2'])
    expect(doubts).toEqual([expect.objectContaining({ why: 'text-outside-article', line: 10 })])
  })

  it('reads a number without a space, and no number where there is none', () => {
    const { lines } = read(
      'Article 42\n1.The President takes office.\n2. In 1995.\n12.12.1993 was the day of the vote.\n1.5 per cent is enough.',
      'en',
    )
    expect(lines[1]).toBe('art_42__para_1|1||The President takes office.')
    expect(lines.slice(3)).toEqual([
      'art_42__para_2__al_1|||12.12.1993 was the day of the vote.',
      'art_42__para_2__al_2|||1.5 per cent is enough.',
    ])
  })

  it('leaves editorial notes out of the units and none out of the notes', () => {
    const notes = {
      ru: [
        'Сноска. Статья 1 с изменениями.',
        'Примечание. См. постановление.',
        'Примечание РЦПИ!\nПорядок введения в действие см. ст. 5',
        '(В редакции Закона от 1 мая 2010 года)',
        '(в ред. законов от 1 мая 2010 года,\nот 2 июня 2012 года)',
      ],
      kk: ['Ескерту. 1-бапқа өзгеріс енгізілді.', 'Сноска. 1-бап жаңа редакцияда.'],
      en: [
        'Footnote. Article 1 as amended.',
        'Note: see the resolution.',
        '(as amended by the Law of 1 May 2010)',
      ],
    }
    const article = { ru: 'Статья 1', kk: '1-бап', en: 'Article 1' }
    for (const [lang, samples] of Object.entries(notes))
      for (const sample of samples) {
        const parsed = read(`${article[lang as 'ru']}\n1. ${'Ә'.repeat(3)}.\n${sample}\n2. Б.`, lang)
        expect(parsed.eIds, sample).toEqual(['art_1', 'art_1__para_1', 'art_1__para_2'])
        expect(parsed.notes, sample).toEqual([{ line: 3, text: sample.replace('\n', ' ') }])
      }
  })

  it('keeps as wording what only resembles a note', () => {
    const { notes, eIds } = read(
      'Article 1\n1. Text.\nNotes may be issued by the Bank.\n(1) Nothing amended here.',
      'en',
    )
    expect(notes).toEqual([])
    expect(eIds).toContain('art_1__para_1__al_1')
  })

  it('separates title, dateline and preamble', () => {
    const { title, units, notes } = read(
      'Принята всенародным голосованием 1 мая 2001 г.\r\n\r\nКОНСТИТУЦИЯ СТРАНЫ\r\n\r\n(с изменениями от 1 мая 2010 года)\r\n\r\nМы, народ,\r\nсоединённые судьбой,\r\nпринимаем Конституцию.\r\n\r\nРаздел I. Основы\r\n\r\nСтатья 1\r\nТекст.',
    )
    expect(title).toBe('КОНСТИТУЦИЯ СТРАНЫ')
    expect(units[0]).toMatchObject({ kind: 'preamble', eId: 'preamble' })
    expect(units[0]?.children.map(({ eId }) => eId)).toEqual([
      'preamble__al_1',
      'preamble__al_2',
      'preamble__al_3',
    ])
    expect(notes.map(({ line }) => line)).toEqual([1, 5])
  })

  it('leaves a signature out, and says so', () => {
    const { eIds, why, notes } = read('Статья 1\nТекст.\n\nПрезидент Республики\nИ. Примерный')
    expect(eIds).toEqual(['art_1', 'art_1__al_1'])
    expect(why).toEqual(['signature-left-out'])
    expect(notes).toHaveLength(2)
  })
})

describe('Markdown', () => {
  it('takes front matter, anchors, rules, emphasis, escapes and quotes for what they are', () => {
    const { units, notes, title, why } = read(
      '---\ntitle: Закон\ncode: 7\n---\n\n# ЗАКОН О ВОДЕ\n\n> *Сноска. Вводится в действие с 1 мая.*\n\n## Раздел I Общее\n\n<a id="st1"></a>\n\n**Статья 1**\n\n1\\. Вода *общая*.\n\n   Она и [чистая](https://example.org).\n\n2. Вода свободна.\n\n   1) для людей;\n\n   2) для рек.\n\n___\n',
      'ru',
      'markdown',
    )
    expect(title).toBe('ЗАКОН О ВОДЕ')
    expect(notes).toEqual([{ line: 8, text: 'Сноска. Вводится в действие с 1 мая.' }])
    expect(flatten(units).map(({ eId, text }) => [eId, text])).toEqual([
      ['sec_1', undefined],
      ['art_1', undefined],
      ['art_1__para_1', 'Вода общая.'],
      ['art_1__para_1__al_1', 'Она и чистая.'],
      ['art_1__para_2', 'Вода свободна.'],
      ['art_1__para_2__point_1', 'для людей;'],
      ['art_1__para_2__point_2', 'для рек.'],
    ])
    expect(units[0]?.heading).toBe('Общее')
    expect(why).toEqual([])
  })

  it('joins hard-wrapped lines, and splits lists without blank lines', () => {
    const { lines } = read(
      '### Art 1\n\n(1) Der Tag ist der\n23. Mai, wie in\nArtikel 5 bestimmt.\n(2) Er ist frei.\n\n### Art 2\n\n(1) Eins.\n\n(2) Zwei:\n\n1.  erstens;\n2.  zweitens.\n',
      'de',
      'markdown',
    )
    expect(lines).toEqual([
      'art_1|1||',
      'art_1__para_1|1||Der Tag ist der 23. Mai, wie in Artikel 5 bestimmt.',
      'art_1__para_2|2||Er ist frei.',
      'art_2|2||',
      'art_2__para_1|1||Eins.',
      'art_2__para_2|2||Zwei:',
      'art_2__para_2__point_1|1||erstens;',
      'art_2__para_2__point_2|2||zweitens.',
    ])
  })
})

describe('the parser', () => {
  it('says what is missing', () => {
    expect(read('').why).toEqual(['no-text'])
    expect(read('Просто слова.\n\nИ ещё слова.').why).toEqual(['no-article'])
    expect(read('Статья 1\n\nСтатья 2\nТекст.').why).toEqual(['empty-article'])
  })

  it('reads 500 articles in well under 500 ms', () => {
    const article = (n: number) =>
      `Статья ${n}. Заголовок статьи ${n}\n\n${[1, 2, 3, 4].map((p) => `${p}. Пункт о правах и свободах человека и гражданина, ${'слово '.repeat(30)}:\n\n1) первый;\n\n2) второй.`).join('\n\n')}\n`
    const source = `КОНСТИТУЦИЯ\n\n${Array.from({ length: 500 }, (_, i) => article(i + 1)).join('\n')}`
    read(source)
    const start = performance.now()
    const { units, why } = read(source)
    expect(performance.now() - start).toBeLessThan(500)
    expect(units).toHaveLength(500)
    expect(why).toEqual([])
  })
})
