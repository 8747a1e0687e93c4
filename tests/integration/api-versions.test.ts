/** The next version of a text, and a proposal that is taken to it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText, russian, type Scene } from '#tests/support/group.ts'
import { clientIn } from '#tests/support/scribes.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'

let server: TestServer
let scene: Scene
let members: Members
let secretary: Account

beforeAll(async () => {
  server = await startServer()
  scene = await publishedText(server.url)
  secretary = scene.secretary
  members = await newGroup(secretary, 'Адвокаты')
})
afterAll(async () => {
  expect(await server.stop()).toBe(0)
})

const data = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const articles = (entries: readonly Json[]): string[] =>
  entries.filter(({ kind }) => kind === 'article').map(({ to, from }) => (to ?? from).replace(/^art_/, ''))

const publish = async (source: string, title = 'Проект'): Promise<Json> =>
  expectStatus(await secretary.post('/api/texts', { title: { ru: title }, lang: 'ru', source }), 201)

/** Article 1 gains a paragraph, article 2 changes one point and loses paragraph 2, article 3 is article 4. */
const next = russian
  .replace('1. Государство является', '1. Народ – источник власти.\n2. Государство является')
  .replace('2. Языком', '3. Языком')
  .replace('защиту персональных данных', 'защиту своих данных')
  .replace('2. Права охраняются судом.\n', '')
  .replace('Статья 3. Суд', 'Статья 3. Земля\nЗемля и её недра принадлежат народу.\n\nСтатья 4. Суд')

describe.skipIf(!existsSync(data))(
  'versions of real constitutions (skipped where ../shared/data is absent)',
  () => {
    const real = [
      [
        'ru/ru-1993-constitution-2019ed.ru.txt',
        'ru/ru-1993-constitution-2020ed.ru.txt',
        'ru/compare-2019ed-2020ed',
        42,
        5,
      ],
      ['by/by-1996-constitution.ru.txt', 'by/by-2004-constitution.ru.txt', 'by/compare-1996-2004', 1, 0],
    ] as const

    test.each(real)(
      '[VERSION-4] %s and %s differ in exactly the articles known',
      async (a, b, known, changed, added) => {
        const { id } = await publish(readFileSync(join(data, a), 'utf8'))
        const body = { lang: 'ru', source: readFileSync(join(data, b), 'utf8') }
        const preview = expectStatus(
          await secretary.post(`/api/texts/${id}/versions`, { ...body, preview: true }),
          200,
        )
        expect(preview).toMatchObject({ stored: false, version: 2, articles: { changed, added, removed: 0 } })
        expect(expectStatus(await secretary.get(`/api/texts/${id}`), 200).version).toBe(1)
        const published = expectStatus(await secretary.post(`/api/texts/${id}/versions`, body), 201)
        const expected = JSON.parse(readFileSync(join(data, `${known}.expected.json`), 'utf8'))
        expect(articles(published.report.changed)).toEqual(expected.changed)
        expect(articles(published.report.added)).toEqual(expected.added)
        expect(articles(published.report.unchanged)).toEqual(expected.unchanged)
        const compared = expectStatus(await secretary.get(`/api/texts/${id}/versions/1/compare/2`), 200)
        expect(compared.articles).toMatchObject({
          changed,
          added,
          removed: 0,
          unchanged: expected.unchanged.length,
        })
        const back = expectStatus(await secretary.get(`/api/texts/${id}/versions/2/compare/1`), 200)
        expect(back.articles).toMatchObject({ changed, added: 0, removed: added })
      },
    )
  },
)

test('[VERSION-4] [VERSION-5] versions compare unit by unit; who pairs two units has it so everywhere', async () => {
  const { id } = await publish(russian)
  const version = `/api/texts/${id}/versions`
  expect((await members.chair.post(version, { lang: 'ru', source: next })).status).toBe(403)
  expectStatus(await secretary.post(version, { lang: 'ru', source: next }), 201)
  const { units, articles: counts } = expectStatus(await members.chair.get(`${version}/1/compare/2`), 200)
  expect(counts).toMatchObject({ changed: 2, added: 1, unchanged: 1, renumbered: 1 })
  const of = (eId: string): Json =>
    units.find((unit: Json) => unit.to === eId || (!unit.to && unit.from === eId))
  expect(of('art_1__para_1')).toMatchObject({ change: 'added' })
  expect(of('art_1__para_2')).toMatchObject({
    change: 'unchanged',
    renumbered: true,
    num: '2',
    numBefore: '1',
  })
  expect(of('art_2__para_2')).toMatchObject({ change: 'removed', article: 'art_2' })
  expect(of('art_4')).toMatchObject({ wId: 'art_3', from: 'art_3', renumbered: true })
  const changed = of('art_2__para_1__point_2')
  expect(changed.text.ru.filter(({ type }: Json) => type !== 'same')).toEqual([
    { type: 'deleted', text: 'персональных' },
    { type: 'inserted', text: 'своих' },
  ])

  // A third version, so that a correction of the second has something after it.
  expectStatus(await secretary.post(version, { lang: 'ru', source: `${next}\nСтатья 5. Мир\nМир.` }), 201)
  const realign = (alignment: Json[]) => secretary.put(`${version}/2/alignment`, { alignment })
  expect((await members.chair.put(`${version}/2/alignment`, { alignment: [{ from: 'art_3' }] })).status).toBe(
    403,
  )
  expect((await realign([{ from: 'art_99' }])).status).toBe(422)
  const mended = expectStatus(await realign([{ from: 'art_3', to: 'art_3' }]), 200)
  expect(articles(mended.report.added)).toEqual(['4'])
  for (const number of [2, 3]) {
    const text = expectStatus(await secretary.get(`/api/texts/${id}?version=${number}`), 200)
    const wIds = text.units[0].children.map((unit: Json) => [unit.eId, unit.wId])
    expect(wIds.slice(2, 4)).toEqual([
      ['art_3', 'art_3'],
      ['art_4', 'art_4'],
    ])
  }
  const apart = expectStatus(await realign([{ from: 'art_3' }, { to: 'art_4', from: 'art_3' }]), 200)
  expect(articles(apart.report.renumbered)).toEqual(['4'])
  expect(apart.corrections).toHaveLength(3)
  const items = expectStatus(await secretary.get(version), 200).items
  expect(items.map((each: Json) => [each.version, each.articles?.added])).toEqual([
    [1, undefined],
    [2, 1],
    [3, 1],
  ])
  expect(items[1].publishedBy.id).toBe(secretary.id)
})

describe('a proposal on the next version', () => {
  let text: string
  let proposal: string
  const ids: Record<string, string> = {}
  const threads: Record<string, string> = {}

  const suggest = async (name: string, who: Account, body: Json): Promise<void> => {
    ids[name] = expectStatus(
      await who.post(`/api/proposals/${proposal}/suggestions`, {
        reason: { ru: `Почему ${name}.` },
        ...body,
      }),
      201,
    ).id
  }
  const row = async (name: string): Promise<Json> =>
    expectStatus(await members.chair.get(`/api/suggestions/${ids[name]}`), 200)
  const onProposal = async (who: Account): Promise<Json[]> =>
    expectStatus(await who.get(`/api/proposals/${proposal}/suggestions`), 200).items
  const outcomes = (rebase: Json): Record<string, string> =>
    Object.fromEntries(
      rebase.items.map(({ suggestion, outcome }: Json) => [
        Object.keys(ids).find((name) => ids[name] === suggestion),
        outcome,
      ]),
    )
  const rebase = (body: Json = {}, who = members.chair) => who.post(`/api/proposals/${proposal}/rebase`, body)

  beforeAll(async () => {
    text = (await publish(russian)).id
    proposal = expectStatus(
      await members.chair.post('/api/proposals', {
        textId: text,
        groupId: members.group.id,
        title: 'Поправки',
      }),
      201,
    ).id
    const { contributor, chair } = members
    await suggest('carried', contributor, {
      op: 'replace',
      unit: 'art_1__para_2',
      wording: { ru: 'Языки народов равны.' },
    })
    await suggest('already', contributor, {
      op: 'replace',
      unit: 'art_2__para_1__point_2',
      wording: { ru: 'на защиту своих данных.' },
    })
    await suggest('changed', contributor, {
      op: 'replace',
      unit: 'art_2__para_1__point_2',
      wording: { ru: 'на тайну данных;' },
    })
    await suggest('gone', contributor, {
      op: 'replace',
      unit: 'art_2__para_2',
      wording: { ru: 'Права свяще́нны.' },
    })
    await suggest('inserted', chair, {
      op: 'insertAfter',
      unit: 'art_3__al_1',
      wording: { ru: [{ kind: 'alinea', text: 'Суд независим.' }] },
    })
    await suggest('private', contributor, {
      op: 'replace',
      unit: 'art_3__al_1',
      state: 'draft',
      wording: { ru: 'Правосудие вершит суд.' },
    })
    expectStatus(await chair.put(`/api/suggestions/${ids.changed}/position`, { stand: 'oppose' }), 200)
    expectStatus(await chair.post(`/api/suggestions/${ids.inserted}/decision`, { outcome: 'agreed' }), 201)
    const talk = async (name: string, body: Json) => {
      threads[name] = expectStatus(
        await chair.post(`/api/proposals/${proposal}/threads`, { body: `О ${name}`, ...body }),
        201,
      ).id
    }
    await talk('carried', { suggestion: ids.carried })
    await talk('unit', {
      unit: 'art_1__para_1',
      anchor: { lang: 'ru', field: 'base', unit: 'art_1__para_1', start: 0, end: 11, quote: 'Государство' },
    })
    await talk('lost', { unit: 'art_2__para_2' })
    expectStatus(await secretary.post(`/api/texts/${text}/versions`, { lang: 'ru', source: next }), 201)
  })

  test('[REBASE-3] a preview says what would become of each, and stores nothing', async () => {
    const preview = expectStatus(await rebase({ preview: true }), 200)
    expect(preview).toMatchObject({ from: 1, to: 2, stored: false, waiting: 2, hidden: 1 })
    expect(outcomes(preview)).toEqual({
      carried: 'carried',
      already: 'already',
      changed: 'changed',
      gone: 'gone',
      inserted: 'carried',
    })
    const changed = preview.items.find(({ suggestion }: Json) => suggestion === ids.changed)
    expect(changed).toMatchObject({ causes: ['words'], conflicts: { ru: ['art_2__para_1__point_2'] } })
    expect([changed.oldBase, changed.newBase, changed.proposed].map(({ ru }: Json) => ru[0].text)).toEqual([
      'на защиту персональных данных.',
      'на защиту своих данных.',
      'на тайну данных;',
    ])
    expect(expectStatus(await members.observer.get(`/api/proposals/${proposal}/rebase`), 200).counts).toEqual(
      preview.counts,
    )
    expect(expectStatus(await members.chair.get(`/api/proposals/${proposal}`), 200).version).toBe(1)
    expect((await row('carried')).state).toBe('open')
    expect((await rebase({}, members.drafter)).status).toBe(403)
    expect((await rebase({}, secretary)).status).toBe(404)
    expect((await rebase({ choices: { nothing: { choice: 'keep' } } })).status).toBe(400)
  })

  test('[REBASE-4] [REBASE-5] [REBASE-6] nothing is dropped: words, authors, talk and positions follow, what changed or is gone waits', async () => {
    const watching = clientIn(server, members.observer, `proposal/${proposal}`)
    await watching.synced()
    const typing = clientIn(server, members.contributor, `suggestion/${ids.carried}`)
    await typing.saved()
    typing.text().insert(0, 'Все ')
    await typing.saved()
    expectStatus(
      await members.chair.put(`/api/suggestions/${ids.carried}/position`, { stand: 'support' }),
      200,
    )
    const done = expectStatus(await rebase(), 200)
    typing.destroy()
    expect(done).toMatchObject({
      from: 1,
      to: 2,
      stored: true,
      waiting: 2,
      versions: { before: 1, after: 2 },
    })
    const after = await onProposal(members.chair)
    expect(after.map(({ unit, op, state }: Json) => [op, unit, state])).toEqual([
      ['replace', 'art_1__para_3', 'open'],
      ['insertAfter', 'art_4__al_1', 'open'],
    ])
    const [carried, inserted] = after
    expect(carried).toMatchObject({
      version: 2,
      author: { id: members.contributor.id },
      copiedFrom: ids.carried,
      reason: { ru: 'Почему carried.' },
      positions: { support: 1 },
      positionList: [{ outdated: false }],
    })
    expect(carried.after.ru).toMatchObject([{ num: '3', text: 'Все Языки народов равны.' }])
    expect(inserted.decisions).toMatchObject([{ outcome: 'agreed', wordingHash: inserted.wordingHash }])
    expect(inserted.after.ru).toMatchObject([{ text: 'Суд независим.' }])
    const agreed = expectStatus(await members.chair.get(`/api/proposals/${proposal}/agreed?lang=ru`), 200)
    expect(JSON.stringify(agreed.units)).toContain('Суд независим.')

    expect(await row('carried')).toMatchObject({ version: 1, state: 'superseded', successor: carried.id })
    expect(await row('already')).toMatchObject({ state: 'superseded', rebased: 'already' })
    expect(await row('changed')).toMatchObject({ state: 'open', version: 1 })
    const own = await onProposal(members.contributor)
    expect(own.filter(({ state }: Json) => state === 'draft')).toMatchObject([{ unit: 'art_4__al_1' }])

    const talk = expectStatus(await members.chair.get(`/api/proposals/${proposal}/threads`), 200).items
    const thread = (name: string): Json => talk.find(({ id }: Json) => id === threads[name])
    expect(thread('carried').suggestion).toBe(carried.id)
    expect(thread('unit')).toMatchObject({
      unit: 'art_1__para_2',
      anchor: { unit: 'art_1__para_2', start: 0 },
    })
    expect(thread('lost').unit).toBe('art_2')

    await until('open pages hear of it', () =>
      watching.changes.some(({ rows }) => rows.some(({ id, row }) => id === carried.id && row !== null)),
    )
    await until('and that the old one is not there any more', () =>
      watching.changes.some(({ rows }) => rows.some(({ id, row }) => id === ids.carried && row === null)),
    )
    watching.destroy()
    const again = clientIn(server, members.contributor, `suggestion/${carried.id}`)
    await again.synced()
    expect(again.words()).toContain('Все Языки народов равны.')
    again.text().insert(0, 'Ура! ')
    await again.saved()
    again.destroy()
    const verified = expectStatus(await members.chair.get(`/api/proposals/${proposal}/history/verify`), 200)
    expect(verified.type).toBe('intact')
  })

  test('[REBASE-5] [REBASE-6] what waits is settled by a choice: mine, the new text, or something else', async () => {
    expect((await rebase({ choices: { [ids.gone!]: { choice: 'keep' } } }, members.drafter)).status).toBe(403)
    const waiting = expectStatus(await members.chair.get(`/api/proposals/${proposal}/rebase`), 200)
    expect(waiting.items.filter((item: Json) => item.waiting)).toHaveLength(2)
    expect(outcomes(waiting)).toMatchObject({ carried: 'carried', already: 'already', changed: 'changed' })
    const settled = expectStatus(
      await rebase({
        choices: {
          [ids.changed!]: { choice: 'keep' },
          [ids.gone!]: { choice: 'edit', wording: { ru: 'Права охраняет суд.' } },
        },
      }),
      200,
    )
    expect(settled.waiting).toBe(0)
    const rows = await onProposal(members.chair)
    const changed = rows.find(({ copiedFrom }) => copiedFrom === ids.changed)
    expect(changed).toMatchObject({ unit: 'art_2__para_1__point_2', positionList: [{ outdated: true }] })
    expect(changed!.after.ru[0].text).toBe('на тайну данных;')
    const gone = rows.find(({ copiedFrom }) => copiedFrom === ids.gone)
    expect(gone).toMatchObject({ op: 'insertAfter', unit: 'art_2__para_1' })
    expect(gone!.after.ru[0].text).toBe('Права охраняет суд.')
    const history = expectStatus(await members.chair.get(`/api/proposals/${proposal}/history`), 200).items
    expect(history.filter(({ action }: Json) => action === 'suggestion.rebased')).toHaveLength(6)
    const restore = await members.chair.post(`/api/proposals/${proposal}/versions/1/restore`, {})
    expect(restore.body).toMatchObject({ code: 'other-version' })
  })
})
