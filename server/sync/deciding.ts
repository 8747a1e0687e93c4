/** Deciding on a document that nobody may write in meanwhile, on this node or another. */
import type { UpdateLog } from './ports.ts'
import type { Committed, Room } from './room.ts'

/**
 * Runs `decide` on a room that is held here, and stores whether it stays frozen before the room is let go, so that this outlives a
 * restart. Where other nodes write as well they are stopped by the log, and what they wrote until then is read first.
 */
export const decideOn = async (
  room: Room,
  seen: Committed,
  log: UpdateLog,
  decide: (state: Committed) => Promise<boolean>,
): Promise<boolean> => {
  if (!log.isShared) {
    const keepFrozen = await decide(seen)
    if (keepFrozen) await log.setFrozen(room.id, true)
    return keepFrozen
  }
  let keepFrozen = false
  await log.hold(room.id)
  try {
    await room.lookAgain()
    keepFrozen = await decide(await room.durableState())
  } finally {
    await log.letGo(room.id, keepFrozen)
  }
  return (await log.since(room.id, seen.seq)).frozen
}
