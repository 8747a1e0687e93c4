/** A proposal, a long suggestion and people who may write in it, made over the product's HTTP API. */
import { type Account, expectStatus, type Json, memberOf, setUp } from '#tests/support/account.ts'
import type { Door, RunningServer } from './target.ts'
import { words } from './typing.ts'

/** The product lets 20 sockets of one user into a room; some are left for those who look in. */
const socketsPerUser = 15

/** A text with one article of so many paragraphs, and a suggestion on that article. */
const suggestionOf = async (chair: Account, group: string, paragraphs: number, charactersEach: number) => {
  const source = Array.from({ length: paragraphs }, (_, i) => `${i + 1}. ${words(charactersEach).trim()}`)
  const text: Json = expectStatus(
    await chair.post('/api/texts', {
      title: { ru: 'A long text' },
      lang: 'ru',
      source: `Статья 1. A long article\n${source.join('\n')}\n`,
    }),
    201,
  )
  const proposal = expectStatus(
    await chair.post('/api/proposals', { textId: text.id, groupId: group, title: 'A long proposal' }),
    201,
  )
  const { units } = expectStatus(await chair.get(`/api/texts/${text.id}`), 200)
  const suggestion = expectStatus(
    await chair.post(`/api/proposals/${proposal.id}/suggestions`, { op: 'replace', unit: units[0].eId }),
    201,
  )
  return suggestion.id as string
}

/** The same server with a room that so many people may enter; its door ignores the room's name. */
export const withSuggestion = async (
  server: RunningServer,
  people: number,
  paragraphs: number,
  charactersEach: number,
): Promise<RunningServer> => {
  const url = `http://127.0.0.1:${server.port}`
  const secretary = await setUp(url, 'Secretary A.')
  const { id: group } = expectStatus(await secretary.post('/api/groups', { name: 'Drafters' }), 201)
  const suggestion = await suggestionOf(secretary, group, paragraphs, charactersEach)
  const users: Account[] = []
  while (users.length * socketsPerUser < people)
    users.push(await memberOf(secretary, group, 'drafter', `Drafter ${users.length + 1}`))
  const door = (_room: string, user: number): Door => ({
    path: `/sync/suggestion/${suggestion}`,
    headers: { cookie: users[user % users.length]!.cookie },
  })
  return { ...server, door }
}
