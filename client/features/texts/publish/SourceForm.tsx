/** Where a text comes from: pasted words or a file, and in which language it is. */
import { Button, FileInput, SegmentedControl, Select, Textarea } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Source, SourceFormat } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice } from '#client/ui/Notice.tsx'
import type { Lang } from '#shared/legal/unit.ts'
import { beginningOf } from './beginningOf.ts'
import { languageOf } from './languageOf.ts'
import classes from './publish.module.css'

export interface SourceFormProps {
  /** The languages that can be chosen. */
  readonly languages: readonly Lang[]
  readonly busy: boolean
  readonly failure: unknown
  readonly onRead: (source: Source, lang: Lang) => void
  /** The share of a file that has been sent, from 0 to 1. */
  readonly sent?: number
  /** Ends the reading. */
  readonly onCancel?: () => void
}

export const SourceForm = ({ languages, busy, failure, onRead, sent = 1, onCancel }: SourceFormProps) => {
  const { t } = useTranslation()
  const tell = useProblem()
  const [chosen, setChosen] = useState<Lang>()
  const [way, setWay] = useState<'paste' | 'file'>('paste')
  const [format, setFormat] = useState<SourceFormat>('text')
  const [words, setWords] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [beginning, setBeginning] = useState('')
  const guess = languageOf(way === 'file' ? beginning : words)
  const lang = chosen ?? (guess && languages.includes(guess) ? guess : languages[0]) ?? 'ru'
  const ready = way === 'file' ? file !== null : words.trim() !== ''

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (way === 'file' && file) onRead({ type: 'file', file }, lang)
    if (way === 'paste') onRead({ type: 'pasted', words, format }, lang)
  }

  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.line}>
        <SegmentedControl
          aria-label={t('publish.way')}
          value={way}
          onChange={(value) => setWay(value as typeof way)}
          data={[
            { value: 'paste', label: t('publish.paste') },
            { value: 'file', label: t('publish.file') },
          ]}
        />
        {languages.length === 1 ? (
          <span>{t(`common.${lang}`, { defaultValue: lang })}</span>
        ) : (
          <Select
            aria-label={t('publish.language')}
            w={180}
            size="sm"
            allowDeselect={false}
            value={lang}
            data={languages.map((value) => ({ value, label: t(`common.${value}`, { defaultValue: value }) }))}
            onChange={(value) => value && setChosen(value)}
          />
        )}
        {way === 'paste' && (
          <SegmentedControl
            aria-label={t('publish.format')}
            value={format}
            onChange={(value) => setFormat(value as SourceFormat)}
            data={[
              { value: 'text', label: t('publish.plain') },
              { value: 'markdown', label: 'Markdown' },
            ]}
          />
        )}
      </div>
      {way === 'paste' ? (
        <Textarea
          label={t('publish.words')}
          description={t('publish.wordsHow')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          minRows={14}
          maxRows={26}
          lang={lang}
          spellCheck={false}
          classNames={{ input: classes.source }}
        />
      ) : (
        <FileInput
          label={t('publish.file')}
          description={t('publish.fileHow')}
          placeholder={t('publish.choose')}
          leftSection={<IconFileText size={16} stroke={1.75} />}
          accept=".docx,.html,.htm,.txt,.md,.markdown,.xml,.akn"
          value={file}
          onChange={(picked) => {
            setFile(picked)
            setBeginning('')
            if (picked) void beginningOf(picked).then(setBeginning, () => setBeginning(''))
          }}
          clearable
        />
      )}
      {failure !== undefined && failure !== null && <Notice {...tell(failure)} />}
      {busy && way === 'file' && (
        <p role="status" className={classes.going}>
          {sent < 1 ? t('bringBack.sending', { percent: Math.round(sent * 100) }) : t('bringBack.reading')}
        </p>
      )}
      <div className={classes.buttons}>
        {busy && onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('bringBack.cancel')}
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={!ready}>
          {t('publish.read')}
        </Button>
      </div>
    </form>
  )
}
