/** `@y/websocket-server` as its README sets it up: in memory, or with y-leveldb behind `setPersistence`. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import WebSocket from 'ws'
import { LeveldbPersistence } from 'y-leveldb'
import * as Y from 'yjs'
import { readTrace } from '../traceFile.ts'

// The server brings a Yjs of its own; its documents take updates from that one only.
const ofServer = createRequire(import.meta.resolve('@y/websocket-server/utils'))
const packageFile = ofServer.resolve('yjs/package.json')
const { exports } = ofServer('yjs/package.json')
const entry = exports['.'].import ?? exports['.'].default
const { applyUpdate, encodeStateAsUpdate } = await import(
  pathToFileURL(join(dirname(packageFile), entry)).href
)

const { DATA_DIR, BENCH_STORE, BENCH_TRACE, BENCH_ROOM } = process.env

if (BENCH_STORE === 'leveldb') {
  const store = new LeveldbPersistence(join(DATA_DIR, 'leveldb'))
  if (BENCH_TRACE) {
    const [first, ...rest] = readTrace(readFileSync(BENCH_TRACE))
    await store.storeUpdate(BENCH_ROOM, first)
    const put = (value, index) => ({ type: 'put', key: ['v1', BENCH_ROOM, 'update', index + 1], value })
    await store._transact((level) => level.batch(rest.map(put)))
    await store.destroy()
    process.stdout.write('prepared\n')
    process.exit(0)
  }
  setPersistence({
    provider: store,
    bindState: async (name, doc) => {
      const stored = await store.getYDoc(name)
      void store.storeUpdate(name, encodeStateAsUpdate(doc))
      applyUpdate(doc, Y.encodeStateAsUpdate(stored))
      doc.on('update', (update) => void store.storeUpdate(name, update))
    },
    writeState: async () => {},
  })
} else if (BENCH_TRACE) {
  throw new Error('A server in memory keeps nothing')
}

const server = createServer()
const sockets = new WebSocket.Server({ noServer: true })
sockets.on('connection', setupWSConnection)
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request)),
)
server.listen(0, '127.0.0.1', () => process.stdout.write(`listening ${server.address().port}\n`))
process.on('SIGTERM', () => process.exit(0))
