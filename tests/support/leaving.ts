/** Somebody who asks for long work and is gone before the server reads the question: nothing depends on who is faster. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { progressType } from '#shared/api/progress.ts'
import type { Account } from './account.ts'
import type { TestServer } from './server.ts'

/** Sends a request while the server is stopped, closes the connection, and lets the server go on. */
export const askAndLeave = async (server: TestServer, { cookie }: Account, path: string): Promise<void> => {
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  process.kill(server.pid, 'SIGSTOP')
  try {
    const head = [
      `POST ${path} HTTP/1.1`,
      `host: 127.0.0.1:${server.port}`,
      `cookie: ${cookie}`,
      `accept: ${progressType}`,
      'content-type: application/json',
      'content-length: 2',
    ]
    socket.end(`${head.join('\r\n')}\r\n\r\n{}`)
    await once(socket, 'finish')
    socket.destroy()
    await once(socket, 'close')
  } finally {
    process.kill(server.pid, 'SIGCONT')
  }
}
