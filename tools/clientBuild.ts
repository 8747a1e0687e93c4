/** Builds the client into dist/ when it is not there or older than what it is made of. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const sources = ['client', 'shared', 'vite.config.ts', 'tools/precompress.ts', 'package-lock.json']

const newest = (path: string): number => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

export const clientIsStale = (): boolean => {
  const built = join(root, 'dist', 'index.html')
  if (!existsSync(built)) return true
  const builtAt = statSync(built).mtimeMs
  return sources.some((source) => newest(join(root, source)) > builtAt)
}

/**
 * Answers whether it built; throws when the sources do not build, after Vite has said why. Building takes a process of its
 * own: the memory that it needs would stay with a server that goes on in this one.
 */
export const buildClient = async (): Promise<boolean> => {
  if (!clientIsStale()) return false
  process.stdout.write('Building the client (once, a few seconds)…\n')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const building = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code] = await once(building, 'exit')
  if (code !== 0) throw new Error('The client could not be built: see what Vite says above.')
  return true
}
