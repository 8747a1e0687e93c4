/** Keys that walk the suggestions: J and K, N to the next one whose languages are out of step, ? for the list of keys. */
import { useEffect, useRef } from 'react'
import { isSingleKey } from '#client/ui/keys.ts'

/** Height of the bars over the text, in CSS pixels. */
const underBars = 100

const walk = (selector: string, by: 1 | -1): void => {
  const cards = [...document.querySelectorAll<HTMLElement>(selector)]
  const here = document.activeElement?.closest<HTMLElement>('.card, [data-unit]')
  const at = here ? cards.indexOf(here) : -1
  // From nowhere in particular, what is read now is where one is.
  const isAhead = (card: HTMLElement) =>
    here
      ? Boolean(here.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING)
      : card.getBoundingClientRect().top > underBars
  const next =
    at >= 0
      ? cards[at + by]
      : by === 1
        ? (cards.find(isAhead) ?? cards[0])
        : cards.findLast((card) => !isAhead(card))
  next?.scrollIntoView({ block: 'center' })
  next?.focus({ preventScroll: true })
}

export const useSuggestionKeys = (showKeys: () => void): void => {
  const latest = useRef(showKeys)
  latest.current = showKeys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code === 'Slash' && (event.ctrlKey || (event.shiftKey && isSingleKey(event)))) {
        event.preventDefault()
        return latest.current()
      }
      if (event.shiftKey || !isSingleKey(event)) return
      if (event.code === 'KeyJ') walk('.card', 1)
      else if (event.code === 'KeyK') walk('.card', -1)
      else if (event.code === 'KeyN') walk('.card[data-out-of-step]', 1)
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
