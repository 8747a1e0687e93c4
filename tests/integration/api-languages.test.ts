/** A language added later: aligned unit by unit, reported, and no existing wording changed by it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, expectStatus, type Json, setUp } from '#tests/support/account.ts'
import { kazakh, russian } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'
import { until } from '#tests/support/until.ts'

let server: TestServer
let secretary: Account
beforeAll(async () => {
  server = await startServer()
  secretary = await setUp(server.url)
})
afterAll(() => server.stop())

const publish = async (): Promise<Json> =>
  expectStatus(await secretary.post('/api/texts', { title: 'Проект', lang: 'ru', source: russian }), 201)

test('[API-8] undecided suggestions get its wording, decided ones are out of step in it', async () => {
  const text = await publish()
  const group = expectStatus(await secretary.post('/api/groups', { name: 'Notaries' }), 201)
  const proposal = expectStatus(
    await secretary.post('/api/proposals', { textId: text.id, groupId: group.id, title: 'One' }),
    201,
  )
  const suggest = async (unit: string): Promise<Json> =>
    expectStatus(
      await secretary.post(`/api/proposals/${proposal.id}/suggestions`, {
        op: 'replace',
        unit,
        wording: { ru: 'Новое.' },
      }),
      201,
    )
  const read = async (id: string): Promise<Json> =>
    expectStatus(await secretary.get(`/api/suggestions/${id}`), 200)
  const open = await suggest('art_1__para_1')
  const decided = await suggest('art_1__para_2')
  expect(open.outOfStep).toEqual([])
  const { decisions } = expectStatus(
    await secretary.post(`/api/suggestions/${decided.id}/decision`, { outcome: 'agreed' }),
    201,
  )

  const added = expectStatus(
    await secretary.post(`/api/texts/${text.id}/languages`, { lang: 'kk', source: kazakh, title: 'Жоба' }),
    201,
  )
  expect(added.report).toMatchObject({ missingInOther: [], onlyInOther: [] })
  expect(added.text.languages).toEqual(['ru', 'kk'])

  const seeded = await until('the open one has its Kazakh wording', async () => {
    const row = await read(open.id)
    return row.after.kk && row
  })
  expect(seeded.after.kk).toEqual(seeded.before.kk)
  expect(seeded.after.kk[0].text).toBe('Мемлекет зайырлы болып табылады.')
  expect(seeded).toMatchObject({ outOfStep: ['kk'], wordingHash: open.wordingHash })
  expect(await read(decided.id)).toMatchObject({
    outOfStep: ['kk'],
    decisions,
    wordingHash: decided.wordingHash,
  })
  expect((await read(decided.id)).after).not.toHaveProperty('kk')

  const reopened = expectStatus(await secretary.post(`/api/suggestions/${decided.id}/reopen`), 200)
  expect(reopened.after.kk[0].text).toBe('Мемлекет тілі – қазақ тілі.')

  const written = await secretary.patch(`/api/suggestions/${open.id}`, { wording: { kk: 'Жаңа.' } })
  expect(expectStatus(written, 200)).toMatchObject({ outOfStep: [], citation: { kk: '1-баптың 1-тармағы' } })
  const file = await secretary.raw('GET', `/api/proposals/${proposal.id}/export/comparison.html?lang=kk,ru`)
  expect(await file.text()).toContain('Салыстырмалы кесте')
})

test('what does not fit is reported with a preview, and nothing is stored by one', async () => {
  const text = await publish()
  const source = kazakh.replace('2. Мемлекет тілі – қазақ тілі.\n', '')
  const given = { lang: 'kk', source, preview: true }
  const shown = expectStatus(await secretary.post(`/api/texts/${text.id}/languages`, given), 200)
  expect(shown).toMatchObject({ stored: false, report: { missingInOther: ['art_1__para_2'] } })
  expect((await secretary.get(`/api/texts/${text.id}`)).body.languages).toEqual(['ru'])
  expectStatus(await secretary.post(`/api/texts/${text.id}/languages`, { lang: 'kk', source }), 201)
  const again = await secretary.post(`/api/texts/${text.id}/languages`, { lang: 'kk', source })
  expect([again.status, again.body.code]).toEqual([409, 'language-exists'])
})

test('corrected units are published as given, with eIds of their own; the next version carries wIds', async () => {
  const { units } = expectStatus(
    await secretary.post('/api/texts/preview', { lang: 'ru', source: russian }),
    200,
  )
  const corrected = [{ ...units[0], children: units[0].children.slice(0, 2) }]
  const text = expectStatus(
    await secretary.post('/api/texts', {
      title: { ru: 'Исправленный' },
      lang: 'ru',
      units: corrected,
      source: russian,
    }),
    201,
  )
  expect(text.units[0].children.map((unit: Json) => unit.eId)).toEqual(['art_1', 'art_2'])
  const inserted = russian
    .replace('Статья 2.', 'Статья 2. Новая\nНовое слово об общем деле.\n\nСтатья 3.')
    .replace('Статья 3. Суд', 'Статья 4. Суд')
  const next = expectStatus(
    await secretary.post(`/api/texts/${text.id}/versions`, { lang: 'ru', source: inserted }),
    201,
  )
  expect(next.version).toBe(2)
  const articles = next.units[0].children.map((unit: Json) => [unit.eId, unit.wId])
  expect(articles.slice(0, 3)).toEqual([
    ['art_1', 'art_1'],
    ['art_2', 'art_2-2'],
    ['art_3', 'art_2'],
  ])
  expect((await secretary.get(`/api/texts/${text.id}?version=1`)).body.version).toBe(1)
  expect(
    (await secretary.get(`/api/texts/${text.id}/versions`)).body.items.map(({ version }: Json) => version),
  ).toEqual([1, 2])
})

test('[VERSION-6] what a person says of two units holds when a language is added', async () => {
  const ru = 'Статья 1\n1. А.\n2. Б.\n\nСтатья 2\nВ.'
  const kk = '1-бап\n1. А.\n2. Ә.\n3. Б.\n\n2-бап\nВ.'
  const { id } = expectStatus(
    await secretary.post('/api/texts', { title: { ru: 'Закон' }, lang: 'ru', source: ru }),
    201,
  )
  const add = (body: Json) =>
    secretary.post(`/api/texts/${id}/languages`, { lang: 'kk', source: kk, ...body })
  const seen = expectStatus(await add({ preview: true }), 200)
  expect(seen.stored).toBe(false)
  expect(seen.report.onlyInOther).toHaveLength(1)
  expect(seen.pairs).toContainEqual({ base: 'art_1__para_2', other: 'art_1__para_2' })
  expect((await add({ preview: true, alignment: [{ other: 'art_9' }] })).status).toBe(422)
  const alignment = [{ other: 'art_1__para_2' }, { base: 'art_1__para_2', other: 'art_1__para_3' }]
  const added = expectStatus(await add({ alignment }), 201)
  expect(added.text.units[0].children[1].text).toEqual({ ru: 'Б.', kk: 'Б.' })
})
