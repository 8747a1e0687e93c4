/**
 * What strace saw of a process: its writes to the database's files with their bytes, the moments at which they were on disk,
 * and what it sent to anybody. Made with `strace -f -y -xx -ttt`, where every string and path is hexadecimal.
 */

export type Event =
  | {
      readonly type: 'write'
      readonly at: number
      readonly file: string
      readonly offset: number
      readonly bytes: Uint8Array
    }
  | { readonly type: 'truncate'; readonly at: number; readonly file: string; readonly length: number }
  | { readonly type: 'sync'; readonly at: number; readonly file: string }
  | { readonly type: 'send'; readonly at: number }

/** The system calls that say all of it. */
export const calls =
  'pwrite64,pwritev,pwritev2,write,writev,sendto,sendmsg,fsync,fdatasync,ftruncate,io_uring_enter'

const unescaped = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex')

interface Call {
  readonly at: number
  readonly name: string
  readonly rest: string
}

/** One line a call, the thread's number padded to five places: a call that another thread interrupted counts when it ends if it is a sync, when it begins if not. */
function* callsOf(lines: Iterable<string>): Generator<Call> {
  const begun = new Map<string, Call>()
  for (const line of lines) {
    const whole = /^(\d+) +(\d+\.\d+) (\w+)\((.*)$/s.exec(line)
    const resumed = /^(\d+) +(\d+\.\d+) <\.\.\. (\w+) resumed>(.*)$/s.exec(line)
    if (whole) {
      const [, thread, at, name, rest] = whole as unknown as string[]
      const call = { at: Number(at), name: name!, rest: rest! }
      if (!rest!.endsWith('<unfinished ...>')) yield call
      else if (isSync(name!)) begun.set(thread!, call)
      else yield call
    } else if (resumed) {
      const [, thread, at] = resumed as unknown as string[]
      const call = begun.get(thread!)
      begun.delete(thread!)
      if (call) yield { ...call, at: Number(at) }
    } else if (!/^\d+ +\d+\.\d+ (?:\+\+\+|---) /.test(line)) {
      throw new Error(`The trace has a line of no known form: ${line.slice(0, 80)}`)
    }
  }
}

const isSync = (name: string): boolean => name === 'fsync' || name === 'fdatasync'

/** The events of a trace that concern files whose name `concerns` takes, and everything that was sent on a socket. */
export function* eventsOf(lines: Iterable<string>, concerns: (file: string) => boolean): Generator<Event> {
  for (const { at, name, rest } of callsOf(lines)) {
    const opened = /^\d+<((?:\\x[0-9a-f]{2}|[^>\\])*)>/.exec(rest)
    if (!opened) continue
    const target = opened[1]!.startsWith('\\x') ? unescaped(opened[1]!).toString() : opened[1]!
    if (/^(?:socket|TCP|TCPv6|UNIX)\b/.test(target)) {
      yield { type: 'send', at }
      continue
    }
    if (!concerns(target)) continue
    if (isSync(name)) yield { type: 'sync', at, file: target }
    else if (name === 'ftruncate')
      yield { type: 'truncate', at, file: target, length: Number(/, (\d+)/.exec(rest)![1]) }
    else if (name === 'pwrite64') {
      const [, data, count, offset] = /^[^"]*"([^"]*)"(?:\.\.\.)?, (\d+), (\d+)/.exec(rest)!
      const bytes = unescaped(data!)
      if (bytes.length !== Number(count)) throw new Error(`The trace holds ${bytes.length} of ${count} bytes`)
      yield { type: 'write', at, file: target, offset: Number(offset), bytes }
    } else throw new Error(`${name} writes to ${target} in a way that this does not follow`)
  }
}

export interface Order {
  readonly sends: number
  readonly syncs: number
  readonly writes: number
  /** Sends while something written to one of the files was not on disk. */
  readonly early: number
}

/** Whether anything was sent between a write and the sync that puts it on disk. `files` are those that a commit rests on. */
export const orderOf = (events: Iterable<Event>, files: (file: string) => boolean): Order => {
  const order = { sends: 0, syncs: 0, writes: 0, early: 0 }
  const unsynced = new Set<string>()
  for (const event of events) {
    switch (event.type) {
      case 'send':
        order.sends += 1
        if (unsynced.size > 0) order.early += 1
        break
      case 'sync':
        if (files(event.file)) order.syncs += 1
        unsynced.delete(event.file)
        break
      case 'write':
      case 'truncate':
        if (!files(event.file)) break
        order.writes += 1
        unsynced.add(event.file)
    }
  }
  return order
}
