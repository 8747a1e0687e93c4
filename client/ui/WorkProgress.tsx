/** How far long work is, and the way out of it: until it is stored it can be broken off, after that it goes on by itself. */
import { Progress as Bar, Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '#shared/api/progress.ts'
import classes from './WorkProgress.module.css'

export interface WorkProgressProps {
  /** Undefined while nothing was told yet. */
  readonly progress: Progress | undefined
  readonly onCancel: () => void
}

export const WorkProgress = ({ progress, onCancel }: WorkProgressProps) => {
  const { t } = useTranslation()
  const way = useRef<HTMLButtonElement>(null)
  // What was pressed to begin it is gone.
  useEffect(() => way.current?.focus(), [])
  const isStored = progress?.phase === 'writing'
  const percent = progress && progress.of > 0 ? Math.round((100 * progress.done) / progress.of) : 0
  return (
    <div className={classes.work}>
      <p role="status">{t(`progress.${progress?.phase ?? 'beginning'}`, { ...progress })}</p>
      <Bar value={percent} aria-hidden="true" />
      {isStored ? (
        <p className={classes.note}>{t('progress.stored')}</p>
      ) : (
        <Button variant="default" onClick={onCancel} ref={way}>
          {t('common.cancel')}
        </Button>
      )}
    </div>
  )
}
