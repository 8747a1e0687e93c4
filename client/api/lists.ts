/** Lists come in pages of at most 500; a page of the interface wants them whole. */
import type { Listed } from '#shared/api/common.ts'

const mostPages = 100

/** All items of a paged list; `fetchPage` gets the `next` of the page before. */
export const everyPage = async <T>(
  fetchPage: (after: string | undefined) => Promise<Listed<T>>,
): Promise<readonly T[]> => {
  const items: T[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const { items: more, next } = await fetchPage(after)
    items.push(...more)
    if (next === undefined) return items
    after = next
  }
  return items
}
