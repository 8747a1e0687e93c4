/** What a lawyer must see of a suggestion before anything else: what it collides with, which language it left behind. */
import { IconArrowsDiff, IconArrowsSplit2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Chip } from '#client/ui/Chip.tsx'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import { useNumbersOf } from './usePageStore.ts'

export const Marks = ({ row, short }: { row: SuggestionRow; short?: boolean }) => {
  const { t, i18n } = useTranslation()
  const numbers = useNumbersOf(row.collidesWith).map((number) => `№\u00a0${number}`)
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(numbers)
  return (
    <>
      {numbers.length > 0 && (
        <Chip tone="clash" icon={<IconArrowsDiff size={14} stroke={1.75} />}>
          {t(short ? 'suggestion.collidesShort' : 'suggestion.collides', { numbers: list })}
        </Chip>
      )}
      {row.outOfStep.map((lang) => (
        <Chip key={lang} tone="step" icon={<IconArrowsSplit2 size={14} stroke={1.75} />}>
          {t('suggestion.unchangedIn', {
            language: t(`common.${lang}`, { defaultValue: lang }),
          })}
        </Chip>
      ))}
    </>
  )
}
