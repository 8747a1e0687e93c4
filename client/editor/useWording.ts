/** A wording as its document says now, for readers of a room that they have open. */
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { Doc } from 'yjs'
import type { Block } from '#shared/document/blocks.ts'
import { rootName } from '#shared/document/format.ts'
import { readBlocks } from '#shared/document/toUnits.ts'

/** The same blocks as long as the document does not change; none without a document. */
export const useWording = (doc: Doc | undefined, lang: string): readonly Block[] | undefined => {
  const read = useRef<{ doc: Doc; lang: string; blocks: readonly Block[] }>(undefined)
  const subscribe = useCallback(
    (listener: () => void) => {
      const changed = () => {
        read.current = undefined
        listener()
      }
      doc?.on('update', changed)
      return () => doc?.off('update', changed)
    },
    [doc],
  )
  return useSyncExternalStore(subscribe, () => {
    if (!doc) return undefined
    if (read.current?.doc !== doc || read.current.lang !== lang)
      read.current = { doc, lang, blocks: readBlocks(doc.getXmlFragment(rootName('wording', lang))) }
    return read.current.blocks
  })
}
