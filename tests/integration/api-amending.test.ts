/** The amending act over HTTP: from suggestions agreed in a group to the file, for those who may see them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { openDocx } from '#tests/support/docx.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let secretary: Account
let text: Json
let members: Members
let proposal: Json

beforeAll(async () => {
  server = await startServer()
  ;({ secretary, text } = await publishedText(server.url))
  members = await newGroup(secretary, 'Палата нотариусов')
  const made = { textId: text.id, groupId: members.group.id, title: 'О правах' }
  proposal = expectStatus(await members.drafter.post('/api/proposals', made), 201)
})
afterAll(() => server.stop())

const agree = async (body: Json): Promise<void> => {
  const made = await members.contributor.post(`/api/proposals/${proposal.id}/suggestions`, body)
  const { id } = expectStatus(made, 201)
  const decision = { outcome: 'agreed', reason: 'Так яснее.' }
  expectStatus(await members.chair.post(`/api/suggestions/${id}/decision`, decision), 201)
}

const file = (by: Account, format: string, lang: string) =>
  by.raw('GET', `/api/proposals/${proposal.id}/export/amending.${format}?lang=${lang}`)

test('the act says what was agreed, in each language, and nothing else', async () => {
  expect(await (await file(members.observer, 'md', 'ru')).text()).toContain('Поправок нет.')
  await agree({
    op: 'replace',
    unit: 'art_1__para_2',
    wording: {
      ru: 'Языком государства является государственный язык.',
      kk: 'Мемлекет тілі – мемлекеттік тіл.',
    },
  })
  await agree({
    op: 'insertAfter',
    unit: 'art_2__para_2',
    wording: { ru: 'Никто не может быть лишён прав.', kk: 'Ешкім құқықтарынан айырылмайды.' },
  })
  await agree({ op: 'delete', unit: 'art_2__para_1__point_1' })
  const undecided = { op: 'delete', unit: 'art_3' }
  expectStatus(await members.contributor.post(`/api/proposals/${proposal.id}/suggestions`, undecided), 201)

  const russian = await (await file(members.observer, 'md', 'ru')).text()
  const clauses = russian.slice(russian.indexOf('Внести')).trim().split('\n\n')
  expect(clauses).toEqual([
    'Внести в текст «Проект Конституции» следующие изменения и дополнения:',
    '1\\) в пункте 2 статьи 1 слово «казахский» заменить словом «государственный»;',
    '2\\) в статье 2:',
    'подпункт 1) пункта 1 исключить;',
    'дополнить пунктом 3 следующего содержания:',
    '«3. Никто не может быть лишён прав.».',
  ])
  const kazakh = await (await file(members.observer, 'html', 'kk')).text()
  for (const words of [
    'Өзгерістер енгізу туралы акт',
    '2-бапта:',
    '1-тармақтың 1) тармақшасы алып тасталсын;',
    'мынадай мазмұндағы 3-тармақпен толықтырылсын:',
    '«3. Ешкім құқықтарынан айырылмайды.».',
  ])
    expect(kazakh).toContain(words)
})

test('as a Word file in two languages side by side', async () => {
  const reply = await file(members.observer, 'docx', 'kk,ru')
  expect([reply.status, reply.headers.get('content-disposition')]).toEqual([
    200,
    'attachment; filename="amending-kk-ru.docx"',
  ])
  const { text: words } = openDocx(new Uint8Array(await reply.arrayBuffer()))
  expect(words).toContain('2) в статье 2:')
  expect(words).toContain('2) 2-бапта:')
})

test('the redline is in Word as changes tracked in the names of those who made them', async () => {
  const path = `/api/proposals/${proposal.id}/export/redline.docx?lang=ru`
  const reply = await members.observer.raw('GET', path)
  expect(reply.status).toBe(200)
  const { document } = openDocx(new Uint8Array(await reply.arrayBuffer()))
  expect(document).toMatch(
    /<w:ins [^>]*w:author="Палата нотариусов \([^"]+\)"[^>]*>.*?Никто не может быть лишён прав\./s,
  )
  expect(document).toMatch(/<w:del [^>]*w:author="Палата нотариусов \([^"]+\)"[^>]*>.*?на образование;/s)
})

test('suggestions that collide are named first, and are not in the act', async () => {
  for (const ru of ['Правосудие вершит суд.', 'Правосудие – дело судов.'])
    await agree({ op: 'replace', unit: 'art_3__al_1', wording: { ru } })
  const act = await (await file(members.observer, 'md', 'ru')).text()
  expect(act.indexOf('Неразрешённые столкновения: 1')).toBeGreaterThan(0)
  expect(act.indexOf('Неразрешённые столкновения: 1')).toBeLessThan(act.indexOf('Внести в текст'))
  expect(act.slice(act.indexOf('Внести в текст'))).not.toContain('Правосудие')
})

test('whoever may not see the proposal is told that it is not there', async () => {
  const others = await newGroup(secretary, 'Союз судей')
  expect((await file(others.chair, 'docx', 'ru')).status).toBe(404)
  expect((await file(members.observer, 'docx', 'en')).status).toBe(400)
})
