/** What was read: what the file has to tell, what is in doubt, the units to be corrected. */
import type { NamingProfile } from '#shared/legal/unit.ts'
import { Correction } from './Correction.tsx'
import { Doubts } from './Doubts.tsx'
import { ImportReport } from './ImportReport.tsx'
import type { Draft, ReadText } from './useDrafts.ts'
import type { Again } from './useReading.ts'

export interface ReadPartsProps {
  readonly read: ReadText
  readonly draft: Draft
  readonly again: Again
  readonly naming: NamingProfile
}

export const ReadParts = ({ read: { reading, lang }, draft, again, naming }: ReadPartsProps) => (
  <>
    <ImportReport reading={reading} {...again} />
    <Doubts reading={reading} lang={lang} />
    <Correction draft={draft} lang={lang} naming={naming} />
  </>
)
