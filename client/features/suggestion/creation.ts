/**
 * Making the row of a suggestion that somebody has begun to type: once, however often it is tried, and after a reload too.
 *
 * The request is written down in this browser before it is sent; the words themselves are in the room's local copy.
 * Without a line it is tried again until it is answered; an answer that it cannot be made sets the words aside.
 */
import type { Connection } from '#client/collab/connection.ts'
import type { TextStore } from '#client/collab/setAside.ts'
import { keysOf } from '#client/collab/setAside.ts'
import type { NewSuggestion, SuggestionRow } from '#shared/api/suggestions.ts'

export type CreationBody = Partial<NewSuggestion> &
  Pick<NewSuggestion, 'op' | 'unit'> & { readonly id: string }

export interface Creation {
  readonly proposal: string
  readonly body: CreationBody
}

export type CreationAnswer =
  | { readonly type: 'made'; readonly row: SuggestionRow }
  | { readonly type: 'refused'; readonly code: string; readonly detail?: string }
  /** The server cannot take it now: the words wait. */
  | { readonly type: 'troubled' }
  /** Nobody answered: the words wait. */
  | { readonly type: 'unreachable' }

interface Problem {
  readonly code?: string
  readonly detail?: string
}

/** Asks once. 409, 403, 404 and 422 are answers; everything else is no answer yet. */
export const askToMake = async ({ proposal, body }: Creation): Promise<CreationAnswer> => {
  try {
    const reply = await fetch(`/api/proposals/${proposal}/suggestions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (reply.ok) return { type: 'made', row: (await reply.json()) as SuggestionRow }
    if (reply.status >= 500 || reply.status === 429) return { type: 'troubled' }
    const problem = (await reply.json().catch(() => ({}))) as Problem
    return { type: 'refused', code: problem.code ?? 'refused', detail: problem.detail }
  } catch {
    return { type: 'unreachable' }
  }
}

const keyOf = (userId: string, id: string): string => `usynys:opening:${userId}:${id}`

/** Requests that an earlier page wrote down and did not see answered. */
export const unansweredOf = (store: TextStore, userId: string): Creation[] =>
  keysOf(store, `usynys:opening:${userId}:`)
    .map((key) => JSON.parse(store.getItem(key) ?? 'null') as Creation | null)
    .filter((creation) => creation !== null)

export interface CreationPorts {
  readonly store: TextStore
  readonly userId: string
  readonly ask: (creation: Creation) => Promise<CreationAnswer>
  /** Waits before the next try; `attempt` counts from 1. */
  readonly pause: (attempt: number) => Promise<void>
}

export const inBrowser = (store: TextStore, userId: string): CreationPorts => ({
  store,
  userId,
  ask: askToMake,
  pause: (attempt) =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        window.removeEventListener('online', done)
        resolve()
      }
      const timer = setTimeout(done, Math.min(500 * 2 ** attempt, 10_000) * (0.5 + Math.random() / 2))
      window.addEventListener('online', done)
    }),
})

/** Makes the row, then joins its room. Resolves with the row, or with nothing when the words had to be set aside. */
export const make = async (
  creation: Creation,
  connection: Pick<Connection, 'connect' | 'giveUp' | 'reachable'>,
  { store, userId, ask, pause }: CreationPorts,
): Promise<SuggestionRow | undefined> => {
  const key = keyOf(userId, creation.body.id)
  store.setItem(key, JSON.stringify(creation))
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(creation)
    switch (answer.type) {
      case 'made':
        store.removeItem(key)
        connection.reachable(true)
        await connection.connect()
        return answer.row
      case 'refused':
        store.removeItem(key)
        await connection.giveUp(
          { code: answer.code, detail: answer.detail },
          { proposal: creation.proposal, op: creation.body.op, unit: creation.body.unit },
        )
        return undefined
      case 'troubled':
      case 'unreachable':
        connection.reachable(answer.type === 'troubled')
        await pause(attempt)
    }
  }
}
