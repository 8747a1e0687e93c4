/** What a page starts an editor from, against a real server. */
import { expect, test } from 'vitest'
import { startOf } from '#client/features/suggestion/seeds.ts'
import { uuid7 } from '#client/features/suggestion/uuid7.ts'
import { versionIndex } from '#shared/legal/version-index.ts'
import { expectStatus } from '#tests/support/account.ts'
import { newGroup, publishedText } from '#tests/support/group.ts'
import { startServer } from '#tests/support/server.ts'

test('[DOC-1] the page starts from the very seed that the server has, whatever is amended', async () => {
  const server = await startServer()
  const { secretary, text } = await publishedText(server.url)
  const { group, drafter } = await newGroup(secretary, 'Рабочая группа')
  const proposal = expectStatus(
    await drafter.post('/api/proposals', { textId: text.id, groupId: group.id, title: 'Предложение' }),
    201,
  )
  const index = versionIndex(text.units)
  for (const [op, eId] of [
    ['replace', 'art_2'],
    ['replace', 'art_2__para_1'],
    ['replace', 'art_2__para_1__point_2'],
    ['replace', 'art_3'],
    ['insertAfter', 'art_2__para_1'],
    ['insertBefore', 'art_1'],
  ] as const) {
    const { hashes } = startOf(index, { op, unit: eId }, text.languages)
    expect(Object.keys(hashes).sort()).toEqual(['kk', 'ru'])
    const made = await drafter.post(`/api/proposals/${proposal.id}/suggestions`, {
      id: uuid7(),
      op,
      unit: eId,
      seedHash: hashes,
    })
    expect([op, eId, made.status]).toEqual([op, eId, 201])
  }
  await server.stop()
})
