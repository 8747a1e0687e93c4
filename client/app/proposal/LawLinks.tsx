/** Where else a proposal is worked on as law: its amending act, a term replaced everywhere, a Word file brought back. */
import { Button } from '@mantine/core'
import { IconFileText, IconReplace } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BringBackButton } from '#client/features/imports/BringBackButton.tsx'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'

const icon = { size: 16, stroke: 1.75 } as const

export const LawLinks = ({ proposal, me }: { proposal: ProposalRow; me: Me }) => {
  const { t, i18n } = useTranslation()
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
        <BringBackButton proposal={proposal.id} lang={i18n.language} />
      )}
    </div>
  )
}
