/** Tells one proposal of the sample: what its people suggest, say, hold and decide, each as themselves. */
import type { Actor } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import { findUnit } from '#shared/legal/tree.ts'
import type { SampleText } from './publish.ts'
import type { SampleServices } from './services.ts'
import type { SampleProposal, SampleSuggestion, SampleThread } from './story/form.ts'
import { groups } from './story/groups.ts'

export interface Telling {
  readonly proposal: SampleProposal
  readonly text: SampleText
  readonly groupId: string
  /** User ids by their keys in the story. */
  readonly people: ReadonlyMap<string, string>
}

/** An empty language is one that nobody has written in. */
const written = (words: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''))

const chairOf = (group: string): string => groups.find(({ key }) => key === group)!.members[0]!.person.key

/** Where words of the base text stand, with a little of what is around them. */
const anchorOf = (text: SampleText, unit: string, quote: NonNullable<SampleThread['quote']>) => {
  const whole = findUnit(text.units, unit)?.text?.[quote.lang] ?? ''
  const start = whole.indexOf(quote.words)
  if (start < 0) throw new Error(`the sample quotes words that ${unit} does not hold`)
  const end = start + quote.words.length
  return {
    lang: quote.lang,
    field: 'base' as const,
    unit,
    start,
    end,
    quote: quote.words,
    prefix: whole.slice(Math.max(0, start - 32), start),
    suffix: whole.slice(end, end + 32),
  }
}

/** Tells it and answers the proposal's id. */
export const tell = async (services: SampleServices, telling: Telling): Promise<string> => {
  const { proposal, text, groupId, people } = telling
  const as = (key: string): Promise<Actor> => services.actor(people.get(key)!)
  const chair = await as(chairOf(proposal.group))
  const { id: proposalId } = await services.proposals.add(chair, {
    textId: text.id,
    groupId,
    title: proposal.title,
  })
  await services.proposals.change(chair, proposalId, { note: written(proposal.note) })

  const discuss = async (thread: SampleThread, about: { unit: string } | { suggestion: string }) => {
    const [first, ...rest] = thread.remarks
    const { id } = await services.discussion.open(await as(first!.by), proposalId, {
      ...about,
      audience: thread.audience,
      ...(thread.quote && 'unit' in about && { anchor: anchorOf(text, about.unit, thread.quote) }),
      body: first!.body,
    })
    for (const { by, body } of rest) await services.discussion.comment(await as(by), id, body)
    if (thread.resolved) await services.discussion.resolve(chair, id, true)
  }

  const decide = async ({ decision }: SampleSuggestion, row: SuggestionRow): Promise<void> => {
    if (!decision) return
    const { outcome, reason, instead } = decision
    if (!instead) {
      await services.decisions.decide(chair, row.id, { level: 'group', outcome, reason })
      return
    }
    const { row: better } = await services.suggestions.open(chair, proposalId, {
      op: row.op,
      unit: row.unit,
      rank: 0,
      state: 'open',
      copiedFrom: row.id,
      wording: { ...instead.wording },
      reason: written(instead.reason),
    })
    await services.decisions.decide(chair, better.id, {
      level: 'group',
      outcome: 'agreed',
      reason: instead.decided,
    })
    await services.decisions.decide(chair, row.id, { level: 'group', outcome, reason, instead: better.id })
  }

  const made = new Map<string, string>()
  for (const suggestion of proposal.suggestions) {
    const author = await as(suggestion.author)
    const { row } = await services.suggestions.open(author, proposalId, {
      op: suggestion.op,
      unit: suggestion.unit,
      rank: 0,
      state: suggestion.state === 'draft' ? 'draft' : 'open',
      ...(suggestion.alternativeTo !== undefined && { alternativeTo: made.get(suggestion.alternativeTo)! }),
      ...(suggestion.wording && { wording: structuredClone(suggestion.wording) as Record<string, string> }),
      reason: written(suggestion.reason),
    })
    made.set(suggestion.key, row.id)
    for (const { by, ...position } of suggestion.positions ?? [])
      await services.positions.take(await as(by), row.id, { note: '', ...position })
    for (const thread of suggestion.threads ?? []) await discuss(thread, { suggestion: row.id })
    await decide(suggestion, row)
    if (suggestion.state === 'withdrawn')
      await services.suggestions.change(author, row.id, { state: 'withdrawn' })
  }
  for (const { unit, ...thread } of proposal.threads) await discuss(thread, { unit })

  if (proposal.state === 'submitted') {
    await services.proposals.step(chair, proposalId, 'lock')
    await services.proposals.step(chair, proposalId, 'submit')
    await services.proposals.share(chair, proposalId, { all: true })
  }
  return proposalId
}
