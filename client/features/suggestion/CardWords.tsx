/** A suggestion's wording and reason in one language, on its card; where that language waits, what can be done about it. */
import { IconChecks } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RichTextView } from '#client/editor/RichTextView.tsx'
import { WordingView } from '#client/editor/WordingView.tsx'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { reasonOf } from './rows.ts'
import { StepBox } from './StepBox.tsx'
import { baseBlocks, wordingBlocks } from './seeds.ts'
import { useEditingStore } from './useEditing.ts'

export interface CardWordsProps {
  readonly row: SuggestionRow
  readonly unit: Unit
  readonly lang: Lang
  /** Beside its other language. */
  readonly paired: boolean
}

/** Beyond this many characters a reason is cut to two lines until it is opened. */
const shortReason = 160

export const CardWords = ({ row, unit, lang, paired }: CardWordsProps) => {
  const { t } = useTranslation()
  const { index } = useEditingStore()
  const [whole, setWhole] = useState(false)
  const base = useMemo(
    () => (row.op === 'replace' || row.op === 'delete' ? baseBlocks(index, unit.eId, lang) : []),
    [row.op, index, unit.eId, lang],
  )
  const blocks = useMemo(() => wordingBlocks(row.after[lang]), [row.after, lang])
  const reason = reasonOf(row, lang)
  const waits = row.outOfStep.includes(lang)
  return (
    <div className="card-words" data-waits={(paired && waits) || undefined}>
      <WordingView blocks={blocks} base={base} lang={lang} size="m" />
      {paired && waits && <StepBox row={row} lang={lang} />}
      {paired && !waits && row.confirmed[lang] === true && (
        <p className="card-confirmed">
          <IconChecks size={14} stroke={1.75} aria-hidden="true" />
          {t('bilingual.confirmedHere')}
        </p>
      )}
      {reason.length > 0 && (
        <div className="why">
          <b>{t('suggestion.reason')}</b>
          <div className={whole ? undefined : 'two-lines'}>
            <RichTextView blocks={reason} lang={lang} />
          </div>
          {(row.reason[lang]?.length ?? 0) > shortReason && (
            <button
              type="button"
              className="quiet-button"
              aria-expanded={whole}
              onClick={() => setWhole(!whole)}
            >
              {t(whole ? 'suggestion.less' : 'suggestion.more')}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
