/** Opens the choice of files: of a proposal, or the table of a whole text over all groups. */
import { Button } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fileKinds } from './choices.ts'
import { ExportDialog } from './ExportDialog.tsx'
import classes from './exports.module.css'

export interface ExportButtonProps {
  readonly languages: readonly string[]
  readonly of: { readonly proposal: string } | { readonly text: string }
}

export const ExportButton = ({ languages, of }: ExportButtonProps) => {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const isProposal = 'proposal' in of
  const word = isProposal ? t('proposal.export') : t('export.table')
  return (
    <>
      <Button
        variant={isProposal ? 'filled' : 'default'}
        leftSection={<IconFileDownload size={16} stroke={1.75} />}
        aria-haspopup="dialog"
        aria-label={word}
        {...(isProposal && { 'data-narrow': true })}
        onClick={() => setOpened(true)}
      >
        <span className={isProposal ? classes.actionWord : undefined}>{word}</span>
      </Button>
      <ExportDialog
        base={isProposal ? `/api/proposals/${of.proposal}/export` : `/api/texts/${of.text}/export`}
        kinds={isProposal ? fileKinds : ['comparison']}
        languages={languages}
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </>
  )
}
