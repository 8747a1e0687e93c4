/** Reads files beside the server's own thread: one job at a time, answered as a value; a fault ends in an error message. */
import { parentPort } from 'node:worker_threads'
import type { ImportAnswer, ImportJob } from './jobs.ts'
import { readText } from './read.ts'
import { readRedline } from './redline/read.ts'
import { Unreadable } from './refused.ts'

const answered = (job: ImportJob): ImportAnswer => {
  if (job.type === 'text') return { type: 'text', outcome: readText(job.given) }
  try {
    return { type: 'redline', outcome: { type: 'read', redline: readRedline(job.bytes, job.version) } }
  } catch (error) {
    if (error instanceof Unreadable)
      return { type: 'redline', outcome: { type: 'refused', refusal: error.refusal } }
    throw error
  }
}

parentPort!.on('message', (job: ImportJob) => parentPort!.postMessage(answered(job)))
