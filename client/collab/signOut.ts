/** What signing out leaves behind in this browser: nothing, after the user was told of words not yet sent. */
import { localCopies, wipeCopies } from './localCopies.ts'
import { asideOf, wipeTexts } from './setAside.ts'

/** Rooms with unsent words and records set aside; more than none is worth a warning before signing out. */
export const unsentWords = async (userId: string): Promise<number> => {
  const copies = await localCopies(userId)
    .count()
    .catch(() => 0)
  return copies + asideOf(localStorage, userId).length
}

export const wipeLocal = async (userId: string): Promise<void> => {
  wipeTexts(localStorage, userId)
  await wipeCopies(userId)
}
