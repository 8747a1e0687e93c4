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
  const before = (await log.since(room.id, seen.seq)).frozen
  let frozen = before
  await log.setFrozen(room.id, true)
  try {
    await room.lookAgain()
    frozen = (await decide(await room.durableState())) || before
  } finally {
    // Also when it stays: another node that decided on it at the same time may have let it go.
    await log.setFrozen(room.id, frozen)
  }
  return frozen
}
