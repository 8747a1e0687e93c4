/** Keys of the focused card: a stand, a comment, the decision, comparing. */
import { type RefObject, useEffect, useRef } from 'react'
import { isSingleKey } from '#client/ui/keys.ts'

/** By `event.code`; what is not there, the card's reader may not do. */
export type CardKeys = Readonly<Record<string, (() => void) | undefined>>

/** Listens on the card around the element. */
export const useCardKeys = (inside: RefObject<HTMLElement | null>, keys: CardKeys): void => {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const card = inside.current?.closest<HTMLElement>('[data-suggestion]')
    if (!card) return
    const press = (event: KeyboardEvent) => {
      const act = latest.current[event.code]
      if (!act || event.shiftKey || !isSingleKey(event)) return
      event.preventDefault()
      act()
    }
    card.addEventListener('keydown', press)
    return () => card.removeEventListener('keydown', press)
  }, [inside])
}
