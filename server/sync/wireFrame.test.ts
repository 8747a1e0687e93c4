import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { bareSocket, wireFrame } from './wireFrame.ts'

test('frames of every length arrive whole, in order with what `ws` sends', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const heard: Buffer[] = []
  const [[socket]] = (await Promise.all([once(server, 'connection'), once(client, 'open')])) as [
    [WebSocket],
    [],
  ]
  const frames = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000].map((length) => randomBytes(length))
  const all = new Promise<void>((resolve) => {
    client.on('message', (data) => {
      heard.push(data as Buffer)
      if (heard.length === frames.length * 2) resolve()
    })
  })
  const bare = bareSocket(socket)
  expect(bare).toBeDefined()
  for (const frame of frames) {
    bare!.write(wireFrame(frame))
    socket.send(frame)
  }
  await all
  expect(Buffer.concat(heard).equals(Buffer.concat(frames.flatMap((frame) => [frame, frame])))).toBe(true)
  client.terminate()
  server.close()
})

test('a socket that compresses is left to `ws`', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: true })
  await once(server, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [[socket]] = (await Promise.all([once(server, 'connection'), once(client, 'open')])) as [
    [WebSocket],
    [],
  ]
  expect(bareSocket(socket)).toBeUndefined()
  client.terminate()
  server.close()
})
