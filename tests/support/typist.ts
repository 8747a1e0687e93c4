/** Somebody who types words that occur nowhere else, at a human's uneven pace, so that each can be looked for. */
import type { TestClient } from './client.ts'
import type { Random } from './random.ts'

export interface Typist {
  /** The words typed so far. */
  readonly words: readonly string[]
  /** Types on until told to stop. */
  start(): void
  stop(): void
  /** Types so many words at once. */
  type(count: number): void
}

/** Types between words only, into the first block of `root`. */
export const typist = (client: TestClient, name: string, random: Random, root?: string): Typist => {
  const words: string[] = []
  let timer: NodeJS.Timeout | undefined
  const one = (): void => {
    const word = `${name}${words.length}`
    const text = client.text(root)
    const places = [...text.toString().matchAll(/ /g)].map((match) => match.index + 1)
    text.insert(random.pick([0, ...places]), `${word} `)
    words.push(word)
  }
  const next = (): void => {
    timer = setTimeout(() => {
      one()
      next()
    }, random.below(40))
  }
  return {
    words,
    start: next,
    stop: () => clearTimeout(timer),
    type: (count) => {
      for (let i = 0; i < count; i++) one()
    },
  }
}

/** Which of some words a text lacks. */
export const missing = (words: readonly string[], text: string): string[] => {
  const there = new Set(text.split(/\s+/))
  return words.filter((word) => !there.has(word))
}
