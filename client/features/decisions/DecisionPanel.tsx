/**
 * The chair's (or the commission's) decision on a suggestion, bound to the wording seen: where it moves meanwhile, the
 * panel says so and the button waits for a second look.
 */
import { Button, Radio, Textarea } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowsDiff,
  IconArrowsSplit2,
  IconCircleCheck,
  IconRubberStamp,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decide } from '#client/api/proposals.ts'
import { placeSuggestion } from '#client/api/pushes.ts'
import { type Told, useProblem } from '#client/api/useProblem.ts'
import { decisionInForce } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import classes from './decisions.module.css'
import { fingerprint } from './fingerprint.ts'

export interface DecisionPanelProps {
  readonly row: SuggestionRow
  readonly rows: readonly SuggestionRow[]
  readonly level: 'group' | 'commission'
  readonly numberOf: (id: string) => number | undefined
  readonly language: (lang: string) => string
  readonly onDone: () => void
}

type Outcome = 'agreed' | 'partly' | 'rejected'

const isAgreed = (row: SuggestionRow, level: 'group' | 'commission'): boolean =>
  decisionInForce(row.decisions, level)?.outcome === 'agreed'

export const DecisionPanel = ({ row, rows, level, numberOf, language, onDone }: DecisionPanelProps) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const explain = useProblem()
  const [outcome, setOutcome] = useState<Outcome>('agreed')
  const [reason, setReason] = useState('')
  const [instead, setInstead] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Told>()
  // What the chair has looked at: a wording that moves on must be seen before it can be decided.
  const [seen, setSeen] = useState(row.wordingHash)
  const moved = seen !== row.wordingHash
  const reasonId = useRef(`reason-${row.id}`).current

  const number = (id: string) => `№\u00a0${numberOf(id)}`
  const collisions = row.collidesWith.filter((id) =>
    rows.some((other) => other.id === id && isAgreed(other, level)),
  )
  const substitutes = rows.filter(
    (other) => other.id !== row.id && other.unit === row.unit && isAgreed(other, level),
  )

  const record = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      const decided = await decide(row.id, {
        level,
        outcome,
        reason,
        wordingHash: seen,
        ...(outcome === 'partly' && { instead }),
      })
      placeSuggestion(queries, row.proposal, row.id, decided)
      void queries.invalidateQueries({ queryKey: ['proposal', row.proposal, 'agreed'] })
      onDone()
    } catch (error) {
      setProblem(explain(error))
      void queries.invalidateQueries({ queryKey: ['proposal', row.proposal, 'suggestions'] })
    } finally {
      setBusy(false)
    }
  }

  const options: readonly { value: Outcome; label: string; consequence: string }[] = [
    {
      value: 'agreed',
      label: t(`decision.${level}.agree`, { number: number(row.id) }),
      consequence: t('decision.consequence.agreed'),
    },
    { value: 'partly', label: t(`decision.${level}.partly`), consequence: t('decision.consequence.partly') },
    {
      value: 'rejected',
      label: t(`decision.${level}.reject`, { number: number(row.id) }),
      consequence: t('decision.consequence.rejected'),
    },
  ]

  return (
    <section className={classes.panel} aria-label={t('decision.title')}>
      <Radio.Group value={outcome} onChange={(value) => setOutcome(value as Outcome)}>
        <div className={classes.options}>
          {options.map(({ value, label, consequence }) => (
            <Radio.Card key={value} value={value} className={classes.option}>
              <Radio.Indicator color="var(--seal)" iconColor="var(--on-seal)" />
              <span>
                <b>{label}</b>
                <span className={classes.quiet}>{consequence}</span>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {outcome === 'partly' && (
        <fieldset className={classes.instead}>
          <legend>{t('decision.insteadOf')}</legend>
          {substitutes.length === 0 && <p className={classes.quiet}>{t('decision.noSubstitute')}</p>}
          {substitutes.map((other) => (
            <Radio
              key={other.id}
              label={`${number(other.id)}, ${other.author.name}`}
              checked={instead === other.id}
              onChange={() => setInstead(other.id)}
            />
          ))}
        </fieldset>
      )}
      <Textarea
        id={reasonId}
        label={t('decision.reason')}
        description={t('decision.reasonHint')}
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ul className={classes.checks}>
        <li data-tone={collisions.length ? 'clash' : 'fine'}>
          {collisions.length ? <IconArrowsDiff size={16} /> : <IconCircleCheck size={16} />}
          {collisions.length
            ? t('decision.check.collides', { numbers: collisions.map(number).join(', ') })
            : t('decision.check.noCollision')}
        </li>
        <li data-tone={row.outOfStep.length ? 'step' : 'fine'}>
          {row.outOfStep.length ? <IconArrowsSplit2 size={16} /> : <IconCircleCheck size={16} />}
          {row.outOfStep.length
            ? t('decision.check.outOfStep', { language: row.outOfStep.map(language).join(', ') })
            : t('decision.check.inStep')}
        </li>
      </ul>
      {moved && (
        <div className={classes.moved} role="alert">
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
          <span>{t('decision.moved')}</span>
          <Button variant="default" onClick={() => setSeen(row.wordingHash)}>
            {t('decision.seen')}
          </Button>
        </div>
      )}
      {problem && (
        <p className={classes.problem} role="alert">
          <b>{problem.title}</b> {problem.detail}
        </p>
      )}
      <Button
        color="seal"
        fullWidth
        size="md"
        loading={busy}
        disabled={moved || (outcome === 'partly' && !instead)}
        leftSection={<IconRubberStamp size={18} stroke={1.75} />}
        onClick={() => void record()}
      >
        {t('decision.record')}
      </Button>
      <p className={classes.quiet}>
        {t('decision.freezes', { hash: fingerprint(seen), number: number(row.id) })}
      </p>
    </section>
  )
}
