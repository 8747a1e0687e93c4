/** Which core does what: servers on the first, the load on the second, where `taskset` exists and there are two. */
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const hasTaskset = process.platform === 'linux' && spawnSync('taskset', ['-V']).status === 0

/** Whether servers and load are pinned apart. */
export const isPinned: boolean = hasTaskset && availableParallelism() > 1

/** How a server's Node is started. */
export const serverCommand: readonly string[] = isPinned
  ? ['taskset', '-c', '0', process.execPath]
  : [process.execPath]

/** Puts this process, the load, on the second core. */
export const pinLoad = (): void => {
  if (isPinned) spawnSync('taskset', ['-a', '-p', '-c', '1', String(process.pid)])
}
