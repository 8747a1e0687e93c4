/** The server's own frames, as a y-websocket provider hands them over: `saved`, `refused`, `access`, `changed`. */
import type { Decoder } from 'lib0/decoding'
import { readVarString, readVarUint } from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import type { Access, Changed, Refusal } from '#shared/protocol/frames.ts'

export interface FrameHandlers {
  saved(n: number): void
  refused(refusal: Refusal): void
  access(access: Access): void
  changed(changed: Changed): void
}

type Handler = WebsocketProvider['messageHandlers'][number]

/** Teaches a provider our frames; none of them is answered. */
export const readOurFrames = (provider: WebsocketProvider, handlers: FrameHandlers): void => {
  const json =
    (handle: (value: never) => void): Handler =>
    (_encoder, decoder: Decoder) =>
      handle(JSON.parse(readVarString(decoder)) as never)
  provider.messageHandlers[4] = (_encoder, decoder) => handlers.saved(readVarUint(decoder))
  provider.messageHandlers[5] = json(handlers.refused)
  provider.messageHandlers[6] = json(handlers.access)
  provider.messageHandlers[7] = json(handlers.changed)
}
