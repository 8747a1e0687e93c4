/** Ctrl+Z takes the last step back; in a field the browser's own undo takes the letters back. */
import { useEffect } from 'react'

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

export const useUndoKey = (undo: () => void): void =>
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.code !== 'KeyZ' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      if (event.defaultPrevented || isField(event.target)) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [undo])
