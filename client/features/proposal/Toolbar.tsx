/** Over the paper: reading, suggesting, reviewing; the language; going to an article by its number. */
import { SegmentedControl, TextInput } from '@mantine/core'
import { IconBook, IconColumns2, IconGavel, IconPencil } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSingleKey } from '#client/ui/keys.ts'
import classes from './proposal.module.css'

type Mode = 'read' | 'suggest' | 'review'

const modes = [
  { mode: 'read', Icon: IconBook },
  { mode: 'suggest', Icon: IconPencil },
  { mode: 'review', Icon: IconGavel },
] as const

export interface ToolbarProps {
  /** Stand before and after the rest: openers of folded panels. */
  readonly before?: ReactNode
  readonly after?: ReactNode
  readonly mode: Mode
  readonly onMode: (mode: Mode) => void
  readonly languages: readonly string[]
  /** A language of the text, or `both` for side by side. */
  readonly view: string
  readonly onView: (view: string) => void
  /** Goes to the article of that number; answers whether there is one. */
  readonly onGo: (number: string) => boolean
}

export const Toolbar = ({ before, after, mode, onMode, languages, view, onView, onGo }: ToolbarProps) => {
  const { t } = useTranslation()
  const [number, setNumber] = useState('')
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  // By the key's place, not its letter: on a Kazakh or Russian layout G writes something else.
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.altKey && !event.ctrlKey && ['Digit1', 'Digit2', 'Digit3'].includes(event.code)) {
        event.preventDefault()
        onMode(modes[Number(event.code.at(-1)) - 1]!.mode)
        return
      }
      if (event.altKey && !event.ctrlKey && event.code === 'KeyL') {
        event.preventDefault()
        const views = [...languages, ...(languages.length > 1 ? ['both'] : [])]
        onView(views[(views.indexOf(view) + 1) % views.length]!)
        return
      }
      if (event.code === 'KeyG' && isSingleKey(event)) {
        event.preventDefault()
        field.current?.focus()
        field.current?.select()
      }
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [onMode, onView, languages, view])

  return (
    <div className={classes.toolbar}>
      {before}
      <SegmentedControl
        aria-label={t('proposal.modes')}
        value={mode}
        onChange={(value) => onMode(value as Mode)}
        data={modes.map(({ mode: value, Icon }) => ({
          value,
          label: (
            <span className={classes.segment}>
              <Icon size={16} stroke={1.75} aria-hidden="true" />
              <span className={classes.segmentWord}>{t(`mode.${value}`)}</span>
            </span>
          ),
        }))}
      />
      <span className={classes.grow} />
      {languages.length > 1 && (
        <SegmentedControl
          aria-label={t('proposal.textLanguage')}
          value={view}
          onChange={onView}
          data={[
            ...languages.map((lang) => ({
              value: lang,
              label: t(`common.short.${lang}`, { defaultValue: lang }),
            })),
            {
              value: 'both',
              label: (
                <span className={classes.segment} title={t('proposal.sideBySide')}>
                  <IconColumns2 size={16} stroke={1.75} aria-hidden="true" />
                  <span className="vh">{t('proposal.sideBySide')}</span>
                </span>
              ),
            },
          ]}
        />
      )}
      <form
        className={classes.goTo}
        onSubmit={(event) => {
          event.preventDefault()
          setMissing(!onGo(number.trim()))
        }}
      >
        <TextInput
          ref={field}
          size="sm"
          inputMode="text"
          aria-label={t('proposal.goTo')}
          placeholder={t('proposal.article')}
          error={missing}
          value={number}
          onChange={(event) => {
            setNumber(event.currentTarget.value)
            setMissing(false)
          }}
          rightSection={<kbd className={classes.kbd}>G</kbd>}
        />
      </form>
      {after}
    </div>
  )
}
