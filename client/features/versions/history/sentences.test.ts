/** Every action that the server records of a proposal has its sentence. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import en from '#client/i18n/en.json' with { type: 'json' }
import { levels, outcomes } from '#shared/legal/decision.ts'
import { rebaseOutcomes } from '#shared/legal/rebase.ts'
import { suggestionStates } from '#shared/legal/suggestion.ts'
import { keyOf } from './sentences.ts'

const domain = join(import.meta.dirname, '..', '..', '..', '..', 'server', 'domain')
const source = globSync('*.ts', { cwd: domain })
  .map((file) => readFileSync(join(domain, file), 'utf8'))
  .join('\n')

/** Of groups, texts, keys and the installation, which no proposal's history tells. */
const elsewhere = /^(group|member|text|key|installation)\./
/** The names in the first argument of each `note(…)`. */
const plain = source
  .split('note(')
  .slice(1)
  .flatMap((call) =>
    [...call.split(/`|,\s/)[0]!.matchAll(/'([a-z]+\.[a-zA-Z]+)'/g)].map(([, action]) => action!),
  )
const states = ['locked', 'drafting', 'submitted', 'returned', 'closed'].map((state) => `proposal.${state}`)

const known = new Set(Object.keys(en.history.action))
const entry = (action: string, detail: Readonly<Record<string, unknown>> = {}) => ({
  seq: 1,
  at: '',
  actor: { id: '', name: '' },
  action,
  subject: '',
  detail,
})

test('every action has a sentence', () => {
  const actions = [...new Set([...plain, ...states])].filter((action) => !elsewhere.test(action))
  expect(actions.length).toBeGreaterThan(20)
  const split = new Set(['suggestion.decided', 'suggestion.state', 'suggestion.rebased', 'position.taken'])
  const keys = [
    ...actions.filter((action) => !split.has(action)).map((action) => keyOf(entry(action))),
    ...outcomes.map((outcome) => keyOf(entry('suggestion.decided', { outcome }))),
    ...suggestionStates.map((to) => keyOf(entry('suggestion.state', { to }))),
    ...rebaseOutcomes.map((outcome) => keyOf(entry('suggestion.rebased', { outcome }))),
    ...['support', 'oppose', 'abstain'].map((stand) => keyOf(entry('position.taken', { stand }))),
  ]
  expect(keys.filter((key) => !known.has(key))).toEqual([])
  expect(Object.keys(en.history.level).sort()).toEqual([...levels].sort())
})
