/**
 * Suggestions whose words are in their rows and not yet in their documents. A step that makes many at once keeps all rows in
 * one transaction and writes the documents after it; what a stopped server left is written by the next one.
 */
import { writeRichText, writeWording } from '#shared/document/write.ts'
import { roomOf, settleOne } from './closing.ts'
import type { Desk } from './desk.ts'
import { found } from './errors.ts'
import type { Materialiser } from './materialiser.ts'
import { untouched } from './takingOver.ts'

export interface Unwritten {
  /** Writes the words of a suggestion's row into its document, in the name of whom the row says; twice is as once. */
  write(id: string): Promise<void>
  /** Writes all that is left, of one proposal or everywhere. */
  finish(proposalId?: string): Promise<void>
  /** Writes what was left at the last call already: the node that should have done so is gone. */
  takeOver(): Promise<void>
}

export const unwrittenWords = ({
  desk,
  materialiser,
}: {
  readonly desk: Desk
  readonly materialiser: Materialiser
}): Unwritten => {
  const { store, rooms } = desk
  const untouchedOf = untouched((id: string) => id)

  const write = async (id: string): Promise<void> => {
    const row = found(await store.suggestions.get(id))
    if (row.carriedBy === undefined) return
    await rooms.write({ type: 'suggestion', id }, row.carriedBy, (doc) => {
      for (const [lang, units] of Object.entries(row.after)) writeWording(doc, lang, units)
      for (const [lang, blocks] of Object.entries(row.reason)) writeRichText(doc, 'reason', lang, blocks)
    })
    await store.transact(async (tx) => {
      await tx.suggestions.change(id, { carriedBy: null })
      await settleOne(tx, id)
    })
    await rooms.stand([roomOf(row)])
    await materialiser.suggestion(id)
  }

  return {
    write,
    async finish(proposalId) {
      for (const id of await store.suggestions.unwritten(proposalId)) await write(id)
    },
    async takeOver() {
      for (const id of untouchedOf(await store.suggestions.unwritten())) await write(id)
    },
  }
}
