/** The proposal's room for as long as its page is open: who is there, where, and what changes. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { takePush } from '#client/api/pushes.ts'
import type { Connection } from '#client/collab/connection.ts'
import { tellPlace, typingTeller } from '#client/collab/presence.ts'
import { useConnection } from '#client/collab/useConnection.ts'
import { usePresence } from '#client/collab/usePresence.ts'
import type { EditingStore } from '#client/features/suggestion/editing.ts'

export const useLiveProposal = (id: string) => {
  const queries = useQueryClient()
  const { connection, snapshot } = useConnection('proposal', id)
  const people = usePresence(connection, snapshot.generation)

  useEffect(() => connection?.onChanged((pushed) => takePush(queries, id, pushed)), [connection, queries, id])
  // Rows were fetched before the room was joined: what changed in between was pushed to nobody here.
  useEffect(() => {
    if (snapshot.ready) takePush(queries, id, 'gap')
  }, [snapshot.ready, queries, id])
  useAway(connection, snapshot.generation)
  return { connection, snapshot, people }
}

/** A page in the background is somebody who is away. */
const useAway = (connection: Connection | undefined, generation: number) => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fresh document has a fresh awareness
  useEffect(() => {
    if (!connection) return
    const tell = () => connection.awareness.setLocalStateField('away', document.hidden)
    tell()
    document.addEventListener('visibilitychange', tell)
    return () => document.removeEventListener('visibilitychange', tell)
  }, [connection, generation])
}

/** Tells the others which clause one is at, and in which suggestion one types. */
export const useTelling = (
  connection: Connection | undefined,
  generation: number,
  editing: EditingStore,
  selected: string | undefined,
  lang: string,
) => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fresh document has a fresh awareness
  useEffect(() => {
    if (!connection) return
    const { awareness } = connection
    const teller = typingTeller(awareness)
    let doc = editing.connection()?.doc
    const typed = (_update: Uint8Array, _origin: unknown, _doc: unknown, transaction: { local: boolean }) => {
      if (transaction.local) teller.type()
    }
    const follow = () => {
      doc?.off('update', typed)
      const open = editing.get()
      doc = editing.connection()?.doc
      doc?.on('update', typed)
      tellPlace(awareness, {
        ...((open?.unit ?? selected) && { unit: open?.unit ?? selected }),
        ...(open && { suggestion: open.suggestion }),
        lang: open?.lang ?? lang,
      })
    }
    follow()
    const unsubscribe = editing.subscribe(follow)
    return () => {
      unsubscribe()
      doc?.off('update', typed)
      teller.stop()
    }
  }, [connection, generation, editing, selected, lang])
}
