/** The traps of real texts, each in a few made-up lines. */
import { describe, expect, it } from 'vitest'
import { find, read } from './read.ts'

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

  it('reads a letter with a lost superscript', () => {
    const { units, why } = read(
      'Статья 83\nПрезидент:\nб) назначает;\nб1) утверждает;\nб2) отменяет;\nв) решает.',
    )
    expect(units[0]?.children.map(({ num }) => num)).toEqual(['', 'б', 'б-1', 'б-2', 'в'])
    expect(why).toEqual(['number-gap', 'maybe-lost-superscript', 'maybe-lost-superscript'])
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
      'Статья 140. Изменение\nСтатья 1 изменяется законом.\nРазделы І, ІV и VІІ пересматривает только съезд.\nЧасть первая статьи 2 не применяется.\nГлава государства избирается народом.\n«Статья 5. Слова.»\n\nСтатья 141. Порядок\nТекст.',
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
      'Статья 1. Общий перечень озёр и рек страны с их берегами,\n\nостровов (отмелей)\n\n1. Текст.\n\nСтатья 2. Сроки\n1. Текст.',
    )
    expect(units[0]?.heading).toBe('Общий перечень озёр и рек страны с их берегами, островов (отмелей)')
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

  it('reads bare numbers as articles where a text calls no unit one', () => {
    const { lines, why } = read(
      'Chapter 1\nFounding\n\n1. The Republic\nThe Republic is one.\n\n2. Supremacy\nThe law is supreme.\n\nChapter 2\nRights\n\n3. Duties of the state\n(1) The state must:\n(a) respect;\n(b) protect.\n(2) It may not delay.\n\n4. Application\n(1) This applies.',
      'en',
    )
    expect(lines.slice(0, 3)).toEqual([
      'chp_1|1|Founding|',
      'art_1|1|The Republic|',
      'art_1__al_1|||The Republic is one.',
    ])
    expect(lines).toContain('art_3__para_1__point_b|b||protect.')
    expect(why).toEqual(['numbered-as-articles'])
    const rules = read(
      'Глава 1. Общее\n\n1. Правила.\n2. Понятия.\n\nГлава 2. Порядок\n\n3. Заявление.\n4. Решение.',
    )
    expect(rules.eIds).toEqual([
      'chp_1',
      'chp_1__para_1',
      'chp_1__para_2',
      'chp_2',
      'chp_2__para_3',
      'chp_2__para_4',
    ])
    expect(rules.why).toEqual(['no-article', 'text-outside-article', 'text-outside-article'])
  })

  it('reads paragraphs without a dot, points with a degree sign', () => {
    const { lines, why } = read(
      'Article 12\n1 There shall be a President.\n2 1° The President is elected.\n2° Everyone may vote.\n3 The term is seven years.',
      'en',
    )
    expect(lines).toEqual([
      'art_12|12||',
      'art_12__para_1|1||There shall be a President.',
      'art_12__para_2|2||',
      'art_12__para_2__point_1|1||The President is elected.',
      'art_12__para_2__point_2|2||Everyone may vote.',
      'art_12__para_3|3||The term is seven years.',
    ])
    expect(why).toEqual(['bare-number'])
  })

  it('doubts a short line that may head what follows', () => {
    const { doubts } = read(
      'Article 1\nThe nation is free.\n\nThe State\n\nArticle 2\nThe state is one.',
      'en',
    )
    expect(doubts).toEqual([
      expect.objectContaining({ line: 4, why: 'looks-like-heading', unit: 'art_1__al_2' }),
    ])
  })

  it('knows annexes', () => {
    const { eIds } = read(
      'Статья 1\nТекст.\n\nПриложение\n\nПеречень\n\n1. Первое.\n2. Второе.\n\nПриложение 2\nФорма\n1. Поле.',
    )
    expect(eIds).toEqual(expect.arrayContaining(['annex', 'annex__para_2', 'annex_2', 'annex_2__para_1']))
  })
})
