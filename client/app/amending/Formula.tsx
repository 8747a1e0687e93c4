/** One formula of the act: as it stands, and a field to word it anew. What follows its colon belongs to the agreed text. */
import { ActionIcon, Button, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Redline } from '#client/ui/Redline.tsx'
import type { AmendingActRow } from '#shared/api/amending.ts'
import classes from './amending.module.css'

type Row = AmendingActRow['clauses'][number]['formulas'][number]
export type Worded = Omit<Row, 'wording'> & Partial<Pick<Row, 'wording'>>

export interface FormulaProps {
  readonly formula: Worded
  readonly lang: string
  readonly mayEdit: boolean
  /** Whether it opens a clause. */
  readonly isLead?: boolean
  /** Resolves with whether it was kept. */
  readonly onWord: (text: string) => Promise<boolean>
  readonly onReset: () => Promise<boolean>
}

const Editing = ({
  start,
  lang,
  onSave,
  onCancel,
}: {
  start: string
  lang: string
  onSave: (text: string) => Promise<boolean>
  onCancel: () => void
}) => {
  const { t } = useTranslation()
  const [text, setText] = useState(start)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(start.length, start.length)
  }, [start])
  const save = async () => {
    if (text.trim() === '' || busy) return
    setBusy(true)
    if (await onSave(text)) onCancel()
    else setBusy(false)
  }
  return (
    <div className={classes.editing}>
      <Textarea
        ref={field}
        aria-label={t('amending.text')}
        autosize
        minRows={2}
        lang={lang}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        }}
      />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('amending.cancel')}
        </Button>
        <Button loading={busy} disabled={text.trim() === ''} onClick={() => void save()}>
          {t('amending.save')}
        </Button>
      </div>
    </div>
  )
}

export const Formula = ({ formula, lang, mayEdit, isLead, onWord, onReset }: FormulaProps) => {
  const { t } = useTranslation()
  const [start, setStart] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  const { text, generated, edit, outdated, wording } = formula
  const close = () => {
    setStart(undefined)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <div className={classes.formula} data-edited={edit !== undefined || undefined}>
      {start === undefined ? (
        <div className={classes.line}>
          <p lang={lang} className={classes.text}>
            {text}
          </p>
          {mayEdit && (
            <span className={classes.acts}>
              <ActionIcon
                ref={button}
                variant="subtle"
                aria-label={`${t(isLead ? 'amending.editLead' : 'amending.edit')}: ${text}`}
                title={t(isLead ? 'amending.editLead' : 'amending.edit')}
                onClick={() => setStart(text)}
              >
                <IconPencil size={16} stroke={1.75} />
              </ActionIcon>
              {edit && (
                <ActionIcon
                  variant="subtle"
                  aria-label={`${t('amending.reset')}: ${generated}`}
                  title={t('amending.reset')}
                  onClick={() => void onReset()}
                >
                  <IconArrowBackUp size={16} stroke={1.75} />
                </ActionIcon>
              )}
            </span>
          )}
        </div>
      ) : (
        <Editing key={start} start={start} lang={lang} onSave={onWord} onCancel={close} />
      )}
      {edit && (
        <p className={classes.note}>
          {edit.author.name ? t('amending.edited', { name: edit.author.name }) : t('amending.editedNobody')}
          {'. '}
          {t('amending.generated')}{' '}
          <span lang={lang}>
            <Redline before={generated} after={text} />
          </span>
        </p>
      )}
      {outdated && (
        <div className={classes.outdated} role="note">
          <p>{t('amending.outdated')}</p>
          <p>
            {t('amending.was')} <q lang={lang}>{outdated.text}</q>
          </p>
          {mayEdit && start === undefined && (
            <div className={classes.buttons}>
              <Button size="xs" variant="default" onClick={() => void onReset()}>
                {t('amending.drop')}
              </Button>
              <Button size="xs" variant="default" onClick={() => setStart(outdated.text)}>
                {t('amending.takeAgain')}
              </Button>
            </div>
          )}
        </div>
      )}
      {wording && wording.length > 0 && (
        <div className={classes.wording} lang={lang}>
          {wording.map(({ label, text: words, level }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one wording have no identity
            <p key={at} style={{ paddingLeft: `${level * 20}px` }}>
              {label && `${label} `}
              {words}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}
