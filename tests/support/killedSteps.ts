/** Steps that make many suggestions at once, and a server that is killed in the middle of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Account, expectStatus, type Json, setUp } from './account.ts'
import { type Members, newGroup } from './group.ts'
import type { Random } from './random.ts'
import { clientIn } from './scribes.ts'
import { startServer, type TestServer } from './server.ts'
import { told } from './told.ts'

export const points = 8
const article = (more: string): string =>
  `Статья 1. Права\nКаждый имеет право:\n${Array.from({ length: points }, (_, at) => `${at + 1}) на благо ${at + 1};`).join('\n')}\n\nСтатья 2. Суд\n${more}\n`
const unitOf = (at: number): string => `art_1__point_${at + 1}`
const wordsOf = (at: number): string => `на большее благо ${at + 1};`

export interface Stage {
  server: TestServer
  readonly secretary: Account
  readonly members: Members
  readonly text: string
}

/** A text, a group, and a server on a folder of its own that can be killed and started again. */
export const killable = async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'usynys-killed-'))
  const first = await startServer({ dataDir })
  const secretary = await setUp(first.url)
  const text = expectStatus(
    await secretary.post('/api/texts', { title: 'Проект', lang: 'ru', source: article('Суд справедлив.') }),
    201,
  ).id
  const members = await newGroup(secretary, 'Адвокаты')
  const stage: Stage = { server: first, secretary, members, text }
  return {
    stage,
    async restart() {
      await stage.server.kill()
      stage.server = await startServer({ dataDir, port: stage.server.port })
    },
    async end() {
      await stage.server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const newProposal = async ({ members, text }: Stage): Promise<string> =>
  expectStatus(
    await members.chair.post('/api/proposals', { textId: text, groupId: members.group.id, title: 'Блага' }),
    201,
  ).id

/** A proposal that rewords every point, with reasons, so many times. */
export const worded = async (stage: Stage, times = 1): Promise<string> => {
  const proposal = await newProposal(stage)
  for (let n = 0; n < points * times; n++) {
    const at = n % points
    expectStatus(
      await stage.members.chair.post(`/api/proposals/${proposal}/suggestions`, {
        op: 'replace',
        unit: unitOf(at),
        wording: { ru: wordsOf(at) },
        reason: { ru: `Почему ${at + 1}.` },
      }),
      201,
    )
  }
  return proposal
}

export const publishNext = async ({ secretary, text }: Stage): Promise<void> => {
  const source = article('Суд справедлив и скор.')
  expectStatus(await secretary.post(`/api/texts/${text}/versions`, { lang: 'ru', source }), 201)
}

/** Sends a step and kills the server at a moment of it; resolves when it is back. */
export const killIn = async (
  { stage, restart }: Awaited<ReturnType<typeof killable>>,
  random: Random,
  path: string,
  body: object | FormData,
): Promise<void> => {
  // A line for each document that is held, stored, written; before the first and after the last too.
  const moment = random.below(2 * points + 3)
  let killed: Promise<void> | undefined
  const kill = () => {
    killed ??= restart()
  }
  if (moment === 0) setTimeout(kill, random.below(30))
  await told(stage.members.chair, path, body, (_, at) => {
    if (at === moment) kill()
  }).catch(() => undefined)
  kill()
  await killed
}

/** All suggestions are there on this version, each with its words in its row and in its document; or none is. */
export const expectWhole = async ({ server, members }: Stage, proposal: string): Promise<number> => {
  const rows: Json[] = expectStatus(
    await members.chair.get(`/api/proposals/${proposal}/suggestions`),
    200,
  ).items.toSorted((a: Json, b: Json) => a.number - b.number)
  if (rows.length === 0) return 0
  expect(rows.map(({ unit, after }) => [unit, after.ru[0].text])).toEqual(
    Array.from({ length: points }, (_, at) => [unitOf(at), wordsOf(at)]),
  )
  expect(rows.every(({ reason }, at) => reason.ru.startsWith(`Почему ${at + 1}.`))).toBe(true)
  expect(new Set(rows.map(({ version }) => version)).size).toBe(1)
  for (const [at, { id }] of rows.entries()) {
    const page = clientIn(server, members.chair, `suggestion/${id}`)
    await page.synced()
    expect(page.words()).toContain(wordsOf(at))
    page.destroy()
  }
  return rows[0]!.version
}
