/** What was read, unit by unit: kind, number, heading can be corrected, and what is no part of the text left out. */
import { IconArrowBackUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { displayNum, kindName } from '#shared/legal/naming.ts'
import { type Kind, kinds, type Lang } from '#shared/legal/unit.ts'
import type { DraftUnit } from './draft.ts'
import { leftOut } from './draft.ts'
import classes from './publish.module.css'

interface RowProps {
  readonly row: DraftUnit
  readonly lang: Lang
  readonly isOut: boolean
  readonly isDoubtful: boolean
  readonly isOpen: boolean
  readonly onOpen: (key: string | undefined) => void
  readonly onChange: (key: string, change: Partial<DraftUnit>) => void
}

const Fields = ({ row, lang, onChange }: Pick<RowProps, 'row' | 'lang' | 'onChange'>) => {
  const { t } = useTranslation()
  const change = (part: Partial<DraftUnit>) => onChange(row.key, part)
  return (
    <div className={classes.fields}>
      <label>
        {t('publish.kind')}
        <select value={row.kind} onChange={(event) => change({ kind: event.target.value as Kind })}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindName('kz', kind, lang)}
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
          rows={Math.min(8, 1 + Math.ceil(row.text.length / 80))}
          onChange={(event) => change({ text: event.target.value })}
        />
      </label>
    </div>
  )
}

const Row = memo(({ row, lang, isOut, isDoubtful, isOpen, onOpen, onChange }: RowProps) => {
  const { t } = useTranslation()
  const name = `${kindName('kz', row.kind, lang)} ${row.num}`.trim()
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
        {kindName('kz', row.kind, lang)} <b>{displayNum(row.kind, row.num, 'kz')}</b>
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
      {isOpen && !isOut && <Fields row={row} lang={lang} onChange={onChange} />}
    </li>
  )
})

export interface CorrectionProps {
  readonly rows: readonly DraftUnit[]
  readonly lang: Lang
  /** Keys of the rows that a doubt points to. */
  readonly doubtful: ReadonlySet<string>
  readonly onChange: (key: string, change: Partial<DraftUnit>) => void
}

export const Correction = ({ rows, lang, doubtful, onChange }: CorrectionProps) => {
  const [open, setOpen] = useState<string>()
  const out = useMemo(() => leftOut(rows), [rows])
  return (
    <ol className={classes.units}>
      {rows.map((row) => (
        <Row
          key={row.key}
          row={row}
          lang={lang}
          isOut={out.has(row.key)}
          isDoubtful={doubtful.has(row.key)}
          isOpen={open === row.key}
          onOpen={setOpen}
          onChange={onChange}
        />
      ))}
    </ol>
  )
}
