/** What every store must do, whatever database is behind it: an adapter's own test only says how to open one. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Store } from '#server/domain/ports/store.ts'
import type { NewSuggestion } from '#server/domain/ports/suggestions.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { reportBetween } from '#shared/legal/versions.ts'

export interface OpenedStore {
  readonly store: Store
  /** Puts an account in, as the accounts library does. */
  addUser(user: { readonly id: string; readonly name: string; readonly email: string }): Promise<void>
  /** Says how far a room's log is. */
  setHead(room: string, head: number): Promise<void>
  /** Changes one row of the audit trail behind the store's back. */
  forgeAudit(seq: number): Promise<void>
  close(): Promise<void>
}

const at = '2026-03-01T10:00:00.000Z'
const later = '2026-03-02T10:00:00.000Z'

const units: readonly Unit[] = [
  { eId: 'art_1', wId: 'art_1', kind: 'article', num: '1', text: { ru: 'Слово', kk: 'Сөз' }, children: [] },
]

const suggestion = (id: string, over: Partial<NewSuggestion> = {}): NewSuggestion => ({
  id,
  proposal: 'p1',
  textId: 't1',
  version: 1,
  groupId: 'g1',
  op: 'replace',
  unit: 'art_1',
  wId: 'art_1',
  rank: 0,
  article: 'art_1',
  authorId: 'u1',
  state: 'open',
  before: { ru: [{ kind: 'article', num: '1', text: 'Слово', from: 'art_1', children: [] }] },
  confirmed: {},
  after: {},
  reason: {},
  wordingHash: 'h0',
  outOfStep: [],
  materialisedSeq: 0,
  createdAt: at,
  ...over,
})

export const storeContract = (open: () => Promise<OpenedStore>): void => {
  let opened: OpenedStore
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
      languages: ['ru', 'kk'],
      naming: 'kz',
      numbering: 'renumber',
      units,
      sources: { ru: { format: 'text', source: 'Статья 1. Слово' } },
      alignment: null,
      publishedBy: 'u1',
      publishedAt: at,
    })
    await store.proposals.add({
      id: 'p1',
      textId: 't1',
      version: 1,
      groupId: 'g1',
      title: 'One',
      createdBy: 'u1',
      createdAt: at,
    })
  })
  afterEach(() => opened.close())

  test('[STORE-2] a transaction keeps all or nothing', async () => {
    await expect(
      store.transact(async (tx) => {
        await tx.groups.add({ id: 'g2', name: 'Judges', createdBy: 'u1', createdAt: at })
        await tx.people.raiseAccessRevision()
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await store.groups.get('g2')).toBeUndefined()
    expect(await store.people.accessRevision()).toBe(0)
    await store.transact((tx) => tx.people.raiseAccessRevision())
    expect(await store.people.accessRevision()).toBe(1)
  })

  test('texts: versions are kept side by side, the newest is listed, a language changes no other', async () => {
    const next = { ...units[0]!, text: { ru: 'Дело' } }
    const report = reportBetween(units, [next])
    await store.texts.add({
      textId: 't1',
      version: 2,
      title: { ru: 'Проект второй' },
      languages: ['ru'],
      naming: 'kz',
      numbering: 'renumber',
      units: [next],
      sources: {},
      alignment: { report, corrections: [{ from: 'art_1' }] },
      publishedBy: 'u1',
      publishedAt: later,
    })
    expect(await store.texts.versionNumbers('t1')).toEqual([1, 2])
    expect((await store.texts.list()).map(({ version, title }) => [version, title.ru])).toEqual([
      [2, 'Проект второй'],
    ])
    expect((await store.texts.get('t1'))?.units).toEqual([next])
    expect(await store.texts.get('t1', 1)).toMatchObject({
      units,
      languages: ['ru', 'kk'],
      numbering: 'renumber',
    })
    expect(await store.texts.get('t1', 3)).toBeUndefined()

    const both = [{ ...next, text: { ru: 'Дело', kk: 'Іс' } }]
    const grown = {
      textId: 't1',
      version: 2,
      title: { ru: 'Проект', kk: 'Жоба' },
      languages: ['ru', 'kk'],
      units: both,
      alignment: {},
    }
    await store.texts.addLanguage(grown, 'kk', { format: 'text', source: '1-бап. Іс' })
    expect(await store.texts.get('t1', 2)).toMatchObject({
      units: both,
      languages: ['ru', 'kk'],
      title: { kk: 'Жоба' },
    })
    const [first, second] = await store.texts.versions('t1')
    expect(first).toMatchObject({ version: 1, publishedBy: { id: 'u1' } })
    expect(first?.alignment).toBeUndefined()
    expect(second).toMatchObject({ version: 2, languages: ['ru', 'kk'], alignment: { report } })
    const renamed = [{ ...both[0]!, wId: 'art_9' }]
    await store.texts.realign({ textId: 't1', version: 2, units: renamed })
    expect((await store.texts.get('t1', 2))?.units).toEqual(renamed)
    expect((await store.texts.versions('t1'))[1]?.alignment).toEqual({
      report,
      corrections: [{ from: 'art_1' }],
    })
    await store.texts.realign({
      textId: 't1',
      version: 2,
      units: both,
      alignment: { report, corrections: [] },
    })
    expect((await store.texts.versions('t1'))[1]?.alignment?.corrections).toEqual([])
    expect((await store.texts.get('t1', 1))?.units).toEqual(units)
  })

  test('groups: members with their roles, invitations that are used up', async () => {
    await store.groups.addMember('g1', 'u1', 'chair', at)
    await store.groups.addMember('g1', 'u2', 'observer', later)
    await store.groups.changeRole('g1', 'u2', 'drafter')
    expect((await store.groups.members('g1')).map(({ user, role }) => [user.id, role])).toEqual([
      ['u1', 'chair'],
      ['u2', 'drafter'],
    ])
    expect((await store.groups.list()).map(({ id, members }) => [id, members])).toEqual([['g1', 2]])
    expect(await store.people.actor('u2')).toEqual({
      id: 'u2',
      secretariat: false,
      groups: [{ id: 'g1', name: 'Notaries', role: 'drafter' }],
    })
    await store.groups.removeMember('g1', 'u2')
    expect(await store.groups.member('g1', 'u2')).toBeUndefined()

    const invitation = {
      tokenHash: 'x',
      groupId: 'g1',
      role: 'observer',
      createdBy: 'u1',
      createdAt: at,
      expiresAt: later,
      usesLeft: 2,
    } as const
    await store.groups.invite(invitation)
    await store.groups.useInvitation('x')
    expect(await store.groups.invitation('x')).toEqual({ ...invitation, usesLeft: 1 })
    expect(await store.groups.invitation('y')).toBeUndefined()
  })

  test('people: the secretariat, the installation, addresses in any case', async () => {
    expect(await store.people.installation()).toEqual({
      setUp: false,
      sample: false,
      setupCodeHash: undefined,
    })
    await store.people.keepSetupCode('hash', at)
    await store.people.addToSecretariat('u1', at)
    await store.people.markAsSample(at)
    await store.people.keepSetupCode(undefined, at)
    expect(await store.people.installation()).toEqual({ setUp: true, sample: true, setupCodeHash: undefined })
    expect((await store.people.actor('u1')).secretariat).toBe(true)
    expect((await store.people.byEmail('U2@Example.org'))?.id).toBe('u2')
    expect((await store.people.all()).map(({ id }) => id)).toEqual(['u1', 'u2'])
  })

  test('proposals: shares and links come and go', async () => {
    await store.groups.add({ id: 'g2', name: 'Judges', createdBy: 'u1', createdAt: at })
    await store.proposals.shareWith('p1', ['g2'])
    await store.proposals.change('p1', {
      publicToken: 'token',
      sharedWithAll: true,
      state: 'locked',
      updatedAt: later,
    })
    expect(await store.proposals.byPublicToken('token')).toMatchObject({
      id: 'p1',
      state: 'locked',
      shares: { groups: ['g2'], all: true, link: true },
      group: { id: 'g1', name: 'Notaries' },
      updatedAt: later,
    })
    await store.proposals.shareWith('p1', [])
    await store.proposals.change('p1', { publicToken: null, sharedWithAll: false })
    expect((await store.proposals.get('p1'))?.shares).toEqual({ groups: [], all: false, link: false })
    expect(await store.proposals.list({ textId: 'other' })).toEqual([])
    expect((await store.proposals.list({ groupId: 'g1' })).map(({ id }) => id)).toEqual(['p1'])
    await opened.setHead('proposal/p1', 2)
    expect(await store.proposals.behind()).toEqual([{ id: 'p1', materialisedSeq: 0 }])
    await store.proposals.change('p1', { materialisedSeq: 2, note: { ru: [{ runs: [{ text: 'Зачем' }] }] } })
    expect(await store.proposals.behind()).toEqual([])
    expect((await store.proposals.get('p1'))?.note).toEqual({ ru: [{ runs: [{ text: 'Зачем' }] }] })
  })

  test('suggestions: every field comes back; absent ones stay absent', async () => {
    const full = suggestion('s2', {
      op: 'move',
      unitEnd: 'art_1',
      destination: { after: 'art_1' },
      near: 'art_1',
      article: null,
      rank: -3,
      bundle: 'b',
      alternativeTo: 's1',
      copiedFrom: 's1',
      state: 'draft',
      confirmed: { kk: true },
      after: { ru: [] },
      reason: { ru: [{ runs: [{ text: 'Ясно', bold: true }] }] },
      outOfStep: ['kk'],
      createdAt: later,
    })
    await store.suggestions.add(suggestion('s1'))
    await store.suggestions.add(full)
    const { groupId: _group, authorId: _author, ...kept } = full
    expect(await store.suggestions.get('s2')).toEqual({
      ...kept,
      number: 2,
      group: { id: 'g1', name: 'Notaries' },
      author: { id: 'u1', name: 'Member u1' },
      coauthors: [],
      decisions: [],
      positions: [],
      updatedAt: later,
    })
    expect(Object.keys((await store.suggestions.get('s1'))!)).not.toContain('destination')
    expect((await store.suggestions.ofProposal('p1')).map(({ id }) => id)).toEqual(['s1', 's2'])
    expect((await store.suggestions.ofText('t1', 1)).map(({ id }) => id)).toEqual(['s1', 's2'])
    expect(await store.suggestions.ofText('t1', 2)).toEqual([])
    await store.suggestions.change('s2', { bundle: null, state: 'open', rank: 0 })
    expect(await store.suggestions.get('s2')).toMatchObject({ state: 'open', rank: 0 })
    expect(await store.suggestions.get('s2')).not.toHaveProperty('bundle')
  })

  test('suggestions are numbered within their proposal as they are made, and no number is given twice', async () => {
    for (const id of ['s3', 's1', 's2']) await store.suggestions.add(suggestion(id))
    await store.suggestions.change('s1', { state: 'withdrawn' })
    await store.suggestions.add(suggestion('s4'))
    const numbers = (await store.suggestions.ofProposal('p1')).map(({ id, number }) => [id, number])
    expect(Object.fromEntries(numbers)).toEqual({ s3: 1, s1: 2, s2: 3, s4: 4 })
    await expect(store.suggestions.add(suggestion('s4'))).rejects.toThrow()
  })

  test('suggestions: those whose document is ahead of their row are found', async () => {
    await store.suggestions.add(suggestion('s1'))
    await store.suggestions.add(suggestion('s2'))
    await opened.setHead('suggestion/s2', 3)
    expect(await store.suggestions.behind()).toEqual([{ id: 's2', materialisedSeq: 0 }])
    expect(await store.suggestions.behind('p1')).toEqual([{ id: 's2', materialisedSeq: 0 }])
    expect(await store.suggestions.behind('p2')).toEqual([])
    await store.suggestions.change('s2', { materialisedSeq: 3 })
    expect(await store.suggestions.behind()).toEqual([])
  })

  test('coauthors, positions (one a person), decisions (one in force a level) and their reopening', async () => {
    await store.suggestions.add(suggestion('s1'))
    await store.suggestions.setCoauthors('s1', ['u2', 'u2'])
    const position = { userId: 'u2', note: '', wordingHash: 'h0', at }
    await store.suggestions.takePosition('s1', { ...position, stand: 'support', onBehalfOf: 'Union' })
    await store.suggestions.takePosition('s1', { ...position, stand: 'oppose' })
    const decision = {
      level: 'group',
      outcome: 'agreed',
      reason: 'Good',
      by: 'u1',
      at,
      wordingHash: 'h0',
    } as const
    await store.suggestions.decide('s1', { id: 'd1', ...decision })
    await expect(store.suggestions.decide('s1', { id: 'd2', ...decision })).rejects.toThrow()
    await store.suggestions.reopen('d1', 'u2', later)
    await store.suggestions.decide('s1', { id: 'd3', ...decision, outcome: 'rejected', at: later })
    const { coauthors, positions, decisions } = (await store.suggestions.get('s1'))!
    expect(coauthors).toEqual([{ id: 'u2', name: 'Member u2' }])
    expect(positions).toEqual([
      { user: { id: 'u2', name: 'Member u2' }, stand: 'oppose', note: '', wordingHash: 'h0', at },
    ])
    expect(decisions.map(({ id, outcome, reopened }) => [id, outcome, reopened?.by.id])).toEqual([
      ['d1', 'agreed', 'u2'],
      ['d3', 'rejected', undefined],
    ])
  })

  test('discussion: threads with their comments in order; deleted ones are marked, not erased', async () => {
    const first = { id: 'c1', author: 'u1', body: 'Why?', createdAt: at }
    await store.discussion.add(
      {
        id: 'th1',
        proposal: 'p1',
        unit: 'art_1',
        audience: 'group',
        anchor: { start: 1 },
        author: 'u1',
        createdAt: at,
      },
      first,
    )
    await store.discussion.addComment('th1', { id: 'c2', author: 'u2', body: 'So.', createdAt: later })
    await store.discussion.editComment('c1', 'Why so?', later)
    await store.discussion.deleteComment('c2', later)
    await store.discussion.resolve('th1', 'u2', later)
    const [thread] = await store.discussion.ofProposal('p1')
    expect(thread).toEqual(await store.discussion.get('th1'))
    expect(thread).toMatchObject({
      unit: 'art_1',
      anchor: { start: 1 },
      resolved: { by: { id: 'u2' }, at: later },
    })
    expect(thread!.comments.map(({ body, editedAt, deletedAt }) => [body, editedAt, deletedAt])).toEqual([
      ['Why so?', later, undefined],
      ['So.', undefined, later],
    ])
    await store.discussion.reopen('th1')
    expect(await store.discussion.get('th1')).not.toHaveProperty('resolved')
  })

  test('versions are numbered from 1 and found by their step', async () => {
    const proposal = (await store.proposals.get('p1'))!
    const freeze = (step: string | null, title: string) =>
      store.versions.add('p1', {
        name: '',
        step,
        by: 'u1',
        at,
        frozen: { proposal: { ...proposal, title }, suggestions: [] },
      })
    expect([await freeze('submitted', 'a'), await freeze(null, 'b'), await freeze('submitted', 'c')]).toEqual(
      [1, 2, 3],
    )
    expect((await store.versions.lastAt('p1', 'submitted'))?.proposal.title).toBe('c')
    expect((await store.versions.get('p1', 2))?.frozen.proposal.title).toBe('b')
    expect(await store.versions.lastAt('p1', 'closed')).toBeUndefined()
    expect((await store.versions.ofProposal('p1')).map(({ number }) => number)).toEqual([1, 2, 3])
  })

  test('[STORE-2] the audit trail is one chain: a changed row shows', async () => {
    for (const action of ['one', 'two', 'three'])
      await store.audit.record(
        { actor: 'u1', action, subject: 'proposal/p1', proposal: 'p1', detail: { action } },
        at,
      )
    await store.audit.record({ actor: 'u2', action: 'elsewhere', subject: 'group/g1' }, at)
    expect((await store.audit.ofProposal('p1', undefined, 2)).map(({ action }) => action)).toEqual([
      'three',
      'two',
    ])
    expect((await store.audit.ofProposal('p1', 2, 10)).map(({ action }) => action)).toEqual(['one'])
    expect(await store.audit.verify()).toEqual({ type: 'intact', rows: 4 })
    await opened.forgeAudit(2)
    expect(await store.audit.verify()).toEqual({ type: 'broken', at: 2 })
  })
}
