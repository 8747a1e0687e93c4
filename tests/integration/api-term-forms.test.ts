/** The template's choice of one formula for a term in several cases: on the page of the act and in its files alike. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { expectStatus, type Json, setUp } from '#tests/support/account.ts'
import { startServer } from '#tests/support/server.ts'

const source = `Статья 1. Надзор
1. Надзор ведёт начальник милиции.
2. Помощь оказывается милицией.

Статья 2. Прочее
Прочее определяет закон.
`
const together =
  'по всему тексту слово «милиция» в соответствующих числе и падеже заменить словом «полиция» в соответствующих числе и падеже'

test('[LAW-20] a term is named as it was asked for, in one formula where the template has it so', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'usynys-forms-'))
  const template = join(dataDir, 'amending-act.json')
  writeFileSync(template, JSON.stringify({ forms: 'together' }))
  let server = await startServer({ dataDir })
  try {
    const chair = await setUp(server.url)
    const about = { title: { ru: 'Закон' }, lang: 'ru', source }
    const text = expectStatus(await chair.post('/api/texts', about), 201)
    const group = expectStatus(await chair.post('/api/groups', { name: 'Палата' }), 201)
    const made = { textId: text.id, groupId: group.id, title: 'О терминах' }
    const path = `/api/proposals/${expectStatus(await chair.post('/api/proposals', made), 201).id}`
    const term = { from: { ru: 'милиция' }, to: { ru: 'полиция' } }
    const asked = await chair.post(`${path}/throughout`, { ...term, preview: true })
    const { hits } = expectStatus(asked, 200)
    const chosen = { ...term, id: randomUUID(), hits }
    const { suggestions } = expectStatus(await chair.post(`${path}/throughout`, chosen), 201)
    for (const { id } of suggestions)
      expectStatus(await chair.post(`/api/suggestions/${id}/decision`, { outcome: 'agreed' }), 201)
    const told = async () => {
      const act = expectStatus(await chair.get(`${path}/amending?lang=ru`), 200)
      const file = await (await chair.raw('GET', `${path}/export/amending.md?lang=ru`)).text()
      return {
        page: act.clauses.flatMap(({ formulas }: Json) => formulas.map(({ text }: Json) => text)),
        file,
      }
    }
    const one = await told()
    expect(one.page).toEqual([together])
    expect(one.file).toContain(together)
    await server.stop()
    rmSync(template)
    server = await startServer({ dataDir, port: server.port })
    const many = await told()
    expect(many.page).toHaveLength(2)
    expect(many.file).not.toContain('по всему тексту')
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
