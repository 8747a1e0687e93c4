/** The sample as `npm run seed` makes it, read through the services of a server on its database. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowedOrigins, readConfig } from '#server/config.ts'
import { makeLog } from '#server/log.ts'
import { createSample, NotEmpty } from '#server/sample/create.ts'
import { type FilledSample, sampleEmail, samplePassword } from '#server/sample/fill.ts'
import { groups } from '#server/sample/story/groups.ts'
import { proposals } from '#server/sample/story/story.ts'
import { openSqlite } from '#server/store/sqlite/database.ts'
import { type Wired, wire } from '#server/wiring.ts'
import { openDocx } from '#tests/support/docx.ts'

const log = makeLog('silent')

describe('the sample database', () => {
  let folder: string
  let filled: FilledSample
  let parts: Wired
  let close: () => Promise<void>

  const actor = async (key: string) =>
    parts.store.people.actor((await parts.store.people.byEmail(sampleEmail(key)))!.id)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'usynys-sample-'))
    const config = readConfig({ DATA_DIR: folder })
    filled = await createSample(config, log)
    const database = openSqlite(join(folder, 'usynys.db'))
    parts = wire({ config, database, log, origins: allowedOrigins(config, 3000) })
    close = async () => {
      await parts.materialiser.stop()
      await parts.sync.drain()
      await database.close()
    }
  })

  afterAll(async () => {
    await close?.()
    await rm(folder, { recursive: true, force: true })
  })

  it('is marked as a sample, and is never made over another database', async () => {
    expect((await parts.store.people.installation()).sample).toBe(true)
    await expect(createSample(readConfig({ DATA_DIR: folder }), log)).rejects.toThrow(NotEmpty)
  })

  it('has every member in their role, and the secretariat in no group', async () => {
    for (const { name, members } of groups) {
      for (const { person, role } of members)
        expect((await actor(person.key)).groups).toMatchObject([{ name, role }])
    }
    expect(await actor('secretary')).toMatchObject({ secretariat: true, groups: [] })
  })

  it('lets anybody sign in as any sample member', async () => {
    const reply = await parts.accounts.handle(
      new Request('http://localhost:3000/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
        body: JSON.stringify({ email: sampleEmail('judge-v'), password: samplePassword }),
      }),
    )
    expect(reply.status).toBe(200)
    const cookie = reply.headers
      .getSetCookie()
      .map((each) => each.split(';')[0]!)
      .join('; ')
    expect((await parts.accounts.identify(new Headers({ cookie })))?.name).toBe('Судья В.')
  })

  it('shows each group its own proposal, and the others only what is submitted', async () => {
    const titles = async (key: string) =>
      (await parts.services.proposals.list(await actor(key), {})).map(({ title }) => title).sort()
    expect(await titles('trainee-z')).toEqual(['Предложение союза адвокатов', 'Предложение союза судей'])
    expect(await titles('clerk-s')).toEqual(['Предложение союза судей'])
  })

  it('holds the suggestions in their wording, one out of step, and a draft that its author alone sees', async () => {
    const told = proposals[0]!.suggestions
    const instead = told.filter(({ decision }) => decision?.instead).length
    const seenBy = async (key: string) =>
      parts.services.suggestions.ofProposal(await actor(key), filled.proposalIds[0]!)
    const author = await seenBy('advocate-e')
    const chair = await seenBy('advocate-b')
    expect(author).toHaveLength(told.length + instead)
    expect(chair).toHaveLength(told.length + instead - 1)
    expect(author.find(({ state }) => state === 'draft')?.unit).toBe('art_5__para_2')
    const review = chair.find(({ unit }) => unit === 'art_12__para_2')!
    expect(review.outOfStep).toEqual(['kk'])
    expect(review.after.ru?.[0]?.text).toMatch(/уполномоченный его изменить\.$/)
    expect(
      chair.filter(({ unit }) => unit === 'art_11__para_2').map(({ collidesWith }) => collidesWith.length),
    ).toEqual([2, 2, 2])
  })

  it('exports each proposal in both languages', async () => {
    for (const [index, { group }] of proposals.entries()) {
      const chair = await actor(groups.find(({ key }) => key === group)!.members[0]!.person.key)
      const file = (kind: string) =>
        parts.services.exports.ofProposal(chair, filled.proposalIds[index]!, {
          kind,
          format: 'docx',
          langs: ['kk', 'ru'],
          level: 'group',
        })
      const table = openDocx((await file('comparison')).body as Uint8Array)
      expect(table.text).toContain('Жобаның редакциясы')
      const agreed = openDocx((await file('agreed')).body as Uint8Array)
      expect(agreed.text).not.toContain('Редакции на этом языке нет')
      expect(agreed.text).not.toContain('Неразрешённые столкновения')
    }
  })
})
