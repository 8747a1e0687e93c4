/** The number that a line opens with, as the parser of structure reads it: «Статья 5.», «5-бап», `2.`, `1)`, `а)`. */
import { headingOf, type MarkerStyle, markerOf } from '#shared/legal/classify.ts'
import { lexiconOf } from '#shared/legal/lexicon.ts'
import type { SourceLine } from '#shared/legal/lines.ts'
import type { Kind, Lang } from '#shared/legal/unit.ts'

export interface Labelled {
  readonly kind: Kind
  readonly num: string
  /** The words behind the number. */
  readonly rest: string
  /** Whether the form alone says that this is a heading; a sentence may open with «Статья 5» too. */
  readonly sure: boolean
}

const kindOf: Readonly<Record<MarkerStyle, Kind>> = {
  dot: 'paragraph',
  bracket: 'point',
  letter: 'subpoint',
  round: 'paragraph',
  roundLetter: 'subpoint',
  ordinal: 'paragraph',
  degree: 'paragraph',
}

export const labelOf = (text: string, lang: Lang): Labelled | undefined => {
  const line: SourceLine = { line: 1, text, apart: true, level: 0, quoted: false }
  const heading = headingOf(line, lexiconOf(lang))
  if (heading) return { kind: heading.kind, num: heading.num, rest: heading.rest, sure: heading.strong }
  const marker = markerOf(line)
  return marker && { kind: kindOf[marker.style], num: marker.num, rest: marker.text, sure: true }
}
