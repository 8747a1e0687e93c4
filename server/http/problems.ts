/**
 * Failures as replies: the one place where a code gets its status and its English words (RFC 9457). Pages translate by
 * code and params; the words here are for people who read the API itself.
 */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Params, Refusal } from '#server/domain/errors.ts'
import { isStorageFailure } from '#server/domain/storageFailure.ts'
import type { Log } from '#server/log.ts'
import type { Problem, ProblemCode } from '#shared/api/problem.ts'

type Entry = readonly [status: ContentfulStatusCode, title: string, detail: string]

const entries: Readonly<Record<ProblemCode, Entry>> = {
  'bad-request': [400, 'The request cannot be read', 'Correct what `params.issues` names and send it again.'],
  'not-signed-in': [401, 'Not signed in', 'Sign in and try again.'],
  'not-allowed': [403, 'Not allowed', 'Your role does not allow this. Ask the chair of the group.'],
  'not-found': [404, 'Not found', 'There is nothing here that you may see.'],
  'wrong-origin': [
    403,
    'Wrong origin',
    'This request came from another site. Open Usynys at its own address.',
  ],
  'too-large': [413, 'Too large', 'At most 20 MB can be sent at once. Send it in parts.'],
  'too-many-requests': [
    429,
    'Too many requests',
    'Wait a minute, or as long as Retry-After says, and try again.',
  ],
  internal: [
    500,
    'The server failed',
    'Nothing of this request was kept. Try again; if it repeats, tell the administrator.',
  ],
  'storage-failed': [
    503,
    'Nothing can be saved now',
    'The database cannot be reached or written (its server is down, the disk is full). Keep your words and try again.',
  ],
  'not-utf8': [
    400,
    'Encoding not certain',
    'The file’s encoding cannot be told for sure. Save it as UTF-8 and send it again.',
  ],
  'no-text': [400, 'No text', 'The source holds no text. Send one that does.'],
  'no-article': [
    422,
    'No article found',
    'No line opens an article ("Article 1", «Статья 1», «1-бап»). Check the text, or send corrected units.',
  ],
  'title-too-long': [400, 'Title too long', 'A title has at most 1,000 characters.'],
  'unsupported-format': [
    415,
    'Format not supported',
    'Send plain text, Markdown, HTML, a Word file (.docx) or Akoma Ntoso XML.',
  ],
  'file-broken': [
    422,
    'The file is damaged',
    '`params.cause` says what is wrong. Save the file again in its program, or send its text.',
  ],
  'file-too-complex': [
    422,
    'The file is too complex',
    '`params.cause` says which limit it goes beyond. Send the text in parts, or as plain text.',
  ],
  'not-this-text': [
    422,
    'Another text',
    'The file holds no words of this version of the text. Bring a file made from it.',
  ],
  'unknown-language': [400, 'Unknown language', 'The text has no version in this language.'],
  'language-exists': [409, 'Language already there', 'The text already has this language.'],
  'unknown-unit': [422, 'No such unit', 'This version of the text has no unit with this eId.'],
  'already-set-up': [409, 'Already set up', 'The first account exists. Sign in instead.'],
  'wrong-setup-code': [403, 'Wrong set-up code', 'Give the code that the server printed when it started.'],
  'sign-up-closed': [
    403,
    'Sign-up by invitation',
    'Open the invitation link that the chair of your group gave you.',
  ],
  'invitation-invalid': [
    410,
    'Invitation no longer valid',
    'It was used, has expired, or is for another address. Ask for a new one.',
  ],
  'already-a-member': [409, 'Already a member', 'This person is already a member of the group.'],
  'last-chair': [409, 'The last chair stays', 'Make another member chair first.'],
  'proposal-locked': [
    409,
    'Not in drafting',
    'The proposal is not in drafting, so nothing in it can be changed. The chair can unlock it.',
  ],
  'wrong-state': [409, 'Not in this state', 'The proposal is not in a state that allows this step.'],
  decided: [409, 'Already decided', 'A decision stands. Reopen it first.'],
  'not-decided': [409, 'Not decided', 'There is no decision to reopen.'],
  withdrawn: [
    409,
    'Not open',
    'The suggestion is not open: it was withdrawn or superseded, or is still a draft.',
  ],
  'not-agreed': [409, 'Not agreed', 'The commission decides on what the group has agreed.'],
  'id-taken': [409, 'Id taken', 'Another suggestion has this id. Make a new one.'],
  'seed-mismatch': [
    409,
    'The text moved on',
    'The wording you started from is not that of this version. Reload the page; your words are kept.',
  ],
  'wording-moved': [409, 'The wording has changed', 'Read the new wording in `params` and decide on that.'],
  'instead-missing': [
    422,
    'What is agreed instead?',
    'Agreeing partly names `instead`: a suggestion copied from this one, edited and agreed.',
  ],
  'instead-not-agreed': [
    422,
    'Not agreed either',
    'The suggestion named as `instead` must be of the same proposal and agreed at this level.',
  ],
  'no-such-export': [
    404,
    'No such export',
    '`params.message` names the kinds, formats and languages that there are.',
  ],
  'export-unavailable': [
    501,
    'This format cannot be made here',
    '`params.message` says why. Take another format; all others work.',
  ],
  'export-failed': [
    503,
    'The file could not be made',
    '`params.message` says what happened. Try again, or take another format.',
  ],
  'not-a-member': [422, 'Not a member', 'Everybody named must be a member of the group.'],
  'formula-moved': [
    409,
    'The formula is another by now',
    'What it is generated from has changed. Read the act again; send your wording for what is generated now.',
  ],
  'other-version': [
    409,
    'Made on another version of the text',
    'What this asks for stands on another version of the text than the proposal. Read it there, or rebase the proposal.',
  ],
  'newer-version': [
    409,
    'Another version was published meanwhile',
    'Read the newest version of the text, look at the preview again, and send it anew.',
  ],
  'too-many-keys': [409, 'Too many API keys', 'Revoke a key that is no longer used, then make the new one.'],
  'term-not-found': [
    422,
    'The term does not stand in the text',
    'Nowhere as it is written; `params.forms` counts other forms. Ask for the preview and name the hits.',
  ],
}

/** `bad-request` with what is wrong where, as the validators report it. */
export const badRequest = (
  issues: readonly { readonly path?: readonly unknown[]; readonly message: string }[],
): Refusal =>
  new Refusal('bad-request', {
    issues: issues.map(({ path, message }) => ({
      path: (path ?? []).map((part) => String((part as { key?: unknown })?.key ?? part)).join('.'),
      message,
    })),
  })

/** The problem of a code; `status` where a library chose one for a code of its own. */
export const problemOf = (code: ProblemCode, params: Params = {}): Problem => {
  const [status, title, detail] = entries[code]
  return {
    type: `urn:usynys:problem:${code}`,
    title,
    status,
    detail,
    code,
    ...(Object.keys(params).length > 0 && { params }),
  }
}

/** Seconds to wait where nothing more is known: a queue of files, the accounts library. */
const usualWait = 60

const answer = (problem: Problem): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(problem.status === 429 && { 'retry-after': String(problem.params?.retryAfter ?? usualWait) }),
    },
  })

export const problem = (code: ProblemCode, params: Params = {}): Response => answer(problemOf(code, params))

const codeOfStatus = (status: number): ProblemCode =>
  status === 413
    ? 'too-large'
    : status === 404
      ? 'not-found'
      : status === 429
        ? 'too-many-requests'
        : 'bad-request'

/** Hono's error handler: refusals by their code; anything else is logged and told without its insides. */
export const onError =
  (log: Log) =>
  (error: Error, c: Context): Response => {
    if (error instanceof Refusal) return problem(error.code, error.params)
    if (error instanceof HTTPException && error.status < 500)
      return problem(
        codeOfStatus(error.status),
        error.status === 400 ? { issues: [{ path: '', message: error.message }] } : {},
      )
    if (error instanceof RangeError && /call stack/.test(error.message))
      return problem('bad-request', { issues: [{ path: '', message: 'is nested too deeply' }] })
    // Whoever asked has gone, and the work was ended with them.
    if (c.req.raw.signal.aborted && error.name === 'AbortError') return problem('internal')
    const storage = isStorageFailure(error)
    log.error(
      { err: error, method: c.req.method, path: c.req.path },
      storage ? 'storage failed' : 'request failed',
    )
    return problem(storage ? 'storage-failed' : 'internal')
  }

/** A reply of the accounts library in our shape: its own code, in our spelling. */
export const accountProblem = async (response: Response): Promise<Response> => {
  if (response.ok || response.status < 400) return response
  const body = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { code?: string; message?: string }
  const code = (body.code ?? '').toLowerCase().replaceAll('_', '-')
  if (response.status === 429) return problem('too-many-requests')
  if (code in entries) return problem(code as ProblemCode)
  const headers = new Headers(response.headers)
  headers.set('content-type', 'application/problem+json; charset=utf-8')
  headers.delete('content-length')
  const title = body.message ?? 'The request was refused'
  return new Response(
    JSON.stringify({
      type: 'about:blank',
      title,
      status: response.status,
      detail: title,
      code: code || 'bad-request',
    }),
    { status: response.status, headers },
  )
}
