/** Starts a thread; always says who will see it. A refused comment keeps its words in the field. */
import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './discussion.module.css'

export type Audience = 'group' | 'shared'

export interface ComposerProps {
  /** «пункте 2 статьи 17», in the interface's language. */
  readonly about: string
  readonly quote?: { readonly words: string; readonly lang: string }
  readonly onDropQuote: () => void
  readonly onSend: (body: string, audience: Audience) => Promise<boolean>
}

export const Composer = ({ about, quote, onDropQuote, onSend }: ComposerProps) => {
  const { t } = useTranslation()
  const [body, setBody] = useState('')
  const [audience, setAudience] = useState<Audience>('group')
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (quote) field.current?.focus()
  }, [quote])

  const send = async () => {
    setBusy(true)
    if (await onSend(body, audience)) setBody('')
    setBusy(false)
  }
  return (
    <section className={classes.composer} aria-label={t('discussion.write')}>
      {quote && (
        <div className={classes.quote}>
          <span className="law law-s" lang={quote.lang}>
            {quote.words}
          </span>
          <button
            type="button"
            className={classes.quietIcon}
            aria-label={t('discussion.dropQuote')}
            title={t('discussion.dropQuote')}
            onClick={onDropQuote}
          >
            <IconX size={14} stroke={1.75} />
          </button>
        </div>
      )}
      <Textarea
        ref={field}
        aria-label={t('discussion.write')}
        placeholder={t('discussion.hint', { about })}
        styles={{ input: { border: 0, padding: 0, background: 'none', outline: 'none' } }}
        minRows={2}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.code === 'Enter' && (event.ctrlKey || event.metaKey) && body.trim()) void send()
        }}
      />
      <div className={classes.acts}>
        <SegmentedControl
          size="xs"
          aria-label={t('discussion.audience.label')}
          value={audience}
          onChange={(value) => setAudience(value as Audience)}
          data={(['group', 'shared'] as const).map((value) => ({
            value,
            label: t(`discussion.audience.${value}`),
          }))}
        />
        <span className={classes.grow} />
        <Button disabled={!body.trim()} loading={busy} onClick={() => void send()}>
          {t('discussion.send')}
        </Button>
      </div>
    </section>
  )
}
