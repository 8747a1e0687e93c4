/** What finding words must do, whatever database is behind it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Entry } from '#server/domain/ports/search.ts'
import type { Store } from '#server/domain/ports/store.ts'
import { rebuildSearch } from '#server/store/search/rebuild.ts'
import { sqlStore } from '#server/store/store.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { queryOf } from '#shared/search/query.ts'
import type { Engine, Opened } from './engine.ts'
import { storeIn } from './openStore.ts'

const at = '2026-03-01T10:00:00.000Z'
const everyKind = ['unit', 'wording', 'reason', 'note', 'comment'] as const

const units: readonly Unit[] = [
  {
    eId: 'art_1',
    wId: 'art_1',
    kind: 'article',
    num: '1',
    heading: { ru: 'Ёмкость прав', kk: 'Құқық ұғымы' },
    children: [
      {
        eId: 'art_1__para_1',
        wId: 'art_1__para_1',
        kind: 'paragraph',
        num: '1',
        text: {
          ru: 'Нотариус действует по закону.',
          kk: 'Нотариустың қызметі заңға сай. ҒЫЛЫМ, Әділет, Һәм.',
        },
        children: [],
      },
    ],
  },
]

const block = (text: string) => [{ runs: [{ text }] }]

export const searchContract = (engine: Engine): void => {
  let opened: Opened
  let store: Store

  beforeEach(async () => {
    opened = await engine.open()
    const { addUser } = storeIn(opened)
    store = sqlStore(opened.database)
    await addUser({ id: 'u1', name: 'Member', email: 'u1@example.org' })
    await store.groups.add({ id: 'g1', name: 'Notaries', createdBy: 'u1', createdAt: at })
    await store.transact(async (tx) => {
      await tx.texts.add({
        textId: 't1',
        version: 1,
        title: { ru: 'Проект' },
        languages: ['ru', 'kk'],
        naming: 'kz',
        numbering: 'keep',
        units,
        sources: {},
        alignment: null,
        publishedBy: 'u1',
        publishedAt: at,
      })
      const proposal = { id: 'p1', textId: 't1', version: 1, groupId: 'g1', title: 'On words' }
      await tx.proposals.add({ ...proposal, createdBy: 'u1', createdAt: at })
      await tx.suggestions.add({
        id: 's1',
        proposal: 'p1',
        textId: 't1',
        version: 1,
        groupId: 'g1',
        op: 'replace',
        unit: 'art_1__para_1',
        wId: 'art_1__para_1',
        rank: 0,
        article: 'art_1',
        authorId: 'u1',
        state: 'open',
        before: {},
        confirmed: {},
        after: { ru: [{ kind: 'paragraph', num: '1', text: 'Адвокат защищает.', children: [] }] },
        reason: { ru: block('Потому что точнее.') },
        wordingHash: 'h',
        outOfStep: [],
        materialisedSeq: 0,
        createdAt: at,
      })
      await tx.discussion.add(
        { id: 'th1', proposal: 'p1', unit: 'art_1', audience: 'group', author: 'u1', createdAt: at },
        { id: 'c1', author: 'u1', body: 'Сомнение насчёт слова', createdAt: at },
      )
      await tx.proposals.change('p1', { note: { kk: block('Түсіндірме жазба') } })
    })
  })
  afterEach(() => opened.close())

  const find = async (words: string, lang?: string): Promise<readonly Entry[]> =>
    store.search.find({
      beginnings: queryOf(words).words.map(({ beginning }) => beginning),
      kinds: everyKind,
      lang,
    })
  const places = async (words: string, lang?: string) =>
    (await find(words, lang)).map(({ kind, subject }) => `${kind} ${subject}`)

  test('[SEARCH-6] words are found in units, wordings, reasons, notes and comments', async () => {
    expect(await places('нотариус')).toEqual(['unit art_1__para_1', 'unit art_1__para_1'])
    expect(await places('адвокаты')).toEqual(['wording s1'])
    expect(await places('точнее')).toEqual(['reason s1'])
    expect(await places('түсіндірме')).toEqual(['note p1'])
    expect(await places('сомнение')).toEqual(['comment c1'])
    expect(await places('сомнение адвокат')).toEqual([])
  })

  test('[SEARCH-2] the letters of Kazakh fold their case and stay themselves; ё is е', async () => {
    for (const words of ['ғылым', 'ҒЫЛЫМ', 'әділет', 'ӘДІЛЕТ', 'һәм', 'ҚҰҚЫҚ', 'ұғым'])
      expect([words, (await find(words)).length]).toEqual([words, 1])
    for (const words of ['гылым', 'адилет', 'кукык', 'угым'])
      expect([words, (await find(words)).length]).toEqual([words, 0])
    expect(await places('емкость')).toEqual(['unit art_1'])
    expect(await places('ЁМКОСТЬ')).toEqual(['unit art_1'])
  })

  test('a language narrows; what is in no known language stays', async () => {
    expect(await places('нотариус', 'kk')).toEqual(['unit art_1__para_1'])
    expect(await places('сомнение', 'kk')).toEqual(['comment c1'])
  })

  test('what a reader types is words, never the engine’s own language', async () => {
    for (const words of [
      '"',
      "'",
      'a* OR b',
      "') & !('",
      'NEAR(нотариус',
      'words:нотариус',
      '-нотариус',
      '\u0000',
      '\\',
    ])
      expect(Array.isArray(await find(words))).toBe(true)
    expect(await places('NOT нотариус')).toEqual([])
  })

  test('[SEARCH-6] changed words are found at once, and those that went are not', async () => {
    await store.transact(({ suggestions }) =>
      suggestions.change('s1', {
        after: { ru: [{ kind: 'paragraph', num: '1', text: 'Судья решает.', children: [] }] },
      }),
    )
    expect(await places('судья')).toEqual(['wording s1'])
    expect(await places('адвокат')).toEqual([])
    expect(await places('точнее')).toEqual(['reason s1'])
    await store.transact(({ discussion }) => discussion.editComment('c1', 'Согласие', at))
    expect([await places('сомнение'), await places('согласие')]).toEqual([[], ['comment c1']])
    await store.transact(({ discussion }) => discussion.deleteComment('c1', at))
    expect(await places('согласие')).toEqual([])
  })

  test('[SEARCH-6] with a transaction that fails, its words go', async () => {
    const failing = store.transact(async ({ proposals }) => {
      await proposals.change('p1', { note: { kk: block('Бекер') } })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect([await places('бекер'), await places('түсіндірме')]).toEqual([[], ['note p1']])
  })

  test('[SEARCH-1] a submission is found as it was, beside what has changed since', async () => {
    const frozen = {
      proposal: (await store.proposals.get('p1'))!,
      suggestions: await store.suggestions.ofProposal('p1'),
    }
    await store.transact(({ versions }) =>
      versions.add('p1', { name: '', step: 'submitted', by: 'u1', at, frozen }),
    )
    await store.transact(({ suggestions }) => suggestions.change('s1', { after: {} }))
    expect((await find('адвокат')).map(({ layer }) => layer)).toEqual(['submitted'])
  })

  test('[SEARCH-6] built anew, the index finds the same', async () => {
    const questions = ['нотариус', 'адвокат', 'точнее', 'түсіндірме', 'сомнение', 'емкость']
    const before = await Promise.all(questions.map((words) => places(words)))
    expect(await rebuildSearch(opened.database)).toBe(8)
    expect(await Promise.all(questions.map((words) => places(words)))).toEqual(before)
  })

  test('a long word, a long clause and a clause of signs do not stop anybody', async () => {
    const many = Array.from({ length: 30_000 }, (_, index) => `слово${index}`).join(' ')
    for (const text of ['щ'.repeat(5000), many, '— № …', "it's ' \\ \" :*&|!()"])
      await store.transact(({ suggestions }) =>
        suggestions.change('s1', { after: { ru: [{ kind: 'paragraph', num: '', text, children: [] }] } }),
      )
    expect(await places('it')).toEqual(['wording s1'])
  })
}
