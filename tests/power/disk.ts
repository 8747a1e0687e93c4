/**
 * A disk that lost power: what was synced is there; of what was only written, any part may be, sector by sector.
 */
import type { Random } from '#tests/support/random.ts'
import type { Event } from './trace.ts'

const sector = 512

type Change = Extract<Event, { type: 'write' | 'truncate' }>

const written = (file: Buffer, { offset, bytes }: Extract<Event, { type: 'write' }>): Buffer => {
  const grown = offset + bytes.length > file.length ? Buffer.concat([file], offset + bytes.length) : file
  grown.set(bytes, offset)
  return grown
}

const applied = (file: Buffer, change: Change): Buffer => {
  if (change.type === 'write') return written(file, change)
  return change.length <= file.length ? file.subarray(0, change.length) : Buffer.concat([file], change.length)
}

/** The sectors of a write that happened to reach the disk. */
const torn = function* (change: Change, random: Random): Generator<Change> {
  if (change.type === 'truncate') {
    if (random.below(2) === 0) yield change
    return
  }
  for (let from = 0; from < change.bytes.length; from += sector)
    if (random.below(2) === 0)
      yield { ...change, offset: change.offset + from, bytes: change.bytes.subarray(from, from + sector) }
}

export class Disk {
  readonly #synced = new Map<string, Buffer>()
  readonly #pending: Change[] = []

  /** `files` as they were, safely on disk, before the first event. */
  constructor(files: ReadonlyMap<string, Uint8Array>) {
    for (const [name, bytes] of files) this.#synced.set(name, Buffer.from(bytes))
  }

  follow(event: Event): void {
    if (event.type === 'write' || event.type === 'truncate') this.#pending.push(event)
    if (event.type !== 'sync') return
    for (const change of this.#pending)
      if (change.file === event.file) this.#synced.set(event.file, applied(this.#of(event.file), change))
    const others = this.#pending.filter(({ file }) => file !== event.file)
    this.#pending.splice(0, this.#pending.length, ...others)
  }

  /** The files as they might be found if the power went now. */
  cut(random: Random): Map<string, Buffer> {
    const found = new Map<string, Buffer>()
    for (const [name, bytes] of this.#synced) found.set(name, Buffer.from(bytes))
    for (const change of this.#pending)
      for (const part of torn(change, random))
        found.set(part.file, applied(found.get(part.file) ?? Buffer.alloc(0), part))
    return found
  }

  #of(file: string): Buffer {
    return this.#synced.get(file) ?? Buffer.alloc(0)
  }
}
