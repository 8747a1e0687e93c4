/**
 * Collects runs of text into blocks. A run carries what the parser can use: whether it is bold. Everything else about
 * its looks is left behind.
 */
import { type Block, tidy } from './block.ts'

interface Run {
  readonly text: string
  readonly bold: boolean
}

/** The words and the bold beginning of runs, with white space as one space. */
export const blockOf = (runs: readonly Run[], level: number): Block | undefined => {
  const text = tidy(runs.map((run) => run.text).join(''))
  if (text === '') return undefined
  const end = runs.findIndex((run) => !run.bold && tidy(run.text) !== '')
  const lead = tidy((end < 0 ? runs : runs.slice(0, end)).map((run) => run.text).join(''))
  return { text, level, bold: text.startsWith(lead) ? lead.length : 0 }
}

export class Lines {
  readonly blocks: Block[] = []
  #runs: Run[] = []
  /** The level of the block being collected. */
  level = 0

  add(text: string, bold: boolean): void {
    this.#runs.push({ text, bold })
  }

  /** Ends the line; nothing happens where it holds no word. */
  end(): Block | undefined {
    const block = blockOf(this.#runs, this.level)
    this.#runs = []
    if (block) this.blocks.push(block)
    return block
  }

  get isEmpty(): boolean {
    return this.#runs.every((run) => tidy(run.text) === '')
  }
}
