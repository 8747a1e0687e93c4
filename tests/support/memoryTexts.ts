/** A browser's text store in memory, for pages without a browser. */
import type { TextStore } from '#client/collab/setAside.ts'

export const memoryTexts = (): TextStore => {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}
