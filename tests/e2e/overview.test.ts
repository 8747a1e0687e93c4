/** The page over all groups follows what is suggested elsewhere while it is open. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus } from '#tests/support/account.ts'
import { type App, startApp } from '#tests/support/app.ts'
import { newGroup, publishedText } from '#tests/support/group.ts'

let app: App

beforeAll(async () => {
  app = await startApp()
})

afterAll(async () => {
  await app.stop()
})

test('a suggestion that a colleague makes appears on the open overview without a reload', async () => {
  const { secretary, text } = await publishedText(app.server.url)
  const ours = await newGroup(secretary, 'Bar union')
  const theirs = await newGroup(secretary, 'Chamber of notaries')
  const proposal = expectStatus(
    await ours.drafter.post('/api/proposals', { textId: text.id, groupId: ours.group.id, title: 'Proposal' }),
    201,
  )
  const [member, stranger] = await Promise.all([
    app.openAs(ours.observer, `/texts/${text.id}/overview?article=art_2`),
    app.openAs(theirs.observer, `/texts/${text.id}/overview?article=art_2`),
  ])
  for (const { page } of [member, stranger])
    await page.waitForFunction(() => document.querySelectorAll('h2').length > 0)
  expectStatus(
    await ours.drafter.post(`/api/proposals/${proposal.id}/suggestions`, {
      op: 'replace',
      unit: 'art_2__para_2',
      wording: { ru: 'Права охраняются независимым судом.' },
    }),
    201,
  )
  await member.page.getByText('независимым').first().waitFor()
  expect(await stranger.page.getByText('независимым').count()).toBe(0)
  expect([...member.errors, ...stranger.errors]).toEqual([])
})
