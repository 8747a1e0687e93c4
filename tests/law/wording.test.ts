/** Where wording belongs, what is no wording, and what Markdown adds, each in a few made-up lines. */
import { describe, expect, it } from 'vitest'
import { flatten } from '#shared/legal/tree.ts'
import { read } from './read.ts'

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

  it('knows the datelines of Kazakhstan’s laws in both languages', () => {
    const ru = read(
      'О воде\n\nЗакон Республики Казахстан от 1 мая 2013 года № 94-V.\n\nНастоящий Закон регулирует воду.\n\nСтатья 1. Вода\n1. Текст.',
    )
    const kk = read(
      'Су туралы\n\nҚазақстан Республикасының 2013 жылғы 1 мамырдағы № 94-V Заңы.\n\nОсы Заң суды реттейді.\n\n1-бап. Су\n1. Мәтін.',
      'kk',
    )
    expect([ru.title, kk.title]).toEqual(['О воде', 'Су туралы'])
    for (const { units, notes } of [ru, kk]) {
      expect(notes.map(({ line }) => line)).toEqual([3])
      expect(units.map(({ kind }) => kind)).toEqual(['preamble', 'article'])
      expect(units[0]?.children).toHaveLength(1)
    }
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
    const times = [1, 2, 3].map(() => {
      const start = performance.now()
      read(source)
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(500)
    const { units, why } = read(source)
    expect(units).toHaveLength(500)
    expect(why).toEqual([])
  })
})
