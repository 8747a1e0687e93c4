/** `may()` as the services use it: passes, or throws the refusal that fits the reason. What may not be seen is not found. */
import { type Action, judge, type Reason, type Subjects } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { ProblemCode } from '#shared/api/problem.ts'
import { Refusal } from './errors.ts'

const codes: Readonly<Record<Reason, ProblemCode>> = {
  hidden: 'not-found',
  'sign-in': 'not-signed-in',
  role: 'not-allowed',
  secretariat: 'not-allowed',
  'not-drafting': 'proposal-locked',
  workflow: 'wrong-state',
  decided: 'decided',
  'not-decided': 'not-decided',
  withdrawn: 'withdrawn',
  'not-agreed': 'not-agreed',
}

/** Throws unless `actor` may do `action` to `subject`. */
export const permit = <A extends Action>(actor: Actor, action: A, subject: Subjects[A]): void => {
  const verdict = judge(actor, action, subject)
  if (verdict.type === 'no') throw new Refusal(codes[verdict.reason], { action, reason: verdict.reason })
}
