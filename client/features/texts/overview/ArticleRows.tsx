/** The suggestions to one article: those that cannot hold together under one bracket, each with its redline and standing. */
import { IconArrowsDiff, IconArrowsSplit2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WordingView } from '#client/editor/WordingView.tsx'
import { Chip } from '#client/ui/Chip.tsx'
import { blocksOf } from '#shared/document/blocks.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { clustersOf, languageOf, type Placed } from './model.ts'
import classes from './overview.module.css'
import { Standing } from './Standing.tsx'

/** Longer wordings fold. */
const mostBlocks = 5

const Wording = ({ row, lang }: { row: Placed; lang: Lang }) => {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  const shown = languageOf(row, lang)
  const { before, after } = useMemo(
    () => ({ before: blocksOf(row.before[shown] ?? []), after: blocksOf(row.after[shown] ?? []) }),
    [row, shown],
  )
  const long = Math.max(before.length, after.length) > mostBlocks
  return (
    <div className={classes.wording}>
      <div className={long && !whole ? classes.folded : undefined}>
        <WordingView blocks={after} base={before} lang={shown} size="s" />
      </div>
      {long && (
        <button type="button" className="link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'overview.less' : 'overview.whole')}
        </button>
      )}
    </div>
  )
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const Row = ({ row, lang }: { row: Placed; lang: Lang }) => {
  const { t } = useTranslation()
  const reason = row.reason[lang] || Object.values(row.reason).find(Boolean)
  return (
    <article className={classes.row} data-suggestion={row.id}>
      <div className={classes.place}>
        <Link to="/proposals/$id" params={{ id: row.proposal }} search={{ unit: row.unit }}>
          {capitalised(row.citation[lang] ?? Object.values(row.citation)[0] ?? '')}
        </Link>
        <p>{row.group.name}</p>
        {row.author.name && <p className={classes.author}>{row.author.name}</p>}
      </div>
      <div className={classes.words}>
        <Wording row={row} lang={lang} />
        {reason && (
          <details className={classes.reason}>
            <summary>{t('overview.reason')}</summary>
            <p lang={row.reason[lang] ? lang : undefined}>{reason}</p>
          </details>
        )}
      </div>
      <div className={classes.state}>
        <Standing row={row} />
        {row.outOfStep.length > 0 && (
          <Chip tone="step" icon={<IconArrowsSplit2 size={14} stroke={1.75} aria-hidden="true" />}>
            {t('state.outOfStep')}
          </Chip>
        )}
      </div>
    </article>
  )
}

export const ArticleRows = ({ rows, lang }: { rows: readonly Placed[]; lang: Lang }) => {
  const { t } = useTranslation()
  return clustersOf(rows).map((cluster) =>
    cluster.length === 1 ? (
      <Row key={cluster[0]!.id} row={cluster[0]!} lang={lang} />
    ) : (
      <section className={classes.cluster} key={cluster[0]!.id}>
        <p className={classes.clash}>
          <IconArrowsDiff size={14} stroke={1.75} aria-hidden="true" />
          <b>{t('overview.cluster', { count: cluster.length })}</b> {t('overview.clusterWhy')}
        </p>
        {cluster.map((row) => (
          <Row key={row.id} row={row} lang={lang} />
        ))}
      </section>
    ),
  )
}
