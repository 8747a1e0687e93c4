/**
 * `npm run dev`: the server, restarted when its sources change, and Vite's development server in front of it
 * (http://localhost:5173), which passes /api and /sync on.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createServer } from 'vite'

const root = join(import.meta.dirname, '..')
const vite = await createServer({ configFile: join(root, 'vite.config.ts') })
await vite.listen(5173)
vite.printUrls()

const origins = [
  'http://localhost:5173',
  'http://127.0.0.1:5173',
  'http://localhost:3000',
  'http://127.0.0.1:3000',
]
const server = spawn(process.execPath, ['--watch', 'server/main.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ORIGIN: process.env.ORIGIN ?? origins.join(',') },
})

const stop = async () => {
  server.kill('SIGTERM')
  await vite.close()
  process.exit(0)
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
