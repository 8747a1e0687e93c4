/** Who walks the hash chains of live documents. */
import type { RoomRef } from './rooms.ts'

export interface LogVerifier {
  /** `seq` is the first row of the room's log that does not follow from those before it. */
  verify(
    room: RoomRef,
  ): Promise<
    { readonly intact: true; readonly rows: number } | { readonly intact: false; readonly seq: number }
  >
}
