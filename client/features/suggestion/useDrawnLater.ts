/**
 * Cards of a long text are drawn when their article comes near the screen, and else one article after the other while
 * the browser has nothing to do: the first clause is there before the last card.
 */
import { type RefObject, useEffect, useState } from 'react'

const waiting = new Set<() => void>()
let asked = false

const idle = (work: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 1_000 })
  else setTimeout(work, 50)
}

const next = (): void => {
  asked = false
  const [draw] = waiting
  if (!draw) return
  waiting.delete(draw)
  draw()
  ask()
}

const ask = (): void => {
  if (asked || waiting.size === 0) return
  asked = true
  idle(next)
}

/** How far from the screen an article is near. */
const near = '100% 0px'

export const useDrawnLater = (element: RefObject<HTMLElement | null>, atOnce: boolean): boolean => {
  const [drawn, setDrawn] = useState(atOnce)
  useEffect(() => {
    if (drawn || !element.current) return
    const draw = () => setDrawn(true)
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) draw()
      },
      { rootMargin: near },
    )
    observer.observe(element.current)
    waiting.add(draw)
    ask()
    return () => {
      observer.disconnect()
      waiting.delete(draw)
    }
  }, [drawn, element])
  return drawn
}
