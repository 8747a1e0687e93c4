/** The tree while it is being built: nodes remember their line and may still grow. */
import type { Kind } from './unit.ts'

export interface Node {
  readonly kind: Kind
  num: string
  heading?: string
  text?: string
  readonly line: number
  readonly words: string
  readonly children: Node[]
}

export const newNode = (kind: Kind, num: string, line: number, words: string): Node => ({
  kind,
  num,
  line,
  words,
  children: [],
})

export const newAlinea = (text: string, line: number): Node => ({
  ...newNode('alinea', '', line, text),
  text,
})
