/** Where else a proposal is worked on as law: its amending act, a term replaced everywhere, a Word file brought back. */
import { Button } from '@mantine/core'
import { IconFileImport, IconFileText, IconReplace } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
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
