/** Hocuspocus with its SQLite extension and its defaults: it stores a document two seconds after an edit. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'
import * as Y from 'yjs'
import { readTrace } from '../traceFile.ts'

const { DATA_DIR, BENCH_TRACE, BENCH_ROOM } = process.env
const store = new SQLite({ database: join(DATA_DIR, 'hocuspocus.db') })

if (BENCH_TRACE) {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of readTrace(readFileSync(BENCH_TRACE))) Y.applyUpdate(doc, update)
  })
  await store.onConfigure()
  await store.configuration.store({
    documentName: BENCH_ROOM,
    state: Buffer.from(Y.encodeStateAsUpdate(doc)),
  })
  process.stdout.write('prepared\n')
  process.exit(0)
}

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions: [store],
})
await server.listen()
process.stdout.write(`listening ${server.address.port}\n`)
process.on('SIGTERM', () => process.exit(0))
