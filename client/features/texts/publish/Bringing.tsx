/** A text is brought, and then what was read of it is worked on. The form stays mounted: going back to it loses no pasted word. */
import type { ReactNode } from 'react'
import type { Lang } from '#shared/legal/unit.ts'
import { SourceForm } from './SourceForm.tsx'
import type { Draft, ReadText } from './useDrafts.ts'
import { type Again, useReading } from './useReading.ts'

export interface BringingProps {
  readonly draft: Draft
  readonly languages: readonly Lang[]
  readonly children: (read: ReadText, again: Again) => ReactNode
}

export const Bringing = ({ draft, languages, children }: BringingProps) => {
  const { busy, failure, sent, read, cancel, again } = useReading(draft)
  return (
    <>
      <div hidden={draft.read !== undefined}>
        <SourceForm
          languages={languages}
          busy={busy}
          failure={failure}
          sent={sent}
          onCancel={cancel}
          onRead={read}
        />
      </div>
      {draft.read && children(draft.read, again)}
    </>
  )
}
