/** What every store must do with bundles that replace a term and with edited formulas. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '#server/domain/ports/store.ts'

export interface OpenedLawStore {
  readonly store: Store
  addUser(user: { readonly id: string; readonly name: string; readonly email: string }): Promise<void>
  close(): Promise<void> | void
}

const at = '2026-03-01T10:00:00.000Z'
const later = '2026-03-02T10:00:00.000Z'

export const lawContract = (open: () => Promise<OpenedLawStore>): void => {
  let opened: OpenedLawStore
  let store: Store

  beforeEach(async () => {
    opened = await open()
    store = opened.store
    for (const id of ['u1', 'u2'])
      await opened.addUser({ id, name: `Member ${id}`, email: `${id}@example.org` })
    await store.groups.add({ id: 'g1', name: 'Notaries', createdBy: 'u1', createdAt: at })
    await store.texts.add({
      textId: 't1',
      version: 1,
      title: { ru: 'Проект' },
      languages: ['ru'],
      naming: 'kz',
      numbering: 'renumber',
      units: [],
      sources: {},
      alignment: null,
      publishedBy: 'u1',
      publishedAt: at,
    })
    for (const id of ['p1', 'p2'])
      await store.proposals.add({
        id,
        textId: 't1',
        version: 1,
        groupId: 'g1',
        title: id,
        createdBy: 'u1',
        createdAt: at,
      })
  })
  afterEach(() => opened.close())

  test('a bundle keeps its terms by language', async () => {
    const bundle = { proposalId: 'p1', from: { ru: 'Мажилис' }, to: { ru: 'Курултай' }, createdBy: 'u1' }
    await store.bundles.add({ ...bundle, id: 'b2', createdAt: later })
    await store.bundles.add({ ...bundle, id: 'b1', createdAt: at })
    const kept = { ...bundle, createdBy: { id: 'u1', name: 'Member u1' } }
    expect(await store.bundles.get('b1')).toEqual({ ...kept, id: 'b1', createdAt: at })
    expect((await store.bundles.ofProposal('p1')).map(({ id }) => id)).toEqual(['b1', 'b2'])
    expect(await store.bundles.ofProposal('p2')).toEqual([])
    expect(await store.bundles.get('none')).toBeUndefined()
  })

  test('the last edit of a formula stands; dropping a place drops all its edits in that language', async () => {
    const edit = { lang: 'ru', key: 'k1', place: 'art_1', generated: 'a', text: 'b', author: 'u1', at }
    await store.actEdits.put('p1', edit)
    await store.actEdits.put('p1', { ...edit, text: 'c', author: 'u2', at: later })
    await store.actEdits.put('p1', { ...edit, key: 'k0' })
    await store.actEdits.put('p1', { ...edit, lang: 'kk' })
    await store.actEdits.put('p2', edit)
    const told = async (id: string) =>
      (await store.actEdits.ofProposal(id)).map(({ lang, key, text, author }) => [
        lang,
        key,
        text,
        author.name,
      ])
    expect(await told('p1')).toEqual([
      ['ru', 'k0', 'b', 'Member u1'],
      ['kk', 'k1', 'b', 'Member u1'],
      ['ru', 'k1', 'c', 'Member u2'],
    ])
    await store.actEdits.drop('p1', 'ru', 'art_1')
    expect(await told('p1')).toEqual([['kk', 'k1', 'b', 'Member u1']])
    expect(await told('p2')).toHaveLength(1)
  })
}
