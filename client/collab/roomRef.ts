/** A room by type and id, and the name that the protocol and the browser's stores know it by. */
import type { RoomType } from '#shared/document/format.ts'

export interface RoomRef {
  readonly type: RoomType
  readonly id: string
}

/** `suggestion/<id>`. */
export const roomKey = ({ type, id }: RoomRef): string => `${type}/${id}`
