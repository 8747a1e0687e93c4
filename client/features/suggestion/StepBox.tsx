/** The language that a suggestion left behind: write it, or say that it needs no change. Neither language leads. */
import { IconAlertCircle, IconChecks, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { useSuggestionPage } from './SuggestionContext.ts'
import { useEditingStore } from './useEditing.ts'

export const StepBox = ({ row, lang }: { row: SuggestionRow; lang: Lang }) => {
  const { t } = useTranslation()
  const page = useSuggestionPage()
  const editing = useEditingStore()
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    setFailure(await page.confirm(row, lang))
    setBusy(false)
  }
  return (
    <div className="step-box">
      <p>
        <IconAlertCircle size={16} stroke={1.75} aria-hidden="true" />
        <span>{t('bilingual.waits')}</span>
      </p>
      {page.mayWrite(row) && (
        <div className="step-acts">
          <button type="button" className="fill-button" onClick={() => editing.resume(row, lang, 'end')}>
            <IconPencil size={14} stroke={1.75} aria-hidden="true" />
            {t(`bilingual.write.${lang}`, { defaultValue: t('bilingual.write.other') })}
          </button>
          <button type="button" className="line-button" disabled={busy} onClick={() => void confirm()}>
            <IconChecks size={14} stroke={1.75} aria-hidden="true" />
            {t('bilingual.noChange')}
          </button>
        </div>
      )}
      {failure && <p role="alert">{failure}</p>}
    </div>
  )
}
