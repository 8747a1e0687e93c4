/** What every request carries once the app's own middleware has run. */
import type { HttpBindings } from '@hono/node-server'
import type { Login } from '#server/domain/ports/accounts.ts'
import type { Actor } from '#shared/access/subjects.ts'

export interface RequestContext {
  Bindings: HttpBindings
  Variables: {
    /** Who asks; `anyone` when nobody is signed in. */
    actor: Actor
    login: Login | undefined
    /** The peer's address, or the one a trusted proxy names. */
    peer: string
  }
}
