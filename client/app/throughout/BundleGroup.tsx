/** A bundle as one group of cards: the term and what takes its place, its clauses, deciding on all or one by one. */
import { Button } from '@mantine/core'
import { IconRubberStamp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decide } from '#client/api/proposals.ts'
import { placeSuggestion } from '#client/api/pushes.ts'
import { type Told, useProblem } from '#client/api/useProblem.ts'
import { DecisionPanel } from '#client/features/decisions/DecisionPanel.tsx'
import { DecisionStamp } from '#client/features/decisions/DecisionStamp.tsx'
import { Chip } from '#client/ui/Chip.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { Redline } from '#client/ui/Redline.tsx'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { ThroughoutBundle } from '#shared/api/throughout.ts'
import type { Level } from '#shared/legal/decision.ts'
import { changedWords } from './changedWords.ts'
import classes from './throughout.module.css'

export interface BundleGroupProps {
  readonly me: Me
  readonly proposal: ProposalRow
  readonly bundle: ThroughoutBundle
  readonly members: readonly SuggestionRow[]
  readonly rows: readonly SuggestionRow[]
  readonly numberOf: (id: string) => number | undefined
}

const levelOf = (me: Me, proposal: ProposalRow, row: SuggestionRow): Level | undefined => {
  if (may(me, 'decision.group', { proposal, suggestion: row })) return 'group'
  return may(me, 'decision.commission', { proposal, suggestion: row }) ? 'commission' : undefined
}

const Member = ({
  row,
  level,
  proposal,
  rows,
  numberOf,
}: Omit<BundleGroupProps, 'me' | 'bundle' | 'members'> & { row: SuggestionRow; level?: Level }) => {
  const { t, i18n } = useTranslation()
  const [deciding, setDeciding] = useState(false)
  const language = (lang: string) => t(`common.${lang}`, { defaultValue: lang })
  const lang = row.citation[i18n.language] ? i18n.language : Object.keys(row.citation)[0]!
  return (
    <li className={classes.member} data-suggestion={row.id}>
      <header>
        <Link
          className="link"
          lang={lang}
          to="/proposals/$id"
          params={{ id: proposal.id }}
          search={{ unit: row.unit }}
        >
          {row.citation[lang]}
        </Link>
        <span className={classes.quiet}>{`№\u00a0${numberOf(row.id) ?? ''}`}</span>
        {row.state !== 'open' && <Chip>{t(`suggestion.state.${row.state}`)}</Chip>}
        {row.outOfStep.length > 0 && <Chip tone="step">{t('throughout.oneLanguage')}</Chip>}
        {row.collidesWith.length > 0 && <Chip tone="clash">{t('proposal.collision')}</Chip>}
        <span className={classes.grow} />
        {level && (
          <Button variant="default" size="xs" aria-expanded={deciding} onClick={() => setDeciding(!deciding)}>
            {t('decision.title')}
          </Button>
        )}
      </header>
      <DecisionStamp row={row} numberOf={numberOf} />
      {changedWords(row).map(({ lang: of, before, after }) => (
        <p key={`${of}${before}`} lang={of} className={classes.words}>
          <Redline before={before} after={after} />
        </p>
      ))}
      {deciding && level && (
        <DecisionPanel
          row={row}
          rows={rows}
          level={level}
          numberOf={numberOf}
          language={language}
          onDone={() => setDeciding(false)}
        />
      )}
    </li>
  )
}

export const BundleGroup = ({ me, proposal, bundle, members, rows, numberOf }: BundleGroupProps) => {
  const { t } = useTranslation()
  const explain = useProblem()
  const queries = useQueryClient()
  const [busy, setBusy] = useState<number>()
  const [problem, setProblem] = useState<Told>()
  const open = members.flatMap((row) => {
    const level = levelOf(me, proposal, row)
    return level ? [{ row, level }] : []
  })
  /** One after the other, each on the wording shown here: where one moved, the rest is left for a second look. */
  const decideAll = async (outcome: 'agreed' | 'rejected') => {
    setProblem(undefined)
    try {
      for (const [at, { row, level }] of open.entries()) {
        setBusy(at)
        const decided = await decide(row.id, { level, outcome, reason: '', wordingHash: row.wordingHash })
        placeSuggestion(queries, proposal.id, row.id, decided)
      }
    } catch (error) {
      setProblem(explain(error))
      void queries.invalidateQueries({ queryKey: ['proposal', proposal.id, 'suggestions'] })
    } finally {
      setBusy(undefined)
      void queries.invalidateQueries({ queryKey: ['proposal', proposal.id, 'agreed'] })
    }
  }
  const pairs = Object.keys(bundle.from).map((lang) => ({
    lang,
    from: bundle.from[lang],
    to: bundle.to[lang],
  }))
  return (
    <section className={classes.bundle} id={`bundle-${bundle.id}`} tabIndex={-1}>
      <header className={classes.bundleHead}>
        <div>
          <h3>
            {t('throughout.everywhere')}{' '}
            {pairs.map(({ lang, from, to }, at) => (
              <span key={lang} lang={lang}>
                {at > 0 && ' · '}«{from}» → «{to}»
              </span>
            ))}
          </h3>
          <p className={classes.quiet}>
            {t('throughout.clauses', { count: members.length })}
            {bundle.createdBy.name && `, ${bundle.createdBy.name}`}
          </p>
        </div>
        {open.length > 1 && (
          <div className={classes.all}>
            <Button
              variant="default"
              disabled={busy !== undefined}
              onClick={() => void decideAll('rejected')}
            >
              {t('throughout.rejectAll', { count: open.length })}
            </Button>
            <Button
              color="seal"
              disabled={busy !== undefined}
              leftSection={<IconRubberStamp size={16} stroke={1.75} />}
              onClick={() => void decideAll('agreed')}
            >
              {t('throughout.agreeAll', { count: open.length })}
            </Button>
          </div>
        )}
      </header>
      {busy !== undefined && (
        <p role="status">{t('throughout.deciding', { done: busy, total: open.length })}</p>
      )}
      {problem && <Notice {...problem} />}
      <ul className={classes.members}>
        {members.map((row) => (
          <Member
            key={row.id}
            row={row}
            level={levelOf(me, proposal, row)}
            proposal={proposal}
            rows={rows}
            numberOf={numberOf}
          />
        ))}
      </ul>
    </section>
  )
}
