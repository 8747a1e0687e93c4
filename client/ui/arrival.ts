/**
 * Arriving at a place that a link or a found result names: each arrival counts, also one at the place where one is already.
 * What the address says later, because somebody chose another clause, is no arrival.
 */
import { useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

declare module '@tanstack/history' {
  interface HistoryState {
    arrival?: number
  }
}

/** Runs `arrive` once when the page opens and at every later arrival on it. */
export const useArrival = (arrive: () => undefined | (() => void)): void => {
  // Where the router is once the page has what the address says, not where it is still going.
  const arrival = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.state.arrival })
  const latest = useRef(arrive)
  latest.current = arrive
  const seen = useRef<number | 'none'>('none')
  const stop = useRef<() => void>(undefined)
  useEffect(() => {
    if (seen.current !== 'none' && (arrival === undefined || arrival === seen.current)) return
    seen.current = arrival ?? 0
    stop.current?.()
    stop.current = latest.current()
  }, [arrival])
  useEffect(() => () => stop.current?.(), [])
}

/** How long what is drawn later may take to come, in ms. */
const patienceMs = 4000

/** Brings the first element that `find` answers to the reader and the keyboard, once it is drawn; the answer stops waiting. */
export const focusWhenThere = (
  find: () => HTMLElement | null,
  block: ScrollLogicalPosition = 'center',
): (() => void) => {
  const until = performance.now() + patienceMs
  let frame = 0
  const look = () => {
    const element = find()
    if (!element) {
      if (performance.now() < until) frame = requestAnimationFrame(look)
      return
    }
    if (!element.hasAttribute('tabindex') && element.tabIndex < 0) element.tabIndex = -1
    element.scrollIntoView({ block })
    element.focus({ preventScroll: true })
  }
  look()
  return () => cancelAnimationFrame(frame)
}
