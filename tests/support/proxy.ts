/**
 * A TCP proxy that is a bad network: it delays each way at random, stalls, and cuts. Order is kept, as TCP keeps it.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Random } from './random.ts'

export interface Proxy {
  readonly port: number
  /** Holds everything back, both ways, with connections left open: a sleeping laptop. */
  stall(): void
  resume(): void
  /** Ends all connections at once. */
  cut(): void
  close(): Promise<void>
}

export interface ProxyOptions {
  readonly to: number
  readonly random: Random
  /** Longest delay of a chunk each way, in ms. */
  readonly most?: number
}

/** Listens on a free port of 127.0.0.1. */
export const startProxy = async ({ to, random, most = 500 }: ProxyOptions): Promise<Proxy> => {
  const sockets = new Set<Socket>()
  const held: (() => void)[] = []
  let stalled = false

  const forward = (from: Socket, into: Socket): void => {
    let last = 0
    const deliver = (act: () => void): void => {
      last = Math.max(last, performance.now() + random.next() * most)
      const go = (): void => {
        if (stalled) held.push(go)
        else act()
      }
      setTimeout(go, last - performance.now())
    }
    from.on('data', (chunk) => deliver(() => void (into.destroyed || into.write(chunk))))
    from.on('end', () => deliver(() => into.end()))
    from.on('close', () => {
      sockets.delete(from)
      deliver(() => into.destroy())
    })
    from.on('error', () => {})
  }

  const server = createServer((socket) => {
    const upstream = connect(to, '127.0.0.1')
    for (const one of [socket, upstream]) {
      sockets.add(one)
      one.setNoDelay(true)
    }
    forward(socket, upstream)
    forward(upstream, socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const resume = (): void => {
    stalled = false
    for (const go of held.splice(0)) go()
  }
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    stall: () => {
      stalled = true
    },
    resume,
    cut,
    close: () =>
      new Promise((resolve) => {
        resume()
        cut()
        server.close(() => resolve())
      }),
  }
}
