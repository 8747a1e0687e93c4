/**
 * A page as a PDF (Typst): tagged, its fonts inside, its title and languages told.
 *
 * [EXPORT-1] Setting a page is work of one go that nothing can interrupt, so it has a process of its own: rooms are not held
 * up by it, who cancels is obeyed by ending the process, and what breaks the compiler does not break the server. The
 * process starts with the first PDF and ends after an idle minute.
 */
import { type ChildProcess, fork } from 'node:child_process'
import type { ExportRefusal } from '#shared/legal/export-model.ts'
import type { Page } from './page.ts'
import { pdfData } from './pdf-data.ts'
import type { PdfJob, PdfReply } from './pdf-messages.ts'

const idleMs = 60_000
/** A text of 560 articles in two languages takes about a second. */
const longestMs = 120_000

export interface PdfSetter {
  /** Rejects with the signal's reason where that comes first. */
  set(page: Page, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer> | ExportRefusal>
}

const refused = (code: ExportRefusal['code'], message: string): ExportRefusal => ({
  type: 'refused',
  code,
  message,
})

const unavailable = (why: string) =>
  refused('export-unavailable', `PDF cannot be made on this server (${why}). Other formats can.`)

const failed = (why: string) =>
  refused('export-failed', `The PDF could not be made: ${why}. Try again, or take the Word file.`)

interface Waiting {
  readonly settle: (reply: PdfReply) => void
  readonly broken: (why: string) => void
}

/** `program` is the process's own file; another one is for tests. */
export const pdfSetter = (program: URL = new URL('./pdf-process.ts', import.meta.url)): PdfSetter => {
  let child: ChildProcess | undefined
  let next = 0
  /** Jobs are told one after the other: one that is cancelled takes no other with it. */
  let turn: Promise<unknown> = Promise.resolve()
  let waiting: Waiting | undefined
  let idle: NodeJS.Timeout | undefined

  const end = () => {
    child?.kill('SIGKILL')
    child = undefined
  }

  const started = (): ChildProcess => {
    if (child) return child
    const made = fork(program, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    made.unref()
    made.channel?.unref()
    const gone = (why: string) => {
      if (child !== made) return
      child = undefined
      waiting?.broken(why)
    }
    made.on('message', (reply: PdfReply) => waiting?.settle(reply))
    made.on('error', (error) => gone(error.message))
    made.on('exit', (code, signal) => gone(`its process ended (${signal ?? code})`))
    child = made
    return made
  }

  const once = (page: Page, signal: AbortSignal | undefined) =>
    new Promise<Uint8Array<ArrayBuffer> | ExportRefusal>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      clearTimeout(idle)
      const id = ++next
      const finish = (how: () => void) => {
        waiting = undefined
        clearTimeout(late)
        signal?.removeEventListener('abort', cancel)
        idle = setTimeout(end, idleMs)
        idle.unref()
        how()
      }
      const cancel = () => {
        end()
        finish(() => reject(signal?.reason))
      }
      const late = setTimeout(() => {
        end()
        finish(() => resolve(failed(`it took longer than ${longestMs / 1000} s`)))
      }, longestMs)
      waiting = {
        broken: (why) => finish(() => resolve(failed(why))),
        settle(reply) {
          if (reply.id !== id) return
          finish(() => {
            if (reply.type === 'pdf') resolve(reply.bytes)
            else resolve(reply.type === 'unavailable' ? unavailable(reply.why) : failed(reply.why))
          })
        },
      }
      signal?.addEventListener('abort', cancel, { once: true })
      const job: PdfJob = { id, page: Buffer.from(JSON.stringify(pdfData(page))) }
      started().send(job, (error) => error && waiting?.broken(error.message))
    })

  return {
    set(page, signal) {
      const done = turn.then(() => once(page, signal))
      turn = done.catch(() => undefined)
      return done
    },
  }
}
