/** Brings a Word file back to its proposal: chosen, read, shown with what it would make, and only then made. */
import { Button, FileInput, Loader, Modal, Progress } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { WorkProgress } from '#client/ui/WorkProgress.tsx'
import { ImportedList } from './ImportedList.tsx'
import classes from './imports.module.css'
import { useBringing } from './useBringing.ts'

const Steps = ({ proposal, lang, onClose }: { proposal: string; lang: string; onClose: () => void }) => {
  const { t } = useTranslation()
  const tell = useProblem()
  const queries = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const { state, read, make, reset } = useBringing(proposal)
  const makeAll = async (chosen: File) => {
    await make(chosen)
    await queries.invalidateQueries({ queryKey: ['proposal', proposal] })
  }

  switch (state.type) {
    case 'choosing':
    case 'failed':
      return (
        <form
          className={classes.dialog}
          onSubmit={(event) => {
            event.preventDefault()
            if (file) void read(file)
          }}
        >
          <p className={classes.lead}>{t('bringBack.lead')}</p>
          <FileInput
            data-autofocus
            label={t('bringBack.file')}
            placeholder={t('bringBack.choose')}
            leftSection={<IconFileText size={16} stroke={1.75} />}
            accept=".docx"
            value={file}
            onChange={setFile}
          />
          {state.type === 'failed' && <Notice {...tell(state.error)} />}
          <div className={classes.buttons}>
            <Button type="submit" disabled={!file}>
              {t('bringBack.read')}
            </Button>
          </div>
        </form>
      )
    case 'sending': {
      const percent = Math.round(state.share * 100)
      const word = state.makes ? 'making' : 'reading'
      return (
        <div className={classes.dialog}>
          <div className={classes.running} role="status">
            {percent < 100 ? (
              <>
                <span>{t('bringBack.sending', { percent })}</span>
                <Progress value={percent} aria-hidden="true" />
              </>
            ) : (
              <span>
                <Loader size="xs" mr={8} aria-hidden="true" />
                {t(`bringBack.${word}`)}
              </span>
            )}
          </div>
          <div className={classes.buttons}>
            <Button variant="default" onClick={reset} data-autofocus>
              {t('bringBack.cancel')}
            </Button>
          </div>
        </div>
      )
    }
    case 'making':
      return (
        <div className={classes.dialog}>
          <WorkProgress progress={state.progress} onCancel={reset} />
        </div>
      )
    case 'found': {
      const fresh = state.found.suggestions.filter(({ status }) => status === 'new').length
      const talk =
        state.found.threads.filter(({ status }) => status === 'new').length +
        state.found.suggestions.reduce((sum, { threads }) => sum + threads.new, 0)
      return (
        <div className={classes.dialog}>
          {fresh + talk === 0 && <p className={classes.lead}>{t('bringBack.nothing')}</p>}
          <ImportedList found={state.found} lang={lang} />
          <div className={classes.buttons}>
            <Button variant="default" onClick={reset}>
              {t('bringBack.again')}
            </Button>
            {fresh + talk > 0 && (
              <Button onClick={() => void makeAll(state.file)}>
                {t('bringBack.make', { count: fresh })}
              </Button>
            )}
          </div>
        </div>
      )
    }
    case 'done':
      return (
        <div className={classes.dialog}>
          <p role="status">
            {t('bringBack.done', {
              count: state.found.suggestions.filter(({ status }) => status === 'new').length,
            })}
          </p>
          <div className={classes.buttons}>
            <Button onClick={onClose} data-autofocus>
              {t('common.close')}
            </Button>
          </div>
        </div>
      )
  }
}

export interface BringBackDialogProps {
  readonly proposal: string
  readonly lang: string
  readonly onClose: () => void
}

export const BringBackDialog = ({ proposal, lang, onClose }: BringBackDialogProps) => {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('bringBack.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Steps proposal={proposal} lang={lang} onClose={onClose} />
    </Modal>
  )
}
