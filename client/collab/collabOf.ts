/** One set of open rooms for the signed-in user, kept while the page moves from proposal to proposal. */

import type { Me } from '#shared/api/account.ts'
import { localCopies } from './localCopies.ts'
import { People } from './people.ts'
import type { Collab } from './RoomsContext.ts'
import { Rooms } from './rooms.ts'

let current: { readonly user: string; readonly collab: Collab } | undefined

export const collabOf = (me: Pick<Me, 'id' | 'name'>): Collab => {
  if (current?.user === me.id) return current.collab
  current?.collab.rooms.destroy()
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`
  const rooms = new Rooms({
    url,
    user: { id: me.id, name: me.name },
    copies: localCopies(me.id),
    texts: localStorage,
  })
  current = { user: me.id, collab: { rooms, people: new People(me.id) } }
  return current.collab
}
