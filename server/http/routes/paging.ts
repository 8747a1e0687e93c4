/** Pages of a list that is already in order: at most 500 items, and where the next page starts. */
import type { Listed, Page } from '#shared/api/common.ts'

const most = 500

/** `after` is the key of the last item seen; an unknown one starts over. */
export const paged = <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { after, limit = most }: Page,
): Listed<T> => {
  const start = after === undefined ? 0 : items.findIndex((item) => keyOf(item) === after) + 1
  const shown = items.slice(start, start + limit)
  const more = start + limit < items.length
  return { items: shown, ...(more && { next: keyOf(shown.at(-1)!) }) }
}

export const byId = ({ id }: { readonly id: string }): string => id
