/** Counts in the margin of a clause: suggestions and comments; nothing where there are none. */
import { IconMessage, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import layout from '#client/features/proposal/proposal.module.css'

export const UnitMarks = ({
  suggestions,
  comments,
  onOpen,
}: {
  suggestions: number
  comments: number
  onOpen: () => void
}) => {
  const { t } = useTranslation()
  if (suggestions === 0 && comments === 0) return null
  return (
    <span className={layout.marks}>
      {suggestions > 0 && (
        <button type="button" onClick={onOpen} title={t('proposal.suggestionsHere', { count: suggestions })}>
          <IconPencil size={14} stroke={1.75} aria-hidden="true" />
          <span className="vh">{t('proposal.suggestionsHere', { count: suggestions })}</span>
          <span aria-hidden="true">{suggestions}</span>
        </button>
      )}
      {comments > 0 && (
        <button type="button" onClick={onOpen} title={t('proposal.commentsHere', { count: comments })}>
          <IconMessage size={14} stroke={1.75} aria-hidden="true" />
          <span className="vh">{t('proposal.commentsHere', { count: comments })}</span>
          <span aria-hidden="true">{comments}</span>
        </button>
      )}
    </span>
  )
}
