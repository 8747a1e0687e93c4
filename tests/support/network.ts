/** The network between a fuzz run's pages and their rooms, and what has to be true of its people's words at the end. */
import type { Page } from './pages.ts'
import type { Random } from './random.ts'

/** Delivers a few frames of each page, each way. */
export const deliverSome = async (pages: readonly Page[], random: Random): Promise<void> => {
  for (const page of pages) {
    for (let left = random.below(3); left > 0; left--) page.deliverUp()
    if (random.next() < 0.3) await new Promise((resolve) => setImmediate(resolve))
    for (let left = random.below(4); left > 0; left--) page.deliverDown()
  }
}

/** Connects every page and delivers all that is on its way. */
export const deliverAll = async (pages: readonly Page[]): Promise<void> => {
  for (const page of pages) {
    if (!page.isConnected) await page.connect()
    while (!page.isIdle) {
      page.deliverUp()
      page.deliverDown()
    }
  }
}

export const isQuiet = (pages: readonly Page[]): boolean =>
  pages.every((page) => page.isConnected && page.isIdle)

/** Typed words that are neither there, nor deleted by somebody who saw them, nor offered back to their author. */
export const unaccounted = (
  typed: ReadonlySet<string>,
  present: ReadonlySet<string>,
  deletedSeen: ReadonlySet<string>,
  pages: readonly Page[],
): string[] => {
  const offered = new Set(pages.flatMap((page) => [...page.setAside, ...page.lost]))
  return [...typed].filter((word) => !present.has(word) && !deletedSeen.has(word) && !offered.has(word))
}
