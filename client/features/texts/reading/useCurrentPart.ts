/** Which article stands at the top of the screen. */
import { useEffect, useState } from 'react'

export const useCurrentPart = (content: unknown): string | undefined => {
  const [current, setCurrent] = useState<string>()
  useEffect(() => {
    if (!content) return
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = entries.find(({ isIntersecting }) => isIntersecting)
        if (entered) setCurrent((entered.target as HTMLElement).dataset.part)
      },
      { rootMargin: '-72px 0px -80% 0px' },
    )
    for (const part of document.querySelectorAll('[data-part]')) observer.observe(part)
    return () => observer.disconnect()
  }, [content])
  return current
}
