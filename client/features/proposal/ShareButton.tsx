/** Whom the proposal is shown to besides its group: named groups, all groups, or whoever holds a link. */
import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { IconShare2 } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shareProposal } from '#client/api/proposals.ts'
import { placeProposal } from '#client/api/pushes.ts'
import { type Told, useProblem } from '#client/api/useProblem.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { may } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { ProposalRow, Share } from '#shared/api/proposals.ts'
import classes from './proposal.module.css'

export interface ShareButtonProps {
  readonly proposal: ProposalRow
  readonly actor: Actor
  readonly groups: readonly { readonly id: string; readonly name: string }[]
}

export const ShareButton = ({ proposal, actor, groups }: ShareButtonProps) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const explain = useProblem()
  const [open, setOpen] = useState(false)
  const [problem, setProblem] = useState<Told>()
  const [asked, setAsked] = useState<Share>()
  if (!may(actor, 'proposal.share', { proposal })) return null
  const now = { groups: [], all: false, link: false, ...proposal.shares }
  // What was ticked shows at once; a refusal takes it back.
  const shares = { ...now, authorsShown: proposal.authorsShown, ...asked }

  const change = async (share: Share) => {
    setProblem(undefined)
    setAsked(share)
    try {
      placeProposal(queries, await shareProposal(proposal.id, share))
    } catch (error) {
      setProblem(explain(error))
    } finally {
      setAsked(undefined)
    }
  }
  const others = groups.filter(({ id }) => id !== proposal.group.id)
  const toggled = (id: string, on: boolean) =>
    on ? [...shares.groups, id] : shares.groups.filter((group) => group !== id)
  return (
    <>
      <Button
        variant="default"
        data-narrow
        leftSection={<IconShare2 size={16} stroke={1.75} />}
        onClick={() => setOpen(true)}
        aria-label={t('proposal.share')}
      >
        <span className={classes.actionWord}>{t('proposal.share')}</span>
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('proposal.share')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <div className={classes.share}>
          <p>{t('proposal.shareWhat')}</p>
          <Checkbox
            label={t('proposal.shareAll')}
            checked={shares.all}
            onChange={(event) => void change({ all: event.currentTarget.checked })}
          />
          {!shares.all &&
            others.map(({ id, name }) => (
              <Checkbox
                key={id}
                label={name}
                checked={shares.groups.includes(id)}
                onChange={(event) => void change({ groups: toggled(id, event.currentTarget.checked) })}
              />
            ))}
          <Checkbox
            label={t('proposal.shareAuthors')}
            checked={shares.authorsShown}
            onChange={(event) => void change({ authorsShown: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('proposal.shareLink')}
            checked={shares.link}
            onChange={(event) => void change({ link: event.currentTarget.checked })}
          />
          {proposal.shares?.token && (
            <TextInput
              readOnly
              aria-label={t('proposal.shareLink')}
              value={`${location.origin}/api/shared/${proposal.shares.token}`}
              onFocus={(event) => event.currentTarget.select()}
            />
          )}
          {problem && <Notice {...problem} />}
        </div>
      </Modal>
    </>
  )
}
