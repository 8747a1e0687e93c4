/** What holds of steps that make many suggestions at once when the server is killed in the middle of them; on either engine. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, type Json } from './account.ts'
import { expectWhole, killable, killIn, newProposal, publishNext, worded } from './killedSteps.ts'
import type { Random } from './random.ts'
import { told } from './told.ts'

export const killedSuite = (random: Random, rounds: number): void => {
  let place: Awaited<ReturnType<typeof killable>>
  beforeAll(async () => {
    place = await killable()
  }, 30_000)
  afterAll(() => place.end())

  const brought = async (proposal: string): Promise<FormData> => {
    const reply = await place.stage.members.chair.raw(
      'GET',
      `/api/proposals/${proposal}/export/redline.docx?lang=ru&open=true`,
    )
    expect(reply.status).toBe(200)
    const form = new FormData()
    form.set('file', new File([await reply.arrayBuffer()], 'law.docx'))
    return form
  }

  test('[IMPORT-18] an import is there whole or not at all, and brings the rest of nothing when it is sent again', async () => {
    const { stage } = place
    const form = await brought(await worded(stage))
    for (let round = 0; round < rounds; round++) {
      const proposal = await newProposal(stage)
      await killIn(place, random, `/api/proposals/${proposal}/import`, form)
      const was = await expectWhole(stage, proposal)
      const again = await told(stage.members.chair, `/api/proposals/${proposal}/import`, form)
      expect(again.lines.at(-1)).toMatchObject({ type: 'done' })
      const statuses = (again.lines.at(-1) as Json).result.suggestions.map(({ status }: Json) => status)
      expect(new Set(statuses)).toEqual(new Set([was === 0 ? 'new' : 'known']))
      expect(await expectWhole(stage, proposal)).toBe(1)
    }
  }, 60_000)

  test('[REBASE-7] a rebase is there whole or not at all, and goes through when it is sent again', async () => {
    const { stage } = place
    const proposals = []
    for (let round = 0; round < rounds; round++) proposals.push(await worded(stage))
    await publishNext(stage)
    for (const proposal of proposals) {
      await killIn(place, random, `/api/proposals/${proposal}/rebase`, {})
      const { version } = expectStatus(await stage.members.chair.get(`/api/proposals/${proposal}`), 200)
      expect(await expectWhole(stage, proposal)).toBe(version)
      const again = await told(stage.members.chair, `/api/proposals/${proposal}/rebase`, {})
      expect(again.lines.at(-1)).toMatchObject({ type: 'done' })
      expect(await expectWhole(stage, proposal)).toBe(2)
    }
  }, 60_000)
}
