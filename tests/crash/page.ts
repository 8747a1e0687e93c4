/** A page of the crash rig: a real client that counts its strokes, and the clock up to which each was acknowledged. */
import * as Y from 'yjs'
import { openClient, type TestClient } from '#tests/support/client.ts'
import type { Random } from '#tests/support/random.ts'

export interface CrashPage {
  readonly room: string
  readonly client: TestClient
  readonly words: readonly string[]
  /** The clock of the page's own writing that was acknowledged as saved. */
  savedUpTo(): number
  /** Types one word, which occurs nowhere else, as one update. */
  stroke(): void
}

/** Long words: a stroke is then an update of the size of a paste, not only of a letter. */
const wordAt = (name: string, count: number): string => `${name}x${count}`

export const openPage = (
  port: number,
  room: string,
  cookie: string,
  name: string,
  random: Random,
): CrashPage => {
  let saved = 0
  const words: string[] = []
  const client = openClient({
    url: `ws://127.0.0.1:${port}`,
    room,
    cookie,
    onSaved: (_client, clock) => {
      saved = Math.max(saved, clock)
    },
  })
  client.provider.maxBackoffTime = 100
  return {
    room,
    client,
    words,
    savedUpTo: () => saved,
    stroke() {
      const text = client.text()
      const word = wordAt(name, words.length)
      // At the start, where the colleague types too, or after what was typed last: both make new structs.
      text.insert(random.below(2) === 0 ? 0 : text.length, ` ${word} `)
      words.push(word)
    },
  }
}

/** What a page has seen of others: the clock of each clientID but its own. */
export const seenBy = ({ client }: Pick<CrashPage, 'client'>): ReadonlyMap<number, number> => {
  const seen = Y.decodeStateVector(Y.encodeStateVector(client.doc))
  seen.delete(client.doc.clientID)
  return seen
}
