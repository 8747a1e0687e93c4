/** What people do to a wording, as an editor writes it: for runs in which every word is followed. */
import * as Y from 'yjs'
import type { Random } from './random.ts'

export const wordsIn = (text: string): string[] => text.match(/w\d+-\d+/g) ?? []

/** How often each word is there: concurrent splits and joins can leave two copies of one. */
export const countWords = (texts: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const word of wordsIn(texts.join(' '))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Words that became fewer from one look to the next: whoever did that had seen them. */
export const removed = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] =>
  [...before].filter(([word, count]) => (after.get(word) ?? 0) < count).map(([word]) => word)

export const textIn = (block: Y.XmlElement): Y.XmlText => block.get(0) as Y.XmlText

/** Places between words of a text: nobody splits a word here, so that each can be followed. */
const boundaries = (text: string): number[] => [
  0,
  ...[...text.matchAll(/w\d+-\d+ /g)].map((match) => match.index + match[0].length),
]

export const newBlock = (kind: string, text: string): Y.XmlElement => {
  const block = new Y.XmlElement('block')
  block.setAttribute('kind', kind)
  block.setAttribute('num', '')
  block.insert(0, [new Y.XmlText(text)])
  return block
}

/** One thing that a person does; answers the words that they typed. */
export const act = (root: Y.XmlFragment, random: Random, newWord: () => string): string[] => {
  const blocks = root.toArray() as Y.XmlElement[]
  if (blocks.length === 0) {
    const word = newWord()
    root.insert(0, [newBlock('paragraph', `${word} `)])
    return [word]
  }
  const at = random.below(blocks.length)
  const text = textIn(blocks[at]!)
  const places = boundaries(text.toString())
  const place = random.pick(places)
  switch (
    random.pick(['type', 'type', 'type', 'type', 'delete', 'split', 'join', 'level', 'paste', 'drop'])
  ) {
    case 'type': {
      const word = newWord()
      text.insert(place, `${word} `)
      return [word]
    }
    case 'delete': {
      const end = random.pick(places.filter((other) => other >= place))
      text.delete(place, end - place)
      return []
    }
    case 'split': {
      const tail = text.toString().slice(place)
      text.delete(place, tail.length)
      root.insert(at + 1, [newBlock(blocks[at]!.getAttribute('kind') ?? 'alinea', tail)])
      return []
    }
    case 'join': {
      const next = blocks[at + 1]
      if (!next) return []
      text.insert(text.length, textIn(next).toString())
      root.delete(at + 1, 1)
      return []
    }
    case 'level':
      blocks[at]!.setAttribute('kind', random.pick(['paragraph', 'point', 'subpoint', 'alinea', 'heading']))
      return []
    case 'paste': {
      const words = Array.from({ length: 1 + random.below(8) }, newWord)
      root.insert(at, [newBlock('paragraph', words.map((word) => `${word} `).join(''))])
      return words
    }
    default:
      if (blocks.length > 2) root.delete(at, 1)
      return []
  }
}
