/** Chooses a file of a proposal or of a whole text: what, in which format, in which language. One button makes it. */
import { Button, Chip, Loader, Modal, Radio, Switch } from '@mantine/core'
import { IconCircleCheck, IconFileDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#client/ui/Notice.tsx'
import {
  addressOf,
  type FileFormat,
  type FileKind,
  formatNames,
  formatsFor,
  kindNames,
  languagesFor,
} from './choices.ts'
import classes from './exports.module.css'
import { useDownload } from './useDownload.ts'

export interface ExportDialogProps {
  /** The address that `/comparison.docx?…` is added to. */
  readonly base: string
  /** With one kind there is nothing to choose. */
  readonly kinds: readonly FileKind[]
  readonly languages: readonly string[]
  readonly opened: boolean
  readonly onClose: () => void
}

interface ChoiceProps {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
}

const Choice = ({ label, options, value, onChange }: ChoiceProps) => (
  <fieldset className={classes.choice}>
    <legend>{label}</legend>
    <Chip.Group value={value} onChange={onChange}>
      <div className={classes.chips}>
        {options.map((option) => (
          <Chip key={option.value} value={option.value} radius="sm" size="sm" variant="outline">
            {option.label}
          </Chip>
        ))}
      </div>
    </Chip.Group>
  </fieldset>
)

export const ExportDialog = ({ base, kinds, languages, opened, onClose }: ExportDialogProps) => {
  const { t, i18n } = useTranslation()
  const { state, start, reset } = useDownload()
  const [kind, setKind] = useState<FileKind>(kinds[0]!)
  const [wantedFormat, setFormat] = useState<FileFormat>('docx')
  const own = languages.includes(i18n.language) ? i18n.language : languages[0]!
  const [wantedLang, setLang] = useState(own)
  const formats = formatsFor(kind)
  const format = formats.includes(wantedFormat) ? wantedFormat : formats[0]!
  const langs = languagesFor(format, languages)
  const lang = langs.includes(wantedLang) ? wantedLang : (langs[0] ?? '')
  const [withOpen, setWithOpen] = useState(false)
  const isRunning = state.type === 'running'

  const nameOf = (code: string) => t(`common.${code}`, { defaultValue: code })
  const langName = (codes: string) => codes.split(',').map(nameOf).join(' · ')
  const megabytes = (bytes: number) =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(bytes / 1_000_000)
  const close = () => {
    reset()
    onClose()
  }
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      if (state.type !== 'running') reset()
      set(value)
    }

  return (
    <Modal
      opened={opened}
      onClose={close}
      size="lg"
      title={kinds.length > 1 ? t('export.title') : t('export.table')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.dialog}>
        {kinds.length > 1 && (
          <Radio.Group
            label={t('export.what')}
            value={kind}
            onChange={change((value: string) => setKind(value as FileKind))}
            classNames={{ label: classes.legend }}
          >
            <div className={classes.kinds}>
              {kinds.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  disabled={isRunning}
                  label={t(kindNames[each])}
                  description={t(`export.hints.${each}`)}
                />
              ))}
            </div>
          </Radio.Group>
        )}
        {kinds.length === 1 && <p className={classes.hint}>{t('export.ofText')}</p>}
        {kind === 'redline' && (
          <Switch
            label={t('export.open')}
            description={t('export.openHint')}
            checked={withOpen}
            disabled={isRunning}
            onChange={(event) => change(setWithOpen)(event.currentTarget.checked)}
          />
        )}
        {formats.length > 1 && (
          <Choice
            label={t('export.format')}
            value={format}
            onChange={change((value: string) => setFormat(value as FileFormat))}
            options={formats.map((each) => ({ value: each, label: formatNames[each] }))}
          />
        )}
        {langs.length > 1 && (
          <Choice
            label={t('export.language')}
            value={lang}
            onChange={change(setLang)}
            options={langs.map((each) => ({ value: each, label: langName(each) }))}
          />
        )}
        {state.type === 'failed' && <Notice {...state.told} />}
        <div className={classes.foot}>
          <span role="status" className={classes.status}>
            {isRunning && (
              <>
                <Loader size={16} />
                {state.bytes === 0
                  ? t('export.making')
                  : t('export.coming', { size: megabytes(state.bytes) })}
              </>
            )}
            {state.type === 'done' && (
              <>
                <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" />
                {t('export.done', { name: state.name })}
              </>
            )}
          </span>
          {isRunning ? (
            <Button variant="default" onClick={reset}>
              {t('export.cancel')}
            </Button>
          ) : (
            <Button
              leftSection={<IconFileDownload size={16} stroke={1.75} />}
              onClick={() => void start(`${base}/${addressOf({ kind, format, lang, open: withOpen })}`)}
            >
              {t('export.make', { format: formatNames[format] })}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
