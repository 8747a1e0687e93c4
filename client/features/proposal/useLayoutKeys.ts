/** Keys of the page's regions: F6 walks them, [ and ] fold the panels beside the paper. */
import { type RefObject, useEffect, useRef } from 'react'
import { isSingleKey } from '#client/ui/keys.ts'

export type Panel = 'rail' | 'talk'

const panels: Readonly<Record<string, Panel>> = { BracketLeft: 'rail', BracketRight: 'talk' }

const walk = (root: HTMLElement | null, by: 1 | -1): boolean => {
  const regions = [...(root?.querySelectorAll<HTMLElement>('[data-region]') ?? [])]
  if (regions.length === 0) return false
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  regions[(at + by + regions.length) % regions.length]!.focus()
  return true
}

export const useLayoutKeys = (root: RefObject<HTMLElement | null>, toggle: (panel: Panel) => void): void => {
  const latest = useRef(toggle)
  latest.current = toggle
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code === 'F6') {
        if (walk(root.current, event.shiftKey ? -1 : 1)) event.preventDefault()
        return
      }
      const panel = panels[event.code]
      if (!panel || event.shiftKey || !isSingleKey(event)) return
      event.preventDefault()
      latest.current(panel)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [root])
}
