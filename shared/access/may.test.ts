/**
 * The table of rights: every action, for every kind of reader, share, proposal state and suggestion state. The expected
 * answers are written as a table of their own, after the product's description, not after the code.
 */
import { expect, test } from 'vitest'
import { type Action, judge, may, type Subjects } from './may.ts'
import { type Role, roles } from './roles.ts'
import { type Actor, anyone, type ProposalState, proposalStates, type SuggestionState } from './subjects.ts'

type Reader =
  | Role
  | 'other group'
  | 'named group'
  | 'stranger'
  | 'secretariat'
  | 'secretariat and chair'
  | 'link'
  | 'nobody'
const readers: readonly Reader[] = [
  ...roles,
  'other group',
  'named group',
  'stranger',
  'secretariat',
  'secretariat and chair',
  'link',
  'nobody',
]

type ShareState = 'unshared' | 'named' | 'all' | 'link'
const shareStates: readonly ShareState[] = ['unshared', 'named', 'all', 'link']

type Standing =
  | 'undecided'
  | 'agreed'
  | 'rejected'
  | 'partly'
  | 'agreed, reopened'
  | 'agreed by both'
  | 'agreed, rejected by the commission'
const standings: readonly Standing[] = [
  'undecided',
  'agreed',
  'rejected',
  'partly',
  'agreed, reopened',
  'agreed by both',
  'agreed, rejected by the commission',
]
const suggestionStates: readonly SuggestionState[] = ['open', 'draft', 'withdrawn', 'superseded']

interface Case {
  readonly reader: Reader
  readonly share: ShareState
  readonly state: ProposalState
  readonly suggestionState: SuggestionState
  readonly standing: Standing
  /** Whether the reader wrote the suggestion and opened the thread, or was invited to the former. */
  readonly own: 'author' | 'coauthor' | 'no'
  readonly audience: 'group' | 'shared'
}

const actorOf = (reader: Reader): Actor => {
  const inGroup = (id: string, role: Role) => [{ id, role }]
  switch (reader) {
    case 'nobody':
      return anyone
    case 'link':
      return { ...anyone, links: ['p'] }
    case 'stranger':
      return { id: 'me', secretariat: false, groups: [] }
    case 'other group':
      return { id: 'me', secretariat: false, groups: inGroup('other', 'chair') }
    case 'named group':
      return { id: 'me', secretariat: false, groups: inGroup('named', 'observer') }
    case 'secretariat':
      return { id: 'me', secretariat: true, groups: [] }
    case 'secretariat and chair':
      return { id: 'me', secretariat: true, groups: inGroup('g', 'chair') }
    default:
      return { id: 'me', secretariat: false, groups: inGroup('g', reader) }
  }
}

const decision = (level: 'group' | 'commission', outcome: 'agreed' | 'partly' | 'rejected') => ({
  level,
  outcome,
})
const decisionsOf = (standing: Standing) => {
  switch (standing) {
    case 'undecided':
      return []
    case 'agreed':
    case 'rejected':
    case 'partly':
      return [decision('group', standing)]
    case 'agreed, reopened':
      return [{ ...decision('group', 'agreed'), reopened: { at: 'then' } }]
    case 'agreed by both':
      return [decision('group', 'agreed'), decision('commission', 'agreed')]
    case 'agreed, rejected by the commission':
      return [decision('group', 'agreed'), decision('commission', 'rejected')]
  }
}

const subjectOf = (given: Case) => ({
  group: { id: 'g' },
  proposal: {
    id: 'p',
    group: { id: 'g' },
    state: given.state,
    shares: {
      groups: given.share === 'named' ? ['named'] : [],
      all: given.share === 'all',
      link: given.share === 'link',
    },
  },
  suggestion: {
    author: { id: given.own === 'author' ? 'me' : 'somebody' },
    coauthors: given.own === 'coauthor' ? [{ id: 'me' }] : [],
    state: given.suggestionState,
    decisions: decisionsOf(given.standing),
  },
  thread: { author: { id: given.own === 'author' ? 'me' : 'somebody' }, audience: given.audience },
})

// The table. `from` is the weakest role that may; `always` are further readers who may; `when` what must hold besides.

const roleOf = (reader: Reader): Role | undefined =>
  reader === 'secretariat and chair'
    ? 'chair'
    : (roles as readonly string[]).includes(reader)
      ? (reader as Role)
      : undefined

const isSecretariat = ({ reader }: Case) => reader.startsWith('secretariat')
const signedIn = ({ reader }: Case) => reader !== 'nobody' && reader !== 'link'
const decidedByGroup = ({ standing }: Case) => standing !== 'undecided' && standing !== 'agreed, reopened'
const agreedByGroup = (given: Case) => decidedByGroup(given) && given.standing.startsWith('agreed')
const decidedByCommission = ({ standing }: Case) =>
  standing === 'agreed by both' || standing === 'agreed, rejected by the commission'
const seesSuggestion = ({ suggestionState, own }: Case) => suggestionState !== 'draft' || own !== 'no'
const drafting = ({ state }: Case) => state === 'drafting'
const beforeSubmission = ({ state }: Case) => state === 'drafting' || state === 'locked'
const standsOpen = ({ suggestionState }: Case) => suggestionState === 'open' || suggestionState === 'draft'
const writer = (given: Case) =>
  given.own !== 'no' || roles.indexOf(roleOf(given.reader)!) >= roles.indexOf('drafter')

/** Whom a proposal is shared with, besides its group: submitted or closed ones with everybody who is signed in. */
const seesFromOutside = (given: Case): boolean => {
  if (given.reader === 'link') return given.share === 'link'
  if (!signedIn(given)) return false
  if (given.state === 'submitted' || given.state === 'closed' || given.share === 'all') return true
  if (given.state === 'returned' && isSecretariat(given)) return true
  return given.share === 'named' && given.reader === 'named group'
}

type Row = {
  readonly from?: Role
  readonly also?: (given: Case) => boolean
  readonly when?: (given: Case) => boolean
}

const table: Readonly<Record<Action, Row>> = {
  'text.read': { also: signedIn },
  'text.publish': { also: isSecretariat },
  'group.create': { also: isSecretariat },
  'group.read': { from: 'observer', also: isSecretariat },
  'group.manage': { from: 'chair', also: isSecretariat },
  'proposal.create': { from: 'drafter' },
  'proposal.readInside': { from: 'observer' },
  'proposal.readOutside': { also: seesFromOutside },
  'proposal.rename': { from: 'drafter', when: drafting },
  'proposal.lock': { from: 'chair', when: drafting },
  'proposal.unlock': { from: 'chair', when: ({ state }) => state === 'locked' || state === 'returned' },
  'proposal.submit': { from: 'chair', when: ({ state }) => state === 'drafting' || state === 'locked' },
  'proposal.return': { also: isSecretariat, when: ({ state }) => state === 'submitted' },
  'proposal.close': { also: isSecretariat, when: ({ state }) => state === 'submitted' },
  'proposal.share': { from: 'chair' },
  'proposal.rebase': { from: 'chair', when: drafting },
  'proposal.export': { from: 'observer', also: seesFromOutside },
  'note.write': { from: 'drafter', when: drafting },
  'act.edit': {
    from: 'drafter',
    also: isSecretariat,
    when: (given) =>
      (roleOf(given.reader) !== undefined && beforeSubmission(given)) ||
      (isSecretariat(given) && given.state === 'submitted'),
  },
  'version.create': { from: 'drafter' },
  'version.restore': { from: 'chair', when: drafting },
  'history.read': { from: 'observer' },
  'suggestion.create': { from: 'contributor', when: drafting },
  'suggestion.read': { from: 'observer', when: seesSuggestion },
  'suggestion.readOutside': {
    also: seesFromOutside,
    when: (given) => given.suggestionState === 'open' && agreedByGroup(given),
  },
  'suggestion.write': {
    from: 'contributor',
    when: (given) =>
      seesSuggestion(given) &&
      writer(given) &&
      drafting(given) &&
      !decidedByGroup(given) &&
      standsOpen(given),
  },
  'suggestion.arrange': {
    from: 'contributor',
    when: (given) => seesSuggestion(given) && writer(given) && drafting(given) && !decidedByGroup(given),
  },
  'suggestion.own': {
    from: 'contributor',
    when: (given) => given.own === 'author' && drafting(given) && !decidedByGroup(given),
  },
  'position.take': {
    from: 'contributor',
    when: (given) =>
      seesSuggestion(given) && beforeSubmission(given) && !decidedByGroup(given) && standsOpen(given),
  },
  'decision.group': {
    from: 'chair',
    when: (given) => given.suggestionState === 'open' && beforeSubmission(given) && !decidedByGroup(given),
  },
  'decision.commission': {
    also: isSecretariat,
    when: (given) => given.state === 'submitted' && agreedByGroup(given) && !decidedByCommission(given),
  },
  'reopen.group': {
    from: 'chair',
    when: (given) =>
      seesSuggestion(given) &&
      beforeSubmission(given) &&
      decidedByGroup(given) &&
      !decidedByCommission(given),
  },
  'reopen.commission': {
    also: isSecretariat,
    when: (given) =>
      (given.state === 'submitted' || given.state === 'returned') && decidedByCommission(given),
  },
  'thread.create': { from: 'commenter' },
  'thread.read': { from: 'observer', also: (given) => given.audience === 'shared' && seesFromOutside(given) },
  'thread.comment': { from: 'commenter' },
  'thread.resolve': {
    from: 'commenter',
    when: (given) =>
      given.own === 'author' || roles.indexOf(roleOf(given.reader)!) >= roles.indexOf('drafter'),
  },
}

const expected = (action: Action, given: Case): boolean => {
  const { from, also, when } = table[action]
  const role = roleOf(given.reader)
  const byRole = from !== undefined && role !== undefined && roles.indexOf(role) >= roles.indexOf(from)
  return (byRole || (also?.(given) ?? false)) && (when?.(given) ?? true)
}

function* cases(): Generator<Case> {
  for (const reader of readers)
    for (const share of shareStates)
      for (const state of proposalStates)
        for (const suggestionState of suggestionStates)
          for (const standing of standings)
            for (const own of ['author', 'coauthor', 'no'] as const)
              for (const audience of ['group', 'shared'] as const)
                yield { reader, share, state, suggestionState, standing, own, audience }
}

test.each(Object.keys(table) as Action[])(
  '[RIGHTS-1] %s: every reader × share × proposal state × suggestion state',
  (action) => {
    let checked = 0
    for (const given of cases()) {
      const answer = may(actorOf(given.reader), action, subjectOf(given) as Subjects[typeof action])
      if (answer !== expected(action, given))
        expect.fail(`${action} answered ${answer} for ${JSON.stringify(given)}`)
      checked++
    }
    expect(checked).toBe(12 * 4 * 5 * 4 * 7 * 3 * 2)
  },
)

test('[RIGHTS-2] whoever may not see a thing is told that it is not there', () => {
  const proposal = {
    id: 'p',
    group: { id: 'g' },
    state: 'drafting',
    shares: { groups: [], all: false, link: false },
  } as const
  const stranger = actorOf('other group')
  for (const action of [
    'proposal.readInside',
    'proposal.lock',
    'suggestion.create',
    'note.write',
    'history.read',
  ] as const)
    expect(judge(stranger, action, { proposal })).toEqual({ type: 'no', reason: 'hidden' })
  expect(judge(actorOf('observer'), 'proposal.lock', { proposal })).toEqual({ type: 'no', reason: 'role' })
  expect(judge(actorOf('chair'), 'proposal.unlock', { proposal })).toEqual({ type: 'no', reason: 'workflow' })
})

test('a page asks with the rows it holds: a shared proposal without its shares is readable', () => {
  const proposal = { id: 'p', group: { id: 'g' }, state: 'drafting' } as const
  expect(may(actorOf('stranger'), 'proposal.readOutside', { proposal })).toBe(true)
  expect(may(actorOf('stranger'), 'suggestion.create', { proposal })).toBe(false)
})
