/** What a person says of a version before it is published: of its units and those before, and of its languages. */
import type { LanguageCorrection } from '#shared/legal/align.ts'
import type { Lang } from '#shared/legal/unit.ts'
import type { Correction } from '#shared/legal/versions.ts'

/** One step of mending. */
export type Said =
  | { readonly of: 'versions'; readonly corrections: readonly Correction[] }
  | { readonly of: 'language'; readonly lang: Lang; readonly corrections: readonly LanguageCorrection[] }

/** All steps together, as they are sent. */
export const saidOf = (steps: readonly Said[]) => {
  const alignment: Correction[] = []
  const languages: Record<Lang, LanguageCorrection[]> = {}
  for (const step of steps)
    switch (step.of) {
      case 'versions':
        alignment.push(...step.corrections)
        break
      case 'language':
        languages[step.lang] ??= []
        languages[step.lang]!.push(...step.corrections)
        break
    }
  return { alignment, languages }
}
