/**
 * A TCP proxy that is a bad network: it delays each way at random, stalls, and cuts. Order is kept, as TCP keeps it.
 */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Random } from './random.ts'

export interface BadNetwork {
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
export const startProxy = async ({ to, random, most = 500 }: ProxyOptions): Promise<BadNetwork> => {
  const sockets = new Set<Socket>()
  const waiting = new Set<() => void>()
  let stalled = false

  /** One direction: a queue whose head leaves when its time has come and nothing stalls. */
  const forward = (from: Socket, into: Socket): void => {
    const queue: { at: number; act: () => void }[] = []
    let timer: NodeJS.Timeout | undefined
    const leave = (): void => {
      timer = undefined
      while (!stalled && queue.length > 0 && queue[0]!.at <= performance.now()) queue.shift()!.act()
      if (stalled) waiting.add(leave)
      else if (queue.length > 0) timer = setTimeout(leave, queue[0]!.at - performance.now() + 1)
    }
    const deliver = (act: () => void): void => {
      const at = performance.now() + random.next() * most
      queue.push({ at: Math.max(at, queue.at(-1)?.at ?? 0), act })
      if (!timer) leave()
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
    const leaving = [...waiting]
    waiting.clear()
    for (const leave of leaving) leave()
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
