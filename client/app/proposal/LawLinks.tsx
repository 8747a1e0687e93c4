/** Where else a proposal is worked on as law: its amending act, a term replaced everywhere, a newer text, its history, a Word file brought back. */
import { Button } from '@mantine/core'
import { IconFileImport, IconFileText, IconGitMerge, IconHistory, IconReplace } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { textsQuery } from '#client/api/texts.ts'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'

const icon = { size: 16, stroke: 1.75 } as const

export interface LawLinksProps {
  readonly proposal: ProposalRow
  readonly me: Me
  /** Opens the dialog, which outlives the drawer that these may stand in. */
  readonly onBring: () => void
}

export const LawLinks = ({ proposal, me, onBring }: LawLinksProps) => {
  const { t } = useTranslation()
  const texts = useQuery(textsQuery)
  const newest = texts.data?.find(({ id }) => id === proposal.textId)?.version ?? proposal.version
  return (
    <div style={{ margin: 'var(--s2) 0 var(--s5)' }}>
      <Button
        component={Link}
        to={`/proposals/${proposal.id}/amending`}
        variant="subtle"
        fullWidth
        justify="flex-start"
        leftSection={<IconFileText {...icon} />}
      >
        {t('terms.amendingAct')}
      </Button>
      {may(me, 'proposal.readInside', { proposal }) && (
        <Button
          component={Link}
          to={`/proposals/${proposal.id}/throughout`}
          variant="subtle"
          fullWidth
          justify="flex-start"
          leftSection={<IconReplace {...icon} />}
        >
          {t('throughout.open')}
        </Button>
      )}
      {may(me, 'history.read', { proposal }) && (
        <>
          {newest > 1 && (
            <Button
              component={Link}
              to={`/proposals/${proposal.id}/rebase`}
              variant={newest > proposal.version ? 'light' : 'subtle'}
              fullWidth
              justify="flex-start"
              leftSection={<IconGitMerge {...icon} />}
            >
              {newest > proposal.version ? t('rebase.open', { number: newest }) : t('rebase.openDone')}
            </Button>
          )}
          <Button
            component={Link}
            to={`/proposals/${proposal.id}/history`}
            variant="subtle"
            fullWidth
            justify="flex-start"
            leftSection={<IconHistory {...icon} />}
          >
            {t('history.open')}
          </Button>
        </>
      )}
      {may(me, 'suggestion.create', { proposal }) && (
        <Button
          variant="subtle"
          fullWidth
          justify="flex-start"
          leftSection={<IconFileImport {...icon} />}
          aria-haspopup="dialog"
          onClick={onBring}
        >
          {t('bringBack.action')}
        </Button>
      )}
    </div>
  )
}
