/**
 * A frame as it goes over the wire, its WebSocket header before it: made once where many get the same, and written to their
 * sockets in one piece. `ws` would make a header for each and write it and the frame apart.
 *
 * It leans on two things that hold for our sockets: nothing is compressed, and `ws` then writes every message at once, so
 * that what is written beside it keeps its order. Where a socket cannot be reached, `ws` sends as ever.
 */
import { Socket } from 'node:net'
import type { WebSocket } from 'ws'

/** A final, unmasked, binary message (RFC 6455, 5.2). */
const finalBinary = 0x82

/** The bytes of a message whose frame is these parts, one after the other. */
export const wireOf = (
  parts: readonly Uint8Array[],
): { readonly wire: Uint8Array; readonly frame: Uint8Array } => {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const wire = Buffer.allocUnsafe(header + length)
  wire[0] = finalBinary
  wire[1] = header === 2 ? length : header === 4 ? 126 : 127
  if (header === 4) wire.writeUInt16BE(length, 2)
  if (header === 10) wire.writeBigUInt64BE(BigInt(length), 2)
  let at = header
  for (const part of parts) {
    wire.set(part, at)
    at += part.length
  }
  return { wire, frame: wire.subarray(header) }
}

/** The bytes of a message that holds `frame`. */
export const wireFrame = (frame: Uint8Array): Uint8Array => wireOf([frame]).wire

/** The TCP socket under a WebSocket that compresses nothing; undefined where there is none to write to. */
export const bareSocket = (socket: WebSocket): Socket | undefined => {
  const { _socket: bare } = socket as unknown as { readonly _socket?: unknown }
  return bare instanceof Socket && socket.extensions === '' ? bare : undefined
}
