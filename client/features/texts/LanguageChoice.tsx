/** Which language of a text is shown; with `sideBySide`, both. */
import { SegmentedControl } from '@mantine/core'
import { IconColumns2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { shownLanguages } from '#client/i18n/shownLanguages.ts'
import type { Lang } from '#shared/legal/unit.ts'

export interface LanguageChoiceProps {
  readonly languages: readonly Lang[]
  readonly value: string
  readonly onChange: (value: string) => void
  /** The value that stands for two languages side by side, where that is offered. */
  readonly sideBySide?: string
}

export const LanguageChoice = ({ languages, value, onChange, sideBySide }: LanguageChoiceProps) => {
  const { t } = useTranslation()
  if (languages.length < 2) return null
  const both = sideBySide && {
    value: sideBySide,
    label: (
      <span title={t('texts.sideBySide')} style={{ display: 'grid', placeItems: 'center', minHeight: 20 }}>
        <IconColumns2 size={16} stroke={1.75} aria-hidden="true" />
        <span className="vh">{t('texts.sideBySide')}</span>
      </span>
    ),
  }
  return (
    <SegmentedControl
      aria-label={t('texts.language')}
      value={value}
      onChange={onChange}
      data={[
        ...shownLanguages(languages).map((lang) => ({
          value: lang,
          label: t(`common.short.${lang}`, { defaultValue: lang }),
        })),
        ...(both ? [both] : []),
      ]}
    />
  )
}
