/** The peers' packages, which come with the bench and not with the project. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'peers')
const limitMs = 300_000

export const peerVersions = (): string => {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const named = ['@y/websocket-server', 'y-leveldb', '@hocuspocus/server', '@hocuspocus/extension-sqlite']
  return named.map((name) => `${name} ${dependencies[name]}`).join(', ')
}

/** Installs what is not there yet; answers what stands in the way, or nothing. */
export const installPeers = (): string | undefined => {
  if (existsSync(join(folder, 'node_modules', '@hocuspocus', 'extension-sqlite'))) return undefined
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: limitMs,
  })
  return status === 0 ? undefined : (stderr || 'npm did not answer').trim().split('\n').at(0)
}
