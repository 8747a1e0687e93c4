/**
 * Mending an alignment, of two versions or two languages: in two columns, a row a pair, what is doubtful or alone first. One unit of each
 * column chosen, by click or key, can be paired; a pair can be taken apart.
 */
import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowBackUp, IconLink, IconUnlink } from '@tabler/icons-react'
import { memo, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '#client/ui/Chip.tsx'
import { flatten } from '#shared/legal/tree.ts'
import type { Lang, NamingProfile, Unit } from '#shared/legal/unit.ts'
import type { Correction } from '#shared/legal/versions.ts'
import classes from './mending.module.css'
import { type Found, type PairRow, pairRows, type Scope, wantsLook } from './mending.ts'
import { unitName } from './unitName.ts'

export interface MendingProps {
  readonly previous: readonly Unit[]
  readonly next: readonly Unit[]
  readonly found: Found
  readonly lang: Lang
  /** The language of the other side, where it is another. */
  readonly nextLang?: Lang
  readonly heads: readonly [previous: string, next: string]
  readonly naming: NamingProfile
  readonly busy: boolean
  readonly onCorrect: (corrections: readonly Correction[]) => void
  /** Takes the last correction back, where there is one that can be. */
  readonly onUndo?: () => void
}

type Side = 'old' | 'now'
interface Chosen {
  readonly old?: string
  readonly now?: string
}

const beginning = (unit: Unit, lang: Lang): string => {
  const words = flatten([unit])
    .map(({ heading, text }) => heading?.[lang] ?? text?.[lang] ?? '')
    .find(Boolean)
  return words && words.length > 110 ? `${words.slice(0, 108).trimEnd()}…` : (words ?? '')
}

interface CellProps {
  readonly side: Side
  readonly unit: Unit | undefined
  readonly chosen: boolean
  readonly lang: Lang
  readonly naming: NamingProfile
  readonly onChoose: (side: Side, eId: string) => void
}

const Cell = ({ side, unit, chosen, lang, naming, onChoose }: CellProps) => {
  const { t } = useTranslation()
  if (!unit) return <span className={classes.none}>{t('versions.alone')}</span>
  return (
    <button
      type="button"
      className={classes.cell}
      aria-pressed={chosen}
      onClick={() => onChoose(side, unit.eId)}
    >
      <b lang={lang}>{unitName(unit, lang, naming)}</b>
      <span lang={lang}>{beginning(unit, lang)}</span>
    </button>
  )
}

interface RowProps extends Omit<CellProps, 'side' | 'unit' | 'chosen'> {
  readonly nextLang: Lang
  readonly row: PairRow
  readonly isOld: boolean
  readonly isNow: boolean
  readonly onUnpair: (row: PairRow) => void
}

const Row = memo(({ row, isOld, isNow, onUnpair, nextLang, ...cell }: RowProps) => {
  const { t } = useTranslation()
  const { old, now, likeness, isDoubtful, maybe } = row
  return (
    <li className={classes.row} data-look={wantsLook(row) || undefined}>
      <Cell side="old" unit={old} chosen={isOld} {...cell} />
      <span className={classes.between}>
        {isDoubtful && (
          <Chip tone="step">
            {likeness === undefined
              ? t(maybe === undefined ? 'versions.doubtful' : 'versions.maybeOne')
              : t('versions.likeness', { percent: Math.round(likeness * 100) })}
          </Chip>
        )}
        {old && now && (
          <button
            type="button"
            className={classes.unpair}
            onClick={() => onUnpair(row)}
            aria-label={t('versions.unpairTwo', {
              old: unitName(old, cell.lang, cell.naming),
              now: unitName(now, nextLang, cell.naming),
            })}
          >
            <IconUnlink size={16} stroke={1.75} aria-hidden="true" /> {t('versions.unpair')}
          </button>
        )}
      </span>
      <Cell side="now" unit={now} chosen={isNow} {...cell} lang={nextLang} />
    </li>
  )
})

export const Mending = (props: MendingProps) => {
  const { previous, next, found, lang, nextLang = lang, heads, naming, busy, onCorrect, onUndo } = props
  const { t } = useTranslation()
  const [scope, setScope] = useState<Scope>('articles')
  const [chosen, setChosen] = useState<Chosen>({})
  const pairButton = useRef<HTMLButtonElement>(null)
  const rows = useMemo(() => pairRows(previous, next, found, scope), [previous, next, found, scope])
  const units = useMemo(
    () => ({
      old: new Map(flatten(previous).map((unit) => [unit.eId, unit])),
      now: new Map(flatten(next).map((unit) => [unit.eId, unit])),
    }),
    [previous, next],
  )
  const latest = useRef({ chosen, onCorrect })
  latest.current = { chosen, onCorrect }
  const choose = useCallback((side: Side, eId: string) => {
    const now = latest.current.chosen
    const wanted = { ...now, [side]: now[side] === eId ? undefined : eId }
    setChosen(wanted)
    // With one of each side chosen the next thing to do is to pair them.
    if (wanted.old && wanted.now) requestAnimationFrame(() => pairButton.current?.focus())
  }, [])
  const unpair = useCallback(({ old, now }: PairRow) => {
    if (old && now) latest.current.onCorrect([{ from: old.eId }, { to: now.eId }])
  }, [])
  const pair = () => {
    onCorrect([{ from: chosen.old!, to: chosen.now! }])
    setChosen({})
  }
  const [old, now] = [units.old.get(chosen.old ?? ''), units.now.get(chosen.now ?? '')]
  const [first, rest] = [rows.filter(wantsLook), rows.filter((row) => !wantsLook(row))]
  const list = (some: readonly PairRow[]) => (
    <ol className={classes.rows}>
      {some.map((row) => (
        <Row
          key={row.key}
          row={row}
          isOld={row.old !== undefined && row.old.eId === chosen.old}
          isNow={row.now !== undefined && row.now.eId === chosen.now}
          lang={lang}
          nextLang={nextLang}
          naming={naming}
          onChoose={choose}
          onUnpair={unpair}
        />
      ))}
    </ol>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape clears the choice from anywhere within
    <div
      className={classes.mending}
      aria-busy={busy}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || (!chosen.old && !chosen.now)) return
        event.stopPropagation()
        setChosen({})
      }}
    >
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={t('versions.scope')}
          value={scope}
          onChange={(value) => setScope(value as Scope)}
          data={[
            { value: 'articles', label: t('versions.scopeArticles') },
            { value: 'everything', label: t('versions.scopeAll') },
          ]}
        />
        <div className={classes.pair} role="status">
          {old && now ? (
            <Button
              ref={pairButton}
              loading={busy}
              leftSection={<IconLink size={16} stroke={1.75} />}
              onClick={pair}
            >
              {t('versions.pairTwo', {
                old: unitName(old, lang, naming),
                now: unitName(now, nextLang, naming),
              })}
            </Button>
          ) : (
            <span>{t('versions.pairHow')}</span>
          )}
        </div>
        {onUndo && (
          <Button
            variant="default"
            disabled={busy}
            leftSection={<IconArrowBackUp size={16} stroke={1.75} />}
            onClick={onUndo}
          >
            {t('publish.undo')}
          </Button>
        )}
      </div>
      <div className={classes.heads} aria-hidden="true">
        <span>{heads[0]}</span>
        <span />
        <span>{heads[1]}</span>
      </div>
      {first.length > 0 ? (
        <>
          <h3>{t('versions.toLook', { count: first.length })}</h3>
          {list(first)}
        </>
      ) : (
        <p className={classes.quiet}>{t('versions.nothingToLook')}</p>
      )}
      <details className={classes.rest}>
        <summary>{t('versions.pairsSure', { count: rest.length })}</summary>
        {list(rest)}
      </details>
    </div>
  )
}
