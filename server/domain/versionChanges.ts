/** What differs between two frozen states of a proposal, as somebody sees it who may see some of its suggestions. */
import type { VersionComparison } from '#shared/api/proposals.ts'
import { plainRichText, type RichBlock } from '#shared/document/richText.ts'
import type { WordingUnit } from '#shared/legal/suggestion.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { redline } from '#shared/redline/redline.ts'
import type { Suggestion, Wording } from './ports/suggestions.ts'
import type { Frozen } from './ports/versions.ts'
import { standingState } from './suggestionRows.ts'

type Changed = VersionComparison['suggestions'][number]
type Redlines = Changed['wording']

/** A wording as it reads: a line for each heading and each text. */
const wordingText = (units: readonly WordingUnit[]): string =>
  units
    .flatMap(({ num, heading, text, children }) => [
      ...[[num, heading ?? text].filter(Boolean).join(' '), heading === undefined ? '' : (text ?? '')].filter(
        Boolean,
      ),
      ...(children.length > 0 ? [wordingText(children)] : []),
    ])
    .join('\n')

const redlines = <T>(
  a: Readonly<Record<Lang, T>>,
  b: Readonly<Record<Lang, T>>,
  read: (words: T) => string,
): Redlines => {
  const langs = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  const pairs = langs.map((lang) => {
    const [before, after] = [a, b].map((words) => (words[lang] === undefined ? '' : read(words[lang])))
    return { lang, before: before!, after: after! }
  })
  return Object.fromEntries(
    pairs
      .filter(({ before, after }) => before !== after)
      .map(({ lang, before, after }) => [lang, redline(before, after)]),
  )
}

const wordings = (a: Wording, b: Wording): Redlines => redlines(a, b, wordingText)
const reasons = (
  a: Readonly<Record<Lang, readonly RichBlock[]>>,
  b: Readonly<Record<Lang, readonly RichBlock[]>>,
): Redlines => redlines(a, b, plainRichText)

const changed = (id: string, a: Suggestion | undefined, b: Suggestion | undefined): Changed => ({
  id,
  unit: (b ?? a)!.unit,
  op: (b ?? a)!.op,
  ...(a && { before: standingState(a) }),
  ...(b && { after: standingState(b) }),
  wording: wordings(a?.after ?? {}, b?.after ?? {}),
  reason: reasons(a?.reason ?? {}, b?.reason ?? {}),
})

const isChange = ({ before, after, wording, reason }: Changed): boolean =>
  before !== after || Object.keys(wording).length > 0 || Object.keys(reason).length > 0

export const versionChanges = (a: Frozen, b: Frozen): Pick<VersionComparison, 'suggestions' | 'note'> => {
  const [before, after] = [a, b].map(
    ({ suggestions }) => new Map(suggestions.map((suggestion) => [suggestion.id, suggestion])),
  )
  const ids = [...new Set([...before!.keys(), ...after!.keys()])]
  return {
    suggestions: ids.map((id) => changed(id, before!.get(id), after!.get(id))).filter(isChange),
    note: reasons(a.proposal.note, b.proposal.note),
  }
}
