/** What a drag over words of the base text offers: Comment, Suggest, Copy. */
import { IconCopy, IconMessage, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { copyText } from '#client/ui/copyText.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { useSuggestionPage } from './SuggestionContext.ts'

export interface SelectionBarProps {
  readonly quote: string
  readonly start?: number
  readonly top: number
  readonly left: number
  readonly unit: Unit
  readonly lang: Lang
  readonly onSuggest?: () => void
  readonly onClose: () => void
}

export const SelectionBar = ({
  quote,
  start,
  top,
  left,
  unit,
  lang,
  onSuggest,
  onClose,
}: SelectionBarProps) => {
  const { t } = useTranslation()
  const { comment } = useSuggestionPage()
  const act = (action: () => void) => () => {
    onClose()
    action()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keeps presses on the bar from opening the clause
    <div
      className="selection-bar"
      role="toolbar"
      aria-label={t('suggestion.selected')}
      style={{ top: top - 42, left }}
      onClick={(event) => event.stopPropagation()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {comment && (
        <button type="button" onClick={act(() => comment({ unit: unit.eId, lang, quote, start }))}>
          <IconMessage size={16} stroke={1.75} />
          {t('suggestion.comment')}
        </button>
      )}
      {onSuggest && (
        <button type="button" onClick={act(onSuggest)}>
          <IconPencil size={16} stroke={1.75} />
          {t('suggestion.suggest')}
        </button>
      )}
      <button type="button" onClick={act(() => void copyText(quote))}>
        <IconCopy size={16} stroke={1.75} />
        {t('suggestion.copy')}
      </button>
    </div>
  )
}
