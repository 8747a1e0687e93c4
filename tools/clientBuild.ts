/** Builds the client into dist/ when it is not there or older than what it is made of. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')
const sources = ['client', 'shared', 'vite.config.ts', 'package-lock.json']

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

/** Answers whether it built; throws Vite's error when the sources do not build. */
export const buildClient = async (): Promise<boolean> => {
  if (!clientIsStale()) return false
  process.stdout.write('Building the client (once, a few seconds)…\n')
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' })
  return true
}
