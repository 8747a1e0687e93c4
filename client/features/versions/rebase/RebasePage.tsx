/** Taking a proposal to a newer version of its text: by outcome, what waits for a person first; nothing is done until confirmed. */
import { Button, Modal } from '@mantine/core'
import { IconArrowBackUp, IconChecks } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { proposalQuery } from '#client/api/proposals.ts'
import { useMe } from '#client/api/session.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { rebaseProposal, rebaseQuery } from '#client/api/versions.ts'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page, Section } from '#client/ui/Page.tsx'
import { WorkProgress } from '#client/ui/WorkProgress.tsx'
import { may } from '#shared/access/may.ts'
import type { Progress } from '#shared/api/progress.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { RebaseItem, RebaseRow } from '#shared/api/rebase.ts'
import { keepAll, stillWaiting, useChoices } from './choices.ts'
import { RebaseCard } from './RebaseCard.tsx'
import classes from './rebase.module.css'

/** At the head of a line. */
const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1)

const order = ['changed', 'gone', 'carried', 'already'] as const

const Loaded = ({ proposal, rebase }: { proposal: ProposalRow; rebase: RebaseRow }) => {
  const { t } = useTranslation()
  const me = useMe()
  const explain = useProblem()
  const queries = useQueryClient()
  const { choices, mayUndo, change, retype, undo, clear } = useChoices()
  const [asking, setAsking] = useState(false)
  const isMoving = rebase.to > proposal.version
  const mayRebase = may(me, 'proposal.rebase', { proposal })
  const control = useRef<AbortController>(undefined)
  const [progress, setProgress] = useState<Progress>()
  const confirm = useMutation({
    mutationFn: () => {
      control.current = new AbortController()
      setProgress(undefined)
      const { signal } = control.current
      const given = { version: rebase.to, choices: { ...choices } }
      return rebaseProposal(proposal.id, given, { signal, onProgress: setProgress })
    },
    onSettled: () => setProgress(undefined),
    onSuccess: async (done) => {
      setAsking(false)
      clear()
      await queries.invalidateQueries({ queryKey: ['proposal', proposal.id] })
      queries.setQueryData(rebaseQuery(proposal.id).queryKey, done)
    },
    onError: () => setAsking(false),
  })
  const failure = control.current?.signal.aborted ? null : confirm.error
  const close = () => {
    setAsking(false)
    if (!confirm.isPending) return
    control.current?.abort()
    // It may have been stored in that very moment.
    void queries.invalidateQueries({ queryKey: ['proposal', proposal.id] })
  }
  const waiting = stillWaiting(rebase.items, choices)
  const ready = isMoving || Object.keys(choices).length > 0
  const byOutcome = Map.groupBy(rebase.items, ({ outcome }) => outcome)
  const card = (item: RebaseItem) => (
    <li key={item.suggestion}>
      <RebaseCard
        item={item}
        to={rebase.to}
        choice={choices[item.suggestion]}
        mayChoose={mayRebase}
        onChoose={(choice, typing) => (typing ? retype : change)({ ...choices, [item.suggestion]: choice })}
      />
    </li>
  )
  return (
    <>
      {rebase.stored && (
        <div className={classes.done} role="status">
          <p>{t('rebase.done', { number: rebase.to })}</p>
          <Link className="link" to="/proposals/$id" params={{ id: proposal.id }}>
            {t('rebase.toProposal')}
          </Link>
        </div>
      )}
      {rebase.items.length > 0 && (
        <ul className={classes.counts} aria-label={t('rebase.outcomes')}>
          {order.map((outcome) => (
            <li key={outcome}>
              <b>{rebase.counts[outcome]}</b> {t(`rebase.outcome.${outcome}`)}
            </li>
          ))}
        </ul>
      )}
      {rebase.hidden > 0 && <p className={classes.hidden}>{t('rebase.hidden', { count: rebase.hidden })}</p>}
      {!mayRebase && <Notice tone="step" title={t('rebase.chairOnly')} />}
      {failure && <Notice {...explain(failure)} />}
      {mayRebase && (isMoving || rebase.waiting > 0) && (
        <div className={classes.bar}>
          <Button
            variant="default"
            leftSection={<IconChecks size={16} stroke={1.75} />}
            disabled={waiting === 0}
            onClick={() => change(keepAll(rebase.items, choices))}
          >
            {t('rebase.keepAll')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} stroke={1.75} />}
            disabled={!mayUndo}
            onClick={undo}
          >
            {t('publish.undo')}
          </Button>
          <span className={classes.waiting} role="status">
            {waiting > 0 ? t('rebase.waiting', { count: waiting }) : t('rebase.allChosen')}
          </span>
          <Button disabled={!ready} onClick={() => setAsking(true)}>
            {isMoving ? t('rebase.confirm', { number: rebase.to }) : t('rebase.settle')}
          </Button>
        </div>
      )}
      {rebase.items.length === 0 && <Empty sentence={t('rebase.none')} />}
      {order.map((outcome) => {
        const items = byOutcome.get(outcome) ?? []
        if (items.length === 0) return null
        return (
          <Section key={outcome} title={`${capital(t(`rebase.outcome.${outcome}`))} (${items.length})`}>
            <p className={classes.what}>{t(`rebase.what.${outcome}`)}</p>
            {outcome === 'carried' || outcome === 'already' ? (
              <details className={classes.fold}>
                <summary>{t('rebase.show')}</summary>
                <ul className={classes.cards}>{items.map(card)}</ul>
              </details>
            ) : (
              <ul className={classes.cards}>{items.map(card)}</ul>
            )}
          </Section>
        )
      })}
      <Modal
        opened={asking}
        // What is stored goes on by itself.
        onClose={progress?.phase === 'writing' ? () => {} : close}
        title={t('rebase.confirm', { number: rebase.to })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {confirm.isPending ? (
          <WorkProgress progress={progress} onCancel={close} />
        ) : (
          <>
            <p>{t('rebase.warn')}</p>
            {waiting > 0 && <p className={classes.warn}>{t('rebase.waiting', { count: waiting })}</p>}
            <div className={classes.buttons}>
              <Button variant="default" onClick={close}>
                {t('common.cancel')}
              </Button>
              <Button onClick={() => confirm.mutate()}>
                {isMoving ? t('rebase.confirm', { number: rebase.to }) : t('rebase.settle')}
              </Button>
            </div>
          </>
        )}
      </Modal>
    </>
  )
}

export const RebasePage = () => {
  const { t } = useTranslation()
  const explain = useProblem()
  const { id = '' } = useParams({ strict: false })
  const proposal = useQuery(proposalQuery(id))
  const rebase = useQuery(rebaseQuery(id))
  const failed = [proposal, rebase].find(({ error }) => error)
  return (
    <Page
      title={t('rebase.title')}
      lead={
        rebase.data && rebase.data.to > rebase.data.from
          ? t('rebase.lead', { from: rebase.data.from, to: rebase.data.to })
          : t('rebase.leadNone')
      }
      back={
        <Link className="link" to="/proposals/$id" params={{ id }}>
          {proposal.data?.title ?? t('terms.proposal')}
        </Link>
      }
    >
      {failed && <Notice {...explain(failed.error)} onRetry={() => void failed.refetch()} />}
      {proposal.data && rebase.data ? (
        <Loaded proposal={proposal.data} rebase={rebase.data} />
      ) : (
        !failed && <TextSkeleton />
      )}
    </Page>
  )
}
