/** The proposal's next step: locking, submitting, taking back; what is not ready is listed before it is submitted. */
import { Button, Menu, Modal } from '@mantine/core'
import { IconChevronDown, IconLock, IconLockOpen, IconSend } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { takeStep, type WorkflowStep } from '#client/api/proposals.ts'
import { placeProposal } from '#client/api/pushes.ts'
import { type Told, useProblem } from '#client/api/useProblem.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { may } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import classes from './proposal.module.css'

const steps: readonly { step: WorkflowStep; Icon: typeof IconLock }[] = [
  { step: 'lock', Icon: IconLock },
  { step: 'unlock', Icon: IconLockOpen },
  { step: 'submit', Icon: IconSend },
  { step: 'return', Icon: IconLockOpen },
  { step: 'close', Icon: IconLock },
]

export const WorkflowButton = ({
  proposal,
  actor,
  numberOf,
}: {
  proposal: ProposalRow
  actor: Actor
  numberOf: (id: string) => number | undefined
}) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const explain = useProblem()
  const [asking, setAsking] = useState<WorkflowStep>()
  const [problem, setProblem] = useState<Told>()
  const [busy, setBusy] = useState(false)
  const possible = steps.filter(({ step }) => may(actor, `proposal.${step}`, { proposal }))
  const state = t(`proposalState.${proposal.state}`)
  if (possible.length === 0) return <span className={classes.stateWord}>{state}</span>

  const go = async (step: WorkflowStep) => {
    setBusy(true)
    setProblem(undefined)
    try {
      placeProposal(queries, await takeStep(proposal.id, step))
      setAsking(undefined)
    } catch (error) {
      setProblem(explain(error))
    } finally {
      setBusy(false)
    }
  }
  const unready = asking === 'submit' || asking === 'lock' ? (proposal.unready ?? []) : []
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} />} data-narrow>
            {state}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {possible.map(({ step, Icon }) => (
            <Menu.Item
              key={step}
              leftSection={<Icon size={16} stroke={1.75} />}
              onClick={() => setAsking(step)}
            >
              {t(`proposal.step.${step}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={asking && t(`proposal.step.${asking}`)}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {asking && <p>{t(`proposal.consequence.${asking}`)}</p>}
        {unready.length > 0 && (
          <ul className={classes.unready}>
            {unready.map(({ id, problems }) => (
              <li key={id}>
                <b>{`№\u00a0${numberOf(id)}`}</b>{' '}
                {problems.map((what) => t(`proposal.unready.${what}`)).join(', ')}
              </li>
            ))}
          </ul>
        )}
        {problem && <Notice {...problem} />}
        <div className={classes.dialogActs}>
          <Button variant="default" onClick={() => setAsking(undefined)}>
            {t('common.cancel')}
          </Button>
          <Button loading={busy} onClick={() => asking && void go(asking)}>
            {asking && t(`proposal.step.${asking}`)}
          </Button>
        </div>
      </Modal>
    </>
  )
}
