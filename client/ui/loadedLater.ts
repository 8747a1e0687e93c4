/**
 * Code that a page needs only later, as a value that is there or not yet.
 *
 * Not React's `lazy`: a suspended tree is drawn some time before it is mounted, and TipTap destroys an editor that was made
 * and is not mounted a millisecond later.
 */
import { useEffect, useSyncExternalStore } from 'react'

export interface LoadedLater<T> {
  /** Fetches it once; a failed fetch may be tried again. */
  fetch(): void
  /** The value when it is there; asks for it when it is not. */
  use(): T | undefined
  /** The same, but what is not there is asked for when the browser has nothing else to do. */
  useIdly(): T | undefined
}

/** Waits until the browser has nothing to do; the answer calls it off. */
export const whenIdle = (work: () => void): (() => void) => {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 500)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: 2_000 })
  return () => cancelIdleCallback(handle)
}

export const loadedLater = <T>(load: () => Promise<T>): LoadedLater<T> => {
  const listeners = new Set<() => void>()
  let value: T | undefined
  let asked = false
  const fetch = () => {
    if (asked) return
    asked = true
    load().then(
      (loaded) => {
        value = loaded
        for (const listener of listeners) listener()
      },
      () => {
        asked = false
      },
    )
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const now = () => value
  return {
    fetch,
    use: () => {
      useEffect(fetch)
      return useSyncExternalStore(subscribe, now)
    },
    useIdly: () => {
      useEffect(() => whenIdle(fetch), [])
      return useSyncExternalStore(subscribe, now)
    },
  }
}
