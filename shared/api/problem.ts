/** Failures as the API reports them (RFC 9457): a stable code that a page translates, and what fills its sentence. */

export const problemCodes = [
  'bad-request',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'wrong-origin',
  'too-large',
  'too-many-requests',
  'internal',
  'storage-failed',
  'not-utf8',
  'no-text',
  'no-article',
  'title-too-long',
  'unsupported-format',
  'file-broken',
  'file-too-complex',
  'not-this-text',
  'unknown-language',
  'language-exists',
  'unknown-unit',
  'already-set-up',
  'wrong-setup-code',
  'sign-up-closed',
  'invitation-invalid',
  'already-a-member',
  'last-chair',
  'proposal-locked',
  'wrong-state',
  'decided',
  'not-decided',
  'withdrawn',
  'not-agreed',
  'id-taken',
  'seed-mismatch',
  'wording-moved',
  'instead-missing',
  'instead-not-agreed',
  'no-such-export',
  'export-unavailable',
  'export-failed',
  'not-a-member',
  'term-not-found',
  'formula-moved',
  'too-many-keys',
  'other-version',
  'newer-version',
] as const

export type ProblemCode = (typeof problemCodes)[number]

/** The body of every failed reply, `application/problem+json`. `params` differ by code and hold plain values. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: ProblemCode
  readonly params?: Readonly<Record<string, unknown>>
}
