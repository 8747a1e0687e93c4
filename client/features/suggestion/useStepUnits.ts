/** The units whose suggestions are out of step, while only these are looked at. */
import { useRef, useSyncExternalStore } from 'react'
import { isStanding } from './rows.ts'
import { useSuggestionPage } from './SuggestionContext.ts'

/**
 * Undefined while everything is looked at. A unit stays once it was shown: it must not go from under somebody's hands when
 * its other language is written at last.
 */
export const useStepUnits = (only: boolean): ReadonlySet<string> | undefined => {
  const { store } = useSuggestionPage()
  const now = useSyncExternalStore(store.subscribe, () =>
    store
      .rows()
      .filter((row) => isStanding(row) && row.outOfStep.length > 0)
      .map(({ unit }) => unit)
      .join(' '),
  )
  const shown = useRef<ReadonlySet<string>>(undefined)
  if (!only) shown.current = undefined
  else {
    const units = new Set([...(shown.current ?? []), ...now.split(' ').filter(Boolean)])
    if (units.size !== shown.current?.size) shown.current = units
  }
  return shown.current
}
