/**
 * Who may do what: the one place that decides, for the rooms, the HTTP API and the page (which does not offer what it
 * would refuse). Pure: the answer depends on the arguments alone.
 *
 * A refusal says why, as a code that a page can translate. `hidden` means that the asker must not learn that the
 * subject exists: the API then answers 404.
 */
import type { Level } from '#shared/legal/decision.ts'
import type { Action, Reason, Subjects, Verdict } from './actions.ts'
import { atLeast, type Role } from './roles.ts'
import { type Actor, decisionInForce, type ProposalSubject, type SuggestionSubject } from './subjects.ts'

export type { Action, Reason, Subjects, Verdict } from './actions.ts'

const yes: Verdict = { type: 'yes' }
const no = (reason: Reason): Verdict => ({ type: 'no', reason })
const only = (condition: boolean, reason: Reason): Verdict => (condition ? yes : no(reason))
/** The first refusal, or yes. */
const all = (...verdicts: readonly Verdict[]): Verdict =>
  verdicts.find((verdict) => verdict.type === 'no') ?? yes

/** The asker's role in a group. */
export const roleIn = (actor: Actor, groupId: string): Role | undefined =>
  actor.groups.find((group) => group.id === groupId)?.role

const signedIn = (actor: Actor): Verdict => only(actor.id !== '', 'sign-in')

/** A member of at least this role; to others the subject is hidden. */
const member = (actor: Actor, groupId: string, least: Role): Verdict => {
  const role = roleIn(actor, groupId)
  return all(only(role !== undefined, 'hidden'), only(atLeast(role, least), 'role'))
}

const secretariat = (actor: Actor): Verdict => all(signedIn(actor), only(actor.secretariat, 'secretariat'))

const isPublished = (proposal: ProposalSubject): boolean =>
  proposal.state === 'submitted' || proposal.state === 'closed'

const outside = (actor: Actor, proposal: ProposalSubject): boolean => {
  if (actor.links?.includes(proposal.id) && proposal.shares?.link) return true
  if (actor.id === '') return false
  if (isPublished(proposal) || (actor.secretariat && proposal.state === 'returned')) return true
  const shares = proposal.shares
  if (!shares) return true
  return shares.all || actor.groups.some((group) => shares.groups.includes(group.id))
}

const isAuthor = (actor: Actor, { author, coauthors }: SuggestionSubject): boolean =>
  actor.id !== '' && (author.id === actor.id || coauthors.some((coauthor) => coauthor.id === actor.id))

const inState = (proposal: ProposalSubject, ...states: readonly ProposalSubject['state'][]): Verdict =>
  only(states.includes(proposal.state), 'workflow')

const drafting = (proposal: ProposalSubject): Verdict => only(proposal.state === 'drafting', 'not-drafting')

const beforeSubmission = (proposal: ProposalSubject): Verdict =>
  only(proposal.state === 'drafting' || proposal.state === 'locked', 'not-drafting')

const decided = (suggestion: SuggestionSubject, level: Level): boolean =>
  decisionInForce(suggestion.decisions, level) !== undefined

const undecided = (suggestion: SuggestionSubject): Verdict =>
  only(!decided(suggestion, 'group') && !decided(suggestion, 'commission'), 'decided')

const standing = ({ state }: SuggestionSubject): Verdict =>
  only(state === 'open' || state === 'draft', 'withdrawn')

const agreedByGroup = ({ decisions }: SuggestionSubject): boolean =>
  decisionInForce(decisions, 'group')?.outcome === 'agreed'

const readSuggestion = (actor: Actor, { proposal, suggestion }: Subjects['suggestion.read']): Verdict =>
  all(
    member(actor, proposal.group.id, 'observer'),
    only(suggestion.state !== 'draft' || isAuthor(actor, suggestion), 'hidden'),
  )

const readThread = (actor: Actor, { proposal, thread }: Subjects['thread.read']): Verdict =>
  member(actor, proposal.group.id, 'observer').type === 'yes'
    ? yes
    : only(thread.audience === 'shared' && outside(actor, proposal), 'hidden')

/** For what changes something: whoever sees a proposal from outside is told that it is not theirs to change. */
const insider = (actor: Actor, proposal: ProposalSubject, least: Role): Verdict =>
  all(
    only(roleIn(actor, proposal.group.id) !== undefined, outside(actor, proposal) ? 'role' : 'hidden'),
    member(actor, proposal.group.id, least),
  )

const seenOutside = (actor: Actor, { proposal, suggestion }: Subjects['suggestion.read']): boolean =>
  outside(actor, proposal) && suggestion.state === 'open' && agreedByGroup(suggestion)

const insiderOf = (actor: Actor, subject: Subjects['suggestion.read'], least: Role): Verdict => {
  const read = readSuggestion(actor, subject)
  if (read.type === 'no') return no(seenOutside(actor, subject) ? 'role' : 'hidden')
  return member(actor, subject.proposal.group.id, least)
}

const rules: { readonly [A in Action]: (actor: Actor, subject: Subjects[A]) => Verdict } = {
  'text.read': signedIn,
  'text.publish': secretariat,
  'group.create': secretariat,
  'group.read': (actor, { group }) =>
    all(signedIn(actor), only(actor.secretariat || roleIn(actor, group.id) !== undefined, 'hidden')),
  'group.manage': (actor, { group }) =>
    actor.secretariat ? signedIn(actor) : member(actor, group.id, 'chair'),
  'proposal.create': (actor, { group }) => member(actor, group.id, 'drafter'),
  'proposal.readInside': (actor, { proposal }) => member(actor, proposal.group.id, 'observer'),
  'proposal.readOutside': (actor, { proposal }) => only(outside(actor, proposal), 'hidden'),
  'proposal.rename': (actor, { proposal }) => all(insider(actor, proposal, 'drafter'), drafting(proposal)),
  'proposal.lock': (actor, { proposal }) =>
    all(insider(actor, proposal, 'chair'), inState(proposal, 'drafting')),
  'proposal.unlock': (actor, { proposal }) =>
    all(insider(actor, proposal, 'chair'), inState(proposal, 'locked', 'returned')),
  'proposal.submit': (actor, { proposal }) =>
    all(insider(actor, proposal, 'chair'), inState(proposal, 'drafting', 'locked')),
  'proposal.return': (actor, { proposal }) => all(secretariat(actor), inState(proposal, 'submitted')),
  'proposal.close': (actor, { proposal }) => all(secretariat(actor), inState(proposal, 'submitted')),
  'proposal.share': (actor, { proposal }) => insider(actor, proposal, 'chair'),
  'proposal.rebase': (actor, { proposal }) => all(insider(actor, proposal, 'chair'), drafting(proposal)),
  'proposal.export': (actor, { proposal }) =>
    roleIn(actor, proposal.group.id) ? yes : only(outside(actor, proposal), 'hidden'),
  'note.write': (actor, { proposal }) => all(insider(actor, proposal, 'drafter'), drafting(proposal)),
  'act.edit': (actor, { proposal }) =>
    actor.secretariat && proposal.state === 'submitted'
      ? signedIn(actor)
      : all(insider(actor, proposal, 'drafter'), beforeSubmission(proposal)),
  'version.create': (actor, { proposal }) => insider(actor, proposal, 'drafter'),
  'version.restore': (actor, { proposal }) => all(insider(actor, proposal, 'chair'), drafting(proposal)),
  'history.read': (actor, { proposal }) => member(actor, proposal.group.id, 'observer'),
  'suggestion.create': (actor, { proposal }) =>
    all(insider(actor, proposal, 'contributor'), drafting(proposal)),
  'suggestion.read': readSuggestion,
  'suggestion.readOutside': (actor, subject) => only(seenOutside(actor, subject), 'hidden'),
  'suggestion.write': (actor, subject) =>
    all(
      insiderOf(actor, subject, 'contributor'),
      only(
        atLeast(roleIn(actor, subject.proposal.group.id), 'drafter') || isAuthor(actor, subject.suggestion),
        'role',
      ),
      drafting(subject.proposal),
      undecided(subject.suggestion),
      standing(subject.suggestion),
    ),
  'suggestion.arrange': (actor, subject) =>
    all(
      insiderOf(actor, subject, 'contributor'),
      only(
        atLeast(roleIn(actor, subject.proposal.group.id), 'drafter') || isAuthor(actor, subject.suggestion),
        'role',
      ),
      drafting(subject.proposal),
      undecided(subject.suggestion),
    ),
  'suggestion.own': (actor, subject) =>
    all(
      insiderOf(actor, subject, 'contributor'),
      only(subject.suggestion.author.id === actor.id, 'role'),
      drafting(subject.proposal),
      undecided(subject.suggestion),
    ),
  'position.take': (actor, subject) =>
    all(
      insiderOf(actor, subject, 'contributor'),
      beforeSubmission(subject.proposal),
      undecided(subject.suggestion),
      standing(subject.suggestion),
    ),
  'decision.group': (actor, subject) =>
    all(
      insiderOf(actor, subject, 'chair'),
      beforeSubmission(subject.proposal),
      only(!decided(subject.suggestion, 'group'), 'decided'),
      only(subject.suggestion.state === 'open', 'withdrawn'),
    ),
  'decision.commission': (actor, { proposal, suggestion }) =>
    all(
      signedIn(actor),
      only(roleIn(actor, proposal.group.id) !== undefined || outside(actor, proposal), 'hidden'),
      only(agreedByGroup(suggestion) || roleIn(actor, proposal.group.id) !== undefined, 'hidden'),
      secretariat(actor),
      inState(proposal, 'submitted'),
      only(agreedByGroup(suggestion), 'not-agreed'),
      only(!decided(suggestion, 'commission'), 'decided'),
    ),
  'reopen.group': (actor, subject) =>
    all(
      insiderOf(actor, subject, 'chair'),
      beforeSubmission(subject.proposal),
      only(decided(subject.suggestion, 'group'), 'not-decided'),
      only(!decided(subject.suggestion, 'commission'), 'decided'),
    ),
  'reopen.commission': (actor, { proposal, suggestion }) =>
    all(
      signedIn(actor),
      only(roleIn(actor, proposal.group.id) !== undefined || outside(actor, proposal), 'hidden'),
      secretariat(actor),
      inState(proposal, 'submitted', 'returned'),
      only(decided(suggestion, 'commission'), 'not-decided'),
    ),
  'thread.create': (actor, { proposal }) => insider(actor, proposal, 'commenter'),
  'thread.read': readThread,
  'thread.comment': (actor, subject) =>
    all(
      readThread(actor, subject),
      only(atLeast(roleIn(actor, subject.proposal.group.id), 'commenter'), 'role'),
    ),
  'thread.resolve': (actor, subject) =>
    all(
      readThread(actor, subject),
      only(
        atLeast(roleIn(actor, subject.proposal.group.id), 'drafter') ||
          (atLeast(roleIn(actor, subject.proposal.group.id), 'commenter') &&
            subject.thread.author.id === actor.id),
        'role',
      ),
    ),
}

/** What the rule says, with the reason of a refusal. */
export const judge = <A extends Action>(actor: Actor, action: A, subject: Subjects[A]): Verdict =>
  rules[action](actor, subject)

/** Whether `actor` may do `action` to `subject`. */
export const may = <A extends Action>(actor: Actor, action: A, subject: Subjects[A]): boolean =>
  judge(actor, action, subject).type === 'yes'
