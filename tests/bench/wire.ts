/**
 * A WebSocket client on a bare TCP socket: no events, no queues, no masking work, so that one core can play hundreds of
 * people and the server is what is measured. Its mask is all zeros, which the server has to undo as any other.
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface WireOptions {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Told each binary message; the bytes are valid during the call. */
  readonly message: (payload: Buffer) => void
  readonly closed: (code: number | undefined) => void
}

const text = 0x1
const close = 0x8
const ping = 0x9
const pong = 0xa

/** A final frame with a mask of zeros around a payload. */
const masked = (opcode: number, payload: Uint8Array): Buffer => {
  const { length } = payload
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const frame = Buffer.alloc(6 + extra + length)
  frame[0] = 0x80 | opcode
  frame[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127)
  if (extra === 2) frame.writeUInt16BE(length, 2)
  if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(payload, 6 + extra)
  return frame
}

export class Wire {
  readonly #socket: Socket
  readonly #options: WireOptions
  #rest: Buffer = Buffer.alloc(0)
  #state: 'opening' | 'open' | 'deaf' | 'closed' = 'opening'
  #code: number | undefined

  constructor(options: WireOptions, opened: () => void) {
    this.#options = options
    this.#socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('connect', () => this.#ask())
    this.#socket.on('data', (chunk) => this.#hear(chunk, opened))
    this.#socket.on('error', () => {})
    this.#socket.on('close', () => {
      this.#state = 'closed'
      options.closed(this.#code)
    })
  }

  send(payload: Uint8Array): void {
    this.#socket.write(masked(0x2, payload))
  }

  /** From now on what comes is thrown away unread: the server's work stays the same, the reader's does not. */
  deafen(): void {
    if (this.#state === 'open') this.#state = 'deaf'
  }

  end(): void {
    this.#socket.destroy()
  }

  #ask(): void {
    const { path, headers, port } = this.#options
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ]
    this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  }

  #hear(chunk: Buffer, opened: () => void): void {
    if (this.#state === 'deaf') return
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    if (this.#state === 'opening') {
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0) {
        this.#rest = bytes
        return
      }
      if (!bytes.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) {
        this.end()
        return
      }
      this.#state = 'open'
      bytes = bytes.subarray(end + 4)
      opened()
    }
    this.#rest = this.#frames(bytes)
  }

  /** Takes whole frames off the front; answers what is left. */
  #frames(bytes: Buffer): Buffer {
    let at = 0
    while (bytes.length - at >= 2) {
      const short = bytes[at + 1]! & 0x7f
      const header = short < 126 ? 2 : short === 126 ? 4 : 10
      if (bytes.length - at < header) break
      const length =
        short < 126
          ? short
          : short === 126
            ? bytes.readUInt16BE(at + 2)
            : Number(bytes.readBigUInt64BE(at + 2))
      if (bytes.length - at < header + length) break
      this.#take(bytes[at]!, bytes.subarray(at + header, at + header + length))
      at += header + length
    }
    return at === 0 ? bytes : bytes.subarray(at)
  }

  #take(first: number, payload: Buffer): void {
    const opcode = first & 0x0f
    if (opcode === ping) this.#socket.write(masked(pong, payload))
    else if (opcode === close) {
      this.#code = payload.length >= 2 ? payload.readUInt16BE(0) : undefined
      this.end()
    } else if (opcode !== pong && opcode !== text) this.#options.message(payload)
  }
}
