/** How long this disk takes to make four kilobytes durable: the least that a commit can take. */
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { percentile, sleep } from './measure.ts'
import { newFolder, removeFolder } from './target.ts'

const page = Buffer.alloc(4096)
const times = 60
const gapMs = 10

/** Times of single writes made durable, in ms. */
export const diskSync = async (): Promise<{ readonly p50: number; readonly p95: number }> => {
  const folder = newFolder()
  const path = join(folder, 'page')
  const file = openSync(path, 'w')
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    const start = performance.now()
    writeSync(file, page, 0, page.length, i * page.length)
    fdatasyncSync(file)
    took.push(performance.now() - start)
    await sleep(gapMs)
  }
  closeSync(file)
  rmSync(path)
  removeFolder(folder)
  return { p50: percentile(took, 50), p95: percentile(took, 95) }
}
