/** The amending act before it is exported: generated, looked at, worded where a lawyer would say it otherwise. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconFileDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportUrl } from '#client/api/proposals.ts'
import { useMe } from '#client/api/session.ts'
import { textQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { ProposalPart } from '#client/features/versions/ProposalPart.tsx'
import { preferred } from '#client/ui/articles.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { may } from '#shared/access/may.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { Level } from '#shared/legal/decision.ts'
import { Act } from './Act.tsx'
import classes from './amending.module.css'

const Loaded = ({ proposal }: { proposal: ProposalRow }) => {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const explain = useProblem()
  const text = useQuery(textQuery(proposal.textId, proposal.version))
  const [wanted, setWanted] = useState<string>()
  const afterwards = proposal.state === 'submitted' || proposal.state === 'closed'
  const [level, setLevel] = useState<Level>(afterwards ? 'commission' : 'group')
  if (text.error && !text.data) return <Notice {...explain(text.error)} onRetry={() => void text.refetch()} />
  if (!text.data) return <TextSkeleton />
  const { languages } = text.data
  const lang = preferred(languages, wanted, i18n.language)
  return (
    <>
      <div className={classes.bar}>
        {languages.length > 1 && (
          <SegmentedControl
            aria-label={t('publish.language')}
            value={lang}
            onChange={setWanted}
            data={languages.map((value) => ({ value, label: t(`common.${value}`, { defaultValue: value }) }))}
          />
        )}
        {afterwards && (
          <SegmentedControl
            aria-label={t('amending.level')}
            value={level}
            onChange={(value) => setLevel(value as Level)}
            data={(['group', 'commission'] as const).map((value) => ({
              value,
              label: t(`amending.${value}`),
            }))}
          />
        )}
        <Button
          component="a"
          variant="default"
          download
          href={`${exportUrl(proposal.id, 'amending', 'docx', [lang])}&level=${level}`}
          leftSection={<IconFileDownload size={16} stroke={1.75} />}
        >
          DOCX
        </Button>
      </div>
      <Act
        key={`${lang} ${level}`}
        proposal={proposal.id}
        lang={lang}
        level={level}
        mayEdit={may(me, 'act.edit', { proposal })}
      />
    </>
  )
}

export const AmendingPage = () => {
  const { t } = useTranslation()
  return (
    <ProposalPart title={t('terms.amendingAct')} lead={t('amending.lead')} width="narrow">
      {(proposal) => <Loaded proposal={proposal} />}
    </ProposalPart>
  )
}
