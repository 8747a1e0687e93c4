/** Something did not work: what, why, what to do, in that order, with a code to report. */
import { Button } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Notice.module.css'

export interface NoticeProps {
  readonly title: string
  readonly detail?: string
  readonly code?: string
  readonly onRetry?: () => void
  readonly tone?: 'danger' | 'step'
  /** News is told when a reader of the screen pauses, failures at once. */
  readonly role?: 'alert' | 'status'
  /** What can be done about it. */
  readonly children?: ReactNode
}

export const Notice = (props: NoticeProps) => {
  const { title, detail, code, onRetry, tone = 'danger', role = 'alert', children } = props
  const { t } = useTranslation()
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      <IconAlertCircle size={18} stroke={1.75} aria-hidden="true" />
      <div>
        <p className={classes.title}>{title}</p>
        {detail && <p>{detail}</p>}
        {code && <p className={classes.code}>{code}</p>}
        {children}
        {onRetry && (
          <Button variant="default" mt={8} onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Nothing here yet: the caret of an insertion, one sentence, what to do. */
export const Empty = ({ sentence, children }: { sentence: string; children?: ReactNode }) => (
  <div className={classes.empty}>
    <svg width="28" height="28" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M6 16l6-8 6 8" />
    </svg>
    <p>{sentence}</p>
    {children}
  </div>
)

/** The shape of the text to come, still. */
export const TextSkeleton = ({ paragraphs = 3 }: { paragraphs?: number }) => (
  <div aria-hidden="true">
    {Array.from({ length: paragraphs }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity
      <div className={classes.skeleton} key={index}>
        <span />
        <span />
        <span style={{ width: '62%' }} />
      </div>
    ))}
  </div>
)
