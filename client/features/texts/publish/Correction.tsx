/** What was read, unit by unit: kind, number, heading can be corrected, and what is no part of the text left out. */
import {
  IconArrowBackUp,
  IconArrowBarToUp,
  IconArrowsSplit,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import { memo, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { displayNum, kindName } from '#shared/legal/naming.ts'
import { type Kind, kinds, type Lang, type NamingProfile } from '#shared/legal/unit.ts'
import type { DraftUnit } from './draft.ts'
import { leftOut } from './draft.ts'
import classes from './publish.module.css'
import type { Draft } from './useDrafts.ts'
import { useUndoKey } from './useUndoKey.ts'

interface RowProps {
  readonly row: DraftUnit
  readonly lang: Lang
  readonly isOut: boolean
  readonly isDoubtful: boolean
  readonly isOpen: boolean
  /** Where the caret goes when the row opens. */
  readonly caret?: number
  readonly isFirst: boolean
  readonly naming: NamingProfile
  readonly onOpen: (key: string | undefined) => void
  readonly onChange: (key: string, change: Partial<DraftUnit>) => void
  readonly onJoin: (key: string) => void
  readonly onSplit: (key: string, caret: number) => void
}

const Fields = ({
  row,
  lang,
  naming,
  caret,
  isFirst,
  onChange,
  onJoin,
  onSplit,
}: Omit<RowProps, 'isOut' | 'isDoubtful' | 'isOpen' | 'onOpen'>) => {
  const { t } = useTranslation()
  const change = (part: Partial<DraftUnit>) => onChange(row.key, part)
  const words = useRef<HTMLTextAreaElement>(null)
  const split = () => onSplit(row.key, words.current?.selectionStart ?? 0)
  useEffect(() => {
    if (caret === undefined) return
    words.current?.focus()
    words.current?.setSelectionRange(caret, caret)
  }, [caret])
  return (
    <div className={classes.fields}>
      <label>
        {t('publish.kind')}
        <select value={row.kind} onChange={(event) => change({ kind: event.target.value as Kind })}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindName(naming, kind, lang)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('publish.num')}
        <input
          value={row.num}
          maxLength={30}
          onChange={(event) => change({ num: event.target.value.trim() })}
        />
      </label>
      <label className={classes.long}>
        {t('publish.heading')}
        <input
          value={row.heading}
          lang={lang}
          onChange={(event) => change({ heading: event.target.value })}
        />
      </label>
      <label className={classes.long}>
        {t('publish.text')}
        <textarea
          value={row.text}
          lang={lang}
          ref={words}
          rows={Math.min(8, 1 + Math.ceil(row.text.length / 80))}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={(event) => {
            const { selectionStart, selectionEnd } = event.currentTarget
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              split()
            }
            if (event.key === 'Backspace' && selectionStart === 0 && selectionEnd === 0 && !isFirst) {
              event.preventDefault()
              onJoin(row.key)
            }
          }}
        />
      </label>
      <div className={classes.shape}>
        <button type="button" disabled={isFirst} onClick={() => onJoin(row.key)}>
          <IconArrowBarToUp size={16} stroke={1.75} aria-hidden="true" />
          {t('publish.join')}
        </button>
        <button type="button" title={t('publish.splitHow')} onClick={split}>
          <IconArrowsSplit size={16} stroke={1.75} aria-hidden="true" />
          {t('publish.split')}
        </button>
      </div>
    </div>
  )
}

const Row = memo((props: RowProps) => {
  const { row, lang, naming, isOut, isDoubtful, isOpen, onOpen, onChange } = props
  const { t } = useTranslation()
  const name = `${kindName(naming, row.kind, lang)} ${row.num}`.trim()
  return (
    <li
      id={`row-${row.key}`}
      className={classes.unit}
      data-kind={row.kind}
      data-out={isOut || undefined}
      data-doubtful={isDoubtful || undefined}
      style={{ '--depth': row.depth } as React.CSSProperties}
    >
      <span className={classes.kind} lang={lang}>
        {kindName(naming, row.kind, lang)} <b>{displayNum(row.kind, row.num, naming)}</b>
      </span>
      <div className={classes.read} lang={lang}>
        {row.heading && <p className={classes.heading}>{row.heading}</p>}
        {row.text && <p>{row.text}</p>}
      </div>
      <span className={classes.acts}>
        {!isOut && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={t('publish.correct', { name })}
            title={t('publish.correct', { name })}
            onClick={() => onOpen(isOpen ? undefined : row.key)}
          >
            <IconPencil size={16} stroke={1.75} />
          </button>
        )}
        {(!isOut || row.left) && (
          <button
            type="button"
            aria-pressed={row.left}
            aria-label={t(row.left ? 'publish.takeBack' : 'publish.leaveOut', { name })}
            title={t(row.left ? 'publish.takeBack' : 'publish.leaveOut', { name })}
            onClick={() => onChange(row.key, { left: !row.left })}
          >
            {row.left ? <IconArrowBackUp size={16} stroke={1.75} /> : <IconTrash size={16} stroke={1.75} />}
          </button>
        )}
      </span>
      {isOpen && !isOut && <Fields {...props} />}
    </li>
  )
})

export interface CorrectionProps {
  readonly draft: Draft
  readonly lang: Lang
  readonly naming: NamingProfile
}

export const Correction = ({ draft, lang, naming }: CorrectionProps) => {
  const { t } = useTranslation()
  const { rows, doubtful, opened } = draft
  const latest = useRef(draft)
  latest.current = draft
  const open = useCallback(
    (key: string | undefined) => latest.current.open(key === undefined ? undefined : { key }),
    [],
  )
  const change = useCallback((key: string, part: Partial<DraftUnit>) => latest.current.change(key, part), [])
  const join = useCallback((key: string) => latest.current.join(key, naming), [naming])
  const split = useCallback((key: string, caret: number) => latest.current.split(key, caret), [])
  useUndoKey(useCallback(() => latest.current.undo(), []))
  const out = useMemo(() => leftOut(rows), [rows])
  return (
    <>
      <div className={classes.shape}>
        <button type="button" disabled={!draft.mayUndo} onClick={draft.undo}>
          <IconArrowBackUp size={16} stroke={1.75} aria-hidden="true" />
          {t('publish.undo')}
        </button>
      </div>
      <ol className={classes.units}>
        {rows.map((row, at) => (
          <Row
            key={row.key}
            row={row}
            lang={lang}
            isOut={out.has(row.key)}
            isDoubtful={doubtful.has(row.key)}
            isOpen={opened?.key === row.key}
            caret={opened?.key === row.key ? opened.caret : undefined}
            isFirst={at === 0}
            naming={naming}
            onOpen={open}
            onChange={change}
            onJoin={join}
            onSplit={split}
          />
        ))}
      </ol>
    </>
  )
}
