/** Moving an installation between the engines, backing it up from PostgreSQL and going on from that, by the commands. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicKeyIn } from '#server/store/signingKey.ts'
import { checkHistory } from '#server/store/verify/history.ts'
import { expectStatus } from '#tests/support/account.ts'
import { temporaryFolder } from '#tests/support/folder.ts'
import { hasPostgres, type Postgres, postgresRemedy, startPostgres } from '#tests/support/postgres.ts'
import { randomFrom, seedOfRun } from '#tests/support/random.ts'
import { clientIn, fileIn, makeScribes, scribble } from '#tests/support/scribes.ts'
import { startServer } from '#tests/support/server.ts'
import { missing, typist } from '#tests/support/typist.ts'
import { until } from '#tests/support/until.ts'

const root = join(import.meta.dirname, '..', '..')

interface Said {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command as the administrator does. */
const runWith = async (env: Readonly<Record<string, string>>, ...args: string[]): Promise<Said> => {
  const how = { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH, ...env } } as const
  return promisify(execFile)(process.execPath, ['tools/run.mjs', ...args], how).then(
    ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ status: code, stdout, stderr }),
  )
}

const run = (...args: string[]): Promise<Said> => runWith({}, ...args)

describe.skipIf(!hasPostgres())(`with PostgreSQL${hasPostgres() ? '' : `: ${postgresRemedy}`}`, () => {
  const folder = temporaryFolder('usynys-move-')
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  test('[COPY-1] [COPY-2] an installation moves to PostgreSQL and back, accounts, documents and signed history included', async () => {
    const dataDir = join(folder, 'first')
    let server = await startServer({ dataDir })
    const { port } = server
    const random = randomFrom(seedOfRun(6))
    const scribes = await makeScribes(server, ['art_1__para_1', 'art_3'])
    await scribble(server, scribes, 12, random)
    const url = await postgres.newDatabase()
    const busy = await run('copyData', '--from', `sqlite:${dataDir}`, '--to', url)
    expect(busy).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/Another Usynys process is using/),
    })
    await server.stop()

    const there = await run('copyData', '--from', `sqlite:${dataDir}`, '--to', url)
    expect(there).toMatchObject({ status: 0, stderr: '' })
    expect(there.stdout).toMatch(/updates: \d+ rows.*every table is the same/s)
    const again = await run('copyData', '--from', `sqlite:${dataDir}`, '--to', url)
    expect(again).toMatchObject({ status: 1, stderr: expect.stringMatching(/holds rows already/) })

    const env = { DATABASE_URL: url }
    server = await startServer({ dataDir, port, env })
    const room = `suggestion/${scribes.suggestions[0]}`
    const page = clientIn(server, scribes.drafter, room)
    await page.saved()
    page.text().insert(0, 'moved ')
    await page.saved()
    const words = page.words()
    page.destroy()
    const served = await run('copyData', '--from', url, '--to', `sqlite:${join(folder, 'never')}`)
    expect(served).toMatchObject({ status: 1, stderr: expect.stringMatching(/server is using the database/) })
    expect(await server.stop()).toBe(0)
    const verified = await run('verifyHistory', '--database', url, '--data', dataDir)
    expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining('The history is intact.') })

    const back = join(folder, 'back')
    const returned = await run('copyData', '--from', url, '--to', `sqlite:${back}`, '--data', dataDir)
    expect(returned).toMatchObject({ status: 0, stderr: '' })
    expect(checkHistory(fileIn(back), [publicKeyIn(back)!]).findings).toEqual([])
    server = await startServer({ dataDir: back, port })
    const reader = clientIn(server, scribes.chair, room)
    await reader.saved()
    expect(reader.words()).toBe(words)
    expect(expectStatus(await scribes.chair.get('/api/me'), 200)).toBeDefined()
    reader.destroy()
    expect(await server.stop()).toBe(0)
  })

  test('[BACKUP-1] [BACKUP-2] a backup from PostgreSQL while people type; restored into either engine it has what was saved', async () => {
    const dataDir = join(folder, 'backed-up')
    const url = await postgres.newDatabase()
    const server = await startServer({ dataDir, env: { DATABASE_URL: url } })
    const scribes = await makeScribes(server, ['art_1__para_1'])
    const room = `suggestion/${scribes.suggestions[0]}`
    const random = randomFrom(seedOfRun(7))
    const pages = [scribes.chair, scribes.drafter].map((account) => clientIn(server, account, room))
    for (const page of pages) await page.synced()
    const typists = pages.map((page, index) => typist(page, `page${index}x`, random))
    const words = () => typists.flatMap((one) => [...one.words])
    for (const one of typists) one.start()
    await until('both type', () => words().length > 40)
    const before = words()
    for (const page of pages) await page.saved()
    const file = join(folder, 'backup.db')
    const said = await run('backup', '--database', url, '--to', file)
    expect(said).toMatchObject({ status: 0, stdout: expect.stringContaining('The history is intact.') })
    expect(words().length, 'people typed during the backup').toBeGreaterThan(before.length)
    for (const one of typists) one.stop()
    for (const page of pages) {
      await page.saved()
      expect(page.refusals).toEqual([])
      page.destroy()
    }
    await server.stop()

    const second = await postgres.newDatabase()
    const into = join(folder, 'restored')
    expect(await run('restore', '--from', file, '--data', into, '--database', second)).toMatchObject({
      status: 0,
      stderr: '',
    })
    const over = await run('restore', '--from', file, '--data', into, '--database', second)
    expect(over).toMatchObject({ status: 1, stderr: expect.stringMatching(/holds rows already/) })
    const onFile = join(folder, 'restored-file')
    expect((await run('restore', '--from', file, '--data', onFile)).status).toBe(0)
    expect(checkHistory(fileIn(onFile)).findings).toEqual([])

    for (const options of [{ dataDir: into, env: { DATABASE_URL: second } }, { dataDir: onFile }]) {
      const next = await startServer({ ...options, port: server.port })
      await scribes.drafter.signIn()
      const page = clientIn(next, scribes.drafter, room, { epoch: '1' })
      await page.saved()
      expect(page.accesses.at(-1)).toMatchObject({ write: true, epoch: 1 })
      expect(missing(before, page.words())).toEqual([])
      page.text().insert(0, 'goeson ')
      await page.saved()
      page.destroy()
      expect(await next.stop()).toBe(0)
    }
    const verified = await run('verifyHistory', '--database', second, '--data', into)
    expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining('The history is intact.') })
    await postgres.run(second, `update "updates" set "author" = 'mallory' where "room" = $1 and "seq" = 1`, [
      room,
    ])
    const forged = await run('verifyHistory', '--database', second, '--data', into)
    expect(forged).toMatchObject({ status: 1, stdout: expect.stringContaining(`BROKEN: ${room}, row 1`) })
  })

  test('[RIGHTS-7] a sample is made in an empty database, once, and its history is whole', async () => {
    const url = await postgres.newDatabase()
    const env = { DATABASE_URL: url, DATA_DIR: join(folder, 'sample'), LOG_LEVEL: 'warn' }
    expect(await runWith(env, 'seed')).toMatchObject({ status: 0, stderr: '' })
    const users = await postgres.run(url, 'select count(*)::integer as "count" from "user"')
    expect(users).toEqual([{ count: 17 }])
    const again = await runWith(env, 'seed')
    expect(again).toMatchObject({ status: 1, stderr: expect.stringMatching(/holds accounts already/) })
    const verified = await runWith(env, 'verifyHistory')
    expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining('The history is intact.') })
  })
})
