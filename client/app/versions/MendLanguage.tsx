/** Which units of two languages are one, and the mending of what was paired wrongly. */
import { useTranslation } from 'react-i18next'
import type { LanguageMending } from '#client/features/texts/publish/NewLanguagePage.tsx'
import { Mending } from '#client/features/versions/Mending.tsx'
import type { Found } from '#client/features/versions/mending.ts'
import type { Unit } from '#shared/legal/unit.ts'

/** Pairs whose numbers or shapes differ want a look. */
const foundIn = ({ pairs, report }: LanguageMending['alignment']): Found => {
  const doubtful = new Set([...report.numberDiffers.map(({ eId }) => eId), ...report.shapeDiffers])
  return {
    pairs: pairs.map(({ base, other }) => ({ from: base, to: other })),
    doubtful: pairs
      .filter(({ base }) => doubtful.has(base))
      .map(({ base, other }) => ({ from: base, to: other, paired: true })),
  }
}

export const MendLanguage = ({ text, base, lang, alignment, busy, onCorrect, onUndo }: LanguageMending) => {
  const { t } = useTranslation()
  const named = (one: string): string => t(`common.${one}`, { defaultValue: one })
  return (
    <Mending
      previous={text.units as readonly Unit[]}
      next={alignment.other}
      found={foundIn(alignment)}
      lang={base}
      nextLang={lang}
      naming={text.naming}
      heads={[named(base), named(lang)]}
      busy={busy}
      onCorrect={(said) => onCorrect(said.map(({ from, to }) => ({ base: from, other: to })))}
      {...(onUndo && { onUndo })}
    />
  )
}
