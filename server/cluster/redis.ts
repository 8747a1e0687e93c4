/**
 * The wire between nodes over Redis or Valkey: publish and subscribe, nothing is kept there. A Redis that is away costs
 * speed and no words: nodes then look into the log themselves.
 */
import { createClient } from '@redis/client'
import type { Listener, Wire } from './wire.ts'

export interface RedisWireOptions {
  readonly url: string
  /** Stands before every channel's name, so that installations can share a Redis. */
  readonly prefix: string
  readonly listener: Listener
  /** Told when Redis goes away, and why; not at every further attempt. */
  readonly lost: (error: unknown) => void
}

/** A Redis that says nothing for so long is taken for lost, in ms. */
const silence = 4_000

/** Waits longer from attempt to attempt, up to a second, never in step with other nodes; in ms. */
const pause = (attempts: number): number =>
  50 + Math.random() * Math.min(1_000, 50 * 2 ** Math.min(attempts, 6))

/** Resolves at once; the connection is made, and made again, in the background. */
export const redisWire = ({ url, prefix, listener, lost }: RedisWireOptions): Wire => {
  const open = () =>
    createClient({
      url,
      disableOfflineQueue: true,
      pingInterval: silence / 2,
      socket: { connectTimeout: silence, socketTimeout: silence, reconnectStrategy: pause },
    })
  const [speaker, hearer] = [open(), open()]
  const channels = new Set<string>()
  let [isUp, isClosed, isTold] = [false, false, false]

  const heard = (message: Buffer, channel: Buffer): void =>
    listener.heard(channel.toString().slice(prefix.length), message)

  /** Up is: both connections stand, and every channel is heard. */
  const arrange = async (): Promise<void> => {
    if (isClosed || !speaker.isReady || !hearer.isReady) return
    const wanted = [...channels].map((channel) => prefix + channel)
    if (wanted.length > 0) await hearer.subscribe(wanted, heard, true)
    if (isClosed || !speaker.isReady || !hearer.isReady) return
    ;[isUp, isTold] = [true, false]
    listener.up()
  }

  const down = (error: unknown): void => {
    isUp = false
    if (isTold || isClosed) return
    isTold = true
    lost(error)
  }

  for (const client of [speaker, hearer]) {
    client.on('error', down)
    client.on('reconnecting', () => down(new Error('Redis went away')))
    client.on('ready', () => void arrange().catch(down))
    client.connect().catch(down)
  }

  return {
    publish(channel, message) {
      if (!speaker.isReady) return
      speaker
        .publish(prefix + channel, Buffer.from(message.buffer, message.byteOffset, message.length))
        .catch(down)
    },
    async subscribe(channel) {
      channels.add(channel)
      if (hearer.isReady) await hearer.subscribe(prefix + channel, heard, true)
    },
    unsubscribe(channel) {
      channels.delete(channel)
      if (hearer.isReady) hearer.unsubscribe(prefix + channel).catch(down)
    },
    get isUp() {
      return isUp
    },
    async close() {
      isClosed = true
      for (const client of [speaker, hearer]) client.destroy()
    },
  }
}
