/**
 * API keys: programs act under them with their owner's rights, and no more than these.
 *
 * A key is 256 random bits, shown once and kept as its SHA-256; so many bits need no slow hash. Keys are made and revoked by
 * people in a session: a stolen key cannot make itself a successor.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '#shared/access/subjects.ts'
import type { KeyRow, MadeKey, NewKey } from '#shared/api/keys.ts'
import { type Change, change, type Desk } from './desk.ts'
import { found, notFound, Refusal } from './errors.ts'
import { newId } from './ids.ts'
import type { Login } from './ports/accounts.ts'
import type { ApiKey } from './ports/apiKeys.ts'

const prefix = 'usynys_'
const mostKeys = 50
const dayMs = 24 * 3600_000

/** How old the note of a key's last use may grow, in ms: not every request is worth a write. */
const usedMs = 60_000

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

const keyRow = ({ id, name, hint, createdAt, expiresAt, lastUsedAt }: ApiKey): KeyRow => ({
  id,
  name,
  hint,
  createdAt,
  expiresAt,
  ...(lastUsedAt !== undefined && { lastUsedAt }),
})

export interface ApiKeyService {
  list(actor: Actor): Promise<readonly KeyRow[]>
  make(actor: Actor, given: NewKey): Promise<MadeKey>
  revoke(actor: Actor, id: string): Promise<void>
  /** Revokes all keys of whoever asks. */
  revokeAll(actor: Actor): Promise<void>
  /** Who acts under a key, if it is one that is neither revoked nor expired. */
  identify(key: string): Promise<Login | undefined>
  isAlive(id: string): Promise<boolean>
}

export const apiKeyService = (desk: Desk): ApiKeyService => {
  const { store } = desk
  const isValid = (key: ApiKey | undefined): key is ApiKey => key !== undefined && key.expiresAt > desk.now()

  const inSession = (actor: Actor): void => {
    if (actor.via !== undefined) throw new Refusal('not-allowed', { reason: 'key' })
  }

  const noteUse = async ({ id, lastUsedAt }: ApiKey): Promise<void> => {
    const at = desk.now()
    if (lastUsedAt === undefined || Date.parse(at) - Date.parse(lastUsedAt) > usedMs)
      await store.apiKeys.used(id, at)
  }

  const end = async (tx: Change, { id, name }: ApiKey): Promise<void> => {
    await tx.apiKeys.revoke(id, tx.at)
    tx.note('key.revoked', `key/${id}`, undefined, { name })
    tx.rightsMoved()
  }

  return {
    async list(actor) {
      inSession(actor)
      return (await store.apiKeys.ofUser(actor.id)).map(keyRow)
    },

    async make(actor, { name, days }) {
      inSession(actor)
      const key = prefix + randomBytes(32).toString('base64url')
      const row = await change(desk, actor, async (tx) => {
        if ((await tx.apiKeys.ofUser(actor.id)).length >= mostKeys)
          throw new Refusal('too-many-keys', { limit: mostKeys })
        const made: ApiKey = {
          id: newId(),
          userId: actor.id,
          name,
          hint: key.slice(0, prefix.length + 4),
          hash: hashOf(key),
          createdAt: tx.at,
          expiresAt: new Date(Date.parse(tx.at) + days * dayMs).toISOString(),
        }
        await tx.apiKeys.add(made)
        tx.note('key.made', `key/${made.id}`, undefined, { name, expiresAt: made.expiresAt })
        return made
      })
      return { ...keyRow(row), key }
    },

    async revoke(actor, id) {
      inSession(actor)
      await change(desk, actor, async (tx) => {
        const key = found(await tx.apiKeys.get(id))
        if (key.userId !== actor.id) throw notFound()
        await end(tx, key)
      })
    },

    async revokeAll(actor) {
      inSession(actor)
      await change(desk, actor, async (tx) => {
        for (const key of await tx.apiKeys.ofUser(actor.id)) await end(tx, key)
      })
    },

    async identify(given) {
      if (!given.startsWith(prefix) || given.length > 100) return undefined
      const key = await store.apiKeys.byHash(hashOf(given))
      if (!isValid(key)) return undefined
      const user = await store.people.byId(key.userId)
      if (!user) return undefined
      await noteUse(key)
      return {
        userId: user.id,
        name: user.name,
        email: user.email,
        sessionId: `${keySession}${key.id}`,
        keyId: key.id,
      }
    },

    isAlive: async (id) => isValid(await store.apiKeys.get(id)),
  }
}

/** What the session ids of logins by key begin with. */
export const keySession = 'key:'
