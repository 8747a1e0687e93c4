/** A long text with 120 agreed suggestions over 40 articles by six groups, made over HTTP: what the commission's table is measured on. */
import { existsSync, readFileSync } from 'node:fs'
import { flatten } from '#shared/legal/tree.ts'
import type { Unit } from '#shared/legal/unit.ts'
import { type Account, expectStatus } from './account.ts'

export const suggestionsIn = 120
const articles = 40
const groups = 6

/** A real constitution where the public texts lie beside the project, else one as long, made up. */
const longText = (): string => {
  const real = new URL('../../../shared/data/by/by-2004-constitution.ru.txt', import.meta.url)
  if (existsSync(real)) return readFileSync(real, 'utf8')
  const clause = 'Каждый имеет право на защиту от незаконного вмешательства в его жизнь, дом и переписку. '
  return Array.from(
    { length: 140 },
    (_, at) => `Статья ${at + 1}. О праве ${at + 1}\n1. ${clause}\n2. ${clause.repeat(2)}\n3. ${clause}\n`,
  ).join('\n')
}

/** The path of the table's exports, to be asked for by the secretary who made it. */
export const commissionTable = async (secretary: Account): Promise<string> => {
  const about = { title: { ru: 'Большой текст' }, lang: 'ru', source: longText() }
  const text = expectStatus(await secretary.post('/api/texts', about), 201)
  const { units } = expectStatus(await secretary.get(`/api/texts/${text.id}`), 200)
  const chosen = (flatten(units) as Unit[]).filter(({ kind }) => kind === 'article').slice(0, articles)
  if (chosen.length < articles) throw new Error(`The text has ${chosen.length} articles only.`)
  const clauses = chosen.map((article) =>
    flatten(article.children as Unit[]).filter((unit) => (unit.text?.ru ?? '').length > 20),
  )
  const each = suggestionsIn / groups
  const work = async (group: number) => {
    const made = expectStatus(await secretary.post('/api/groups', { name: `Группа ${group + 1}` }), 201)
    const started = { textId: text.id, groupId: made.id, title: 'Поправки' }
    const proposal = expectStatus(await secretary.post('/api/proposals', started), 201)
    for (let n = 0; n < each; n++) {
      const at = (group * each + n) % chosen.length
      const unit = clauses[at]![group % Math.max(1, clauses[at]!.length)] ?? chosen[at]!
      const posted = await secretary.post(`/api/proposals/${proposal.id}/suggestions`, {
        op: 'replace',
        unit: unit.eId,
        wording: { ru: `${unit.text?.ru ?? 'Новая редакция.'} Порядок определяется законом.` },
        reason: { ru: `Обоснование ${n}. ${'Норма должна быть определённой. '.repeat(8)}` },
      })
      const { id } = expectStatus(posted, 201)
      const decision = { outcome: 'agreed', reason: '' }
      expectStatus(await secretary.post(`/api/suggestions/${id}/decision`, decision), 201)
    }
  }
  await Promise.all(Array.from({ length: groups }, (_, group) => work(group)))
  return `/api/texts/${text.id}/export/comparison`
}

/** A figure of the process's memory in MB, as Linux tells it: `VmRSS` now, `VmHWM` at most since it started. */
export const memoryOf = (pid: number, field: 'VmRSS' | 'VmHWM'): number =>
  Math.round(
    Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) /
      1024,
  )
