/** People who come to a room, type and move their caret for a while, and leave it with everything saved. */
import * as Y from 'yjs'
import { openClient, type TestClient } from '#tests/support/client.ts'
import type { Random } from '#tests/support/random.ts'

export interface Place {
  readonly room: string
  readonly cookie: string
}

export interface Person {
  readonly place: Place
  readonly client: TestClient
  /** When they go, in ms of `performance.now()`. */
  readonly until: number
}

/** Documents stay about this long, in characters, so that memory which grows is the server's. */
const longest = 4_000

export const enter = (port: number, place: Place, until: number): Person => ({
  place,
  until,
  client: openClient({ url: `ws://127.0.0.1:${port}`, room: place.room, cookie: place.cookie }),
})

const words = ['құқық', 'право', 'бап', 'статья', 'закон', 'заң', 'суд', 'сот']

/** One stroke: a word, a deletion where there is much, now and then a new line or two lines made one. */
export const stroke = ({ client }: Person, random: Random): void => {
  if (!client.provider.synced) return
  const blocks = client.doc.getXmlFragment('wording:ru')
  const block = blocks.get(random.below(blocks.length)) as Y.XmlElement
  const text = block.get(0) as Y.XmlText
  const [length, chance] = [text.length, random.below(100)]
  if (chance === 0 && blocks.length < 8) {
    const fresh = new Y.XmlElement('block')
    fresh.setAttribute('kind', 'alinea')
    fresh.setAttribute('num', '')
    fresh.insert(0, [new Y.XmlText(random.pick(words))])
    blocks.insert(random.below(blocks.length) + 1, [fresh])
  } else if (chance === 1 && blocks.length > 4) blocks.delete(random.below(blocks.length - 1) + 1, 1)
  else if (length > longest / blocks.length) text.delete(random.below(length - 40), 40)
  else text.insert(random.below(length + 1), ` ${random.pick(words)}`)
}

/** One move of the caret. */
export const move = ({ client }: Person, random: Random): void => {
  client.provider.awareness.setLocalStateField('place', { unit: 'art_1', at: random.below(1_000) })
}
