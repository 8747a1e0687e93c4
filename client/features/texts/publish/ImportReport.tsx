/** What reading a file has to tell beside its units: the encoding found, tracked changes, what was not carried over. */
import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reading } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { type ChangeMode, changeModes, type TrackedChanges } from '#shared/api/imports.ts'
import classes from './publish.module.css'

export interface ImportReportProps {
  readonly reading: Reading
  readonly busy: boolean
  /** Why it could not be read again. */
  readonly failure: unknown
  /** Whether changes may become suggestions here: a new text can have a proposal, a further language has none yet. */
  readonly maySuggest?: boolean
  /** Reads the file again with its tracked changes accepted, rejected or followed. */
  readonly onChanges: (mode: ChangeMode) => void
}

const Changes = ({
  changes,
  busy,
  maySuggest,
  onChanges,
}: Omit<ImportReportProps, 'reading' | 'failure'> & { changes: TrackedChanges }) => {
  const { t } = useTranslation()
  const { insertions, deletions, moves, comments, authors, mode } = changes
  const isTracked = insertions + deletions + moves > 0
  const told = [t('publish.imported.counts', { insertions, deletions, moves, comments })]
  if (authors.length > 0) told.push(t('publish.imported.authors', { authors: authors.join(', ') }))
  return (
    <>
      <Notice
        tone="step"
        title={t(isTracked ? 'publish.imported.changes' : 'publish.imported.comments')}
        detail={told.join(' ')}
      />
      {isTracked && (
        <div className={classes.line}>
          <span id="changes-mode">{t('publish.imported.mode')}</span>
          <SegmentedControl
            aria-labelledby="changes-mode"
            disabled={busy}
            value={mode}
            onChange={(value) => onChanges(value as ChangeMode)}
            data={(maySuggest ? changeModes : (['accept', 'reject'] as const)).map((value) => ({
              value,
              label: t(`publish.imported.${value}`),
            }))}
          />
        </div>
      )}
    </>
  )
}

export const ImportReport = ({ reading, busy, failure, maySuggest, onChanges }: ImportReportProps) => {
  const { t } = useTranslation()
  const tell = useProblem()
  const { losses, changes, encoding } = reading
  return (
    <>
      {encoding && encoding !== 'utf-8' && (
        <Notice tone="step" title={t('publish.imported.encoding', { encoding })} />
      )}
      {changes && (
        <Changes changes={changes} busy={busy} maySuggest={maySuggest ?? false} onChanges={onChanges} />
      )}
      {failure !== null && <Notice {...tell(failure)} />}
      {losses.length > 0 && (
        <details className={classes.notes} open>
          <summary>{t('publish.imported.losses')}</summary>
          <dl className={classes.losses}>
            {losses.map(({ code, count }) => (
              <div key={code}>
                <dt>{t(`publish.imported.loss.${code}`)}</dt>
                <dd>{count}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}
