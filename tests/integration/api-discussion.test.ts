/** Threads and comments over HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Account, expectStatus, type Json } from '#tests/support/account.ts'
import { type Members, newGroup, publishedText } from '#tests/support/group.ts'
import { startServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let group: Members
let proposal: Json
let suggestion: Json

beforeAll(async () => {
  server = await startServer()
  const { secretary, text } = await publishedText(server.url)
  group = await newGroup(secretary, 'Chamber of notaries')
  proposal = expectStatus(
    await group.drafter.post('/api/proposals', {
      textId: text.id,
      groupId: group.group.id,
      title: 'On rights',
    }),
    201,
  )
  suggestion = expectStatus(
    await group.contributor.post(`/api/proposals/${proposal.id}/suggestions`, {
      op: 'delete',
      unit: 'art_3',
    }),
    201,
  )
})
afterAll(() => server.stop())

const open = (by: Account, body: Json) => by.post(`/api/proposals/${proposal.id}/threads`, body)

test('on words of the base text: the anchor comes back as it was given', async () => {
  const anchor = {
    lang: 'ru',
    field: 'base',
    start: 11,
    end: 19,
    quote: 'является',
    prefix: 'Государство ',
    suffix: ' светским',
  }
  const thread = expectStatus(
    await open(group.commenter, { unit: 'art_1__para_1', anchor, body: 'Why this word?' }),
    201,
  )
  expect(thread).toMatchObject({
    unit: 'art_1__para_1',
    audience: 'group',
    anchor,
    author: { id: group.commenter.id },
    resolved: null,
    comments: [{ body: 'Why this word?' }],
  })
  const answered = expectStatus(
    await group.chair.post(`/api/threads/${thread.id}/comments`, { body: 'As before.' }),
    201,
  )
  expect(answered.comments.map((comment: Json) => comment.body)).toEqual(['Why this word?', 'As before.'])
})

test('on a suggestion; on neither or both it is refused', async () => {
  const thread = expectStatus(await open(group.drafter, { suggestion: suggestion.id, body: 'Keep it.' }), 201)
  const { items } = (
    await group.observer.get(`/api/proposals/${proposal.id}/threads?suggestion=${suggestion.id}`)
  ).body
  expect(items.map((row: Json) => row.id)).toEqual([thread.id])
  expect((await open(group.drafter, { body: 'x' })).status).toBe(400)
  expect((await open(group.drafter, { unit: 'art_1', suggestion: suggestion.id, body: 'x' })).status).toBe(
    400,
  )
  expect((await open(group.drafter, { unit: 'art_99', body: 'x' })).body.code).toBe('unknown-unit')
})

test('one edits and deletes one’s own; a deleted comment keeps its place and gives away no word', async () => {
  const thread = expectStatus(await open(group.commenter, { unit: 'art_2', body: 'First.' }), 201)
  const path = `/api/threads/${thread.id}/comments/${thread.comments[0].id}`
  expect((await group.chair.patch(path, { body: 'Mine now.' })).status).toBe(403)
  const edited = expectStatus(await group.commenter.patch(path, { body: 'First, edited.' }), 200)
  expect(edited.comments[0]).toMatchObject({ body: 'First, edited.', editedAt: expect.any(String) })
  const deleted = expectStatus(await group.commenter.patch(path, { deleted: true }), 200)
  expect(deleted.comments).toEqual([expect.objectContaining({ body: '', deletedAt: expect.any(String) })])
  expect((await group.commenter.patch(path, { body: 'Again.' })).status).toBe(403)
})

test('one resolves one’s own threads, a drafter any', async () => {
  const thread = expectStatus(await open(group.contributor, { unit: 'art_2', body: 'Settled?' }), 201)
  const path = `/api/threads/${thread.id}`
  expect((await group.commenter.patch(path, { resolved: true })).status).toBe(403)
  expect(expectStatus(await group.contributor.patch(path, { resolved: true }), 200).resolved.by.id).toBe(
    group.contributor.id,
  )
  expect(expectStatus(await group.drafter.patch(path, { resolved: false }), 200).resolved).toBeNull()
})
