/** The first page: one's groups' proposals and how contested they are, what waits for one, one's groups, the texts. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groupsQuery } from '#client/api/groups.ts'
import { proposalsQuery } from '#client/api/proposalList.ts'
import { suggestionsQuery } from '#client/api/proposals.ts'
import { useMe } from '#client/api/session.ts'
import { textQuery, textsQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { titleIn } from '#client/ui/articles.ts'
import { GroupMark } from '#client/ui/GroupMark.tsx'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page, Section } from '#client/ui/Page.tsx'
import { may, roleIn } from '#shared/access/may.ts'
import classes from './home/home.module.css'
import { NewProposal } from './home/NewProposal.tsx'
import { OtherProposals } from './home/OtherProposals.tsx'
import { ProposalCard } from './home/ProposalCard.tsx'
import { Waiting } from './home/Waiting.tsx'

export const HomePage = () => {
  const { t, i18n } = useTranslation()
  const tell = useProblem()
  const me = useMe()
  const proposals = useQuery(proposalsQuery())
  const texts = useQuery(textsQuery)
  const groups = useQuery(groupsQuery)
  const [isNew, setNew] = useState(false)

  const newestFirst = [...(proposals.data ?? [])].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  const mine = newestFirst.filter(({ group }) => roleIn(me, group.id))
  const others = newestFirst.filter(({ group }) => !roleIn(me, group.id))
  const rows = useQueries({ queries: mine.map(({ id }) => suggestionsQuery(id)) })
  const versions = useQueries({ queries: mine.map(({ textId, version }) => textQuery(textId, version)) })
  /** The secretariat stands beside the groups: what it looks at is what they hand in. */
  const isBeside = me.secretariat && me.groups.length === 0
  const mayBegin = me.groups.some((group) => may(me, 'proposal.create', { group }))

  return (
    <Page title={t('home.hello', { name: me.name })}>
      <div className={classes.columns}>
        <div>
          <Section
            title={t(isBeside ? 'home.handedIn' : 'home.proposals')}
            actions={
              mayBegin && (
                <Button
                  variant="default"
                  leftSection={<IconPlus size={16} stroke={1.75} />}
                  onClick={() => setNew(true)}
                >
                  {t('home.new')}
                </Button>
              )
            }
          >
            {proposals.isPending && <TextSkeleton />}
            {proposals.error && (
              <Notice {...tell(proposals.error)} onRetry={() => void proposals.refetch()} />
            )}
            {proposals.data && isBeside && <OtherProposals proposals={others} />}
            {proposals.data && !isBeside && mine.length === 0 && (
              <div className={classes.none}>
                <Empty sentence={t(mayBegin ? 'home.none' : 'home.noneForMe')} />
              </div>
            )}
            {mine.map((proposal, index) => (
              <ProposalCard
                key={proposal.id}
                proposal={proposal}
                rows={rows[index]?.data}
                text={versions[index]?.data}
              />
            ))}
          </Section>
          {!isBeside && others.length > 0 && (
            <Section title={t('home.others')}>
              <OtherProposals proposals={others} />
            </Section>
          )}
        </div>
        <aside>
          <Waiting me={me.id} proposals={mine} rows={rows.map(({ data }) => data ?? [])} />
          <Section title={t('groups.mine')}>
            {me.groups.length === 0 ? (
              <p className={classes.quiet}>{t(me.secretariat ? 'home.noGroupNeeded' : 'home.noGroup')}</p>
            ) : (
              <ul className={classes.list}>
                {me.groups.map(({ id, name, role }) => (
                  <li key={id}>
                    <GroupMark name={name} />
                    <span>
                      <Link to="/groups/$id" params={{ id }}>
                        {name}
                      </Link>
                      <small>
                        {t(`role.${role}`)}
                        {groupSize(groups.data, id, (count) => `, ${t('groups.people', { count })}`)}
                      </small>
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {me.secretariat && (
              <Link className="link" to="/groups">
                {t('groups.new')}
              </Link>
            )}
          </Section>
          <Section title={t('nav.texts')}>
            {texts.error && <Notice {...tell(texts.error)} />}
            {texts.data?.length === 0 && <p className={classes.quiet}>{t('texts.none')}</p>}
            <ul className={classes.list}>
              {texts.data?.map(({ id, title, version }) => (
                <li key={id}>
                  <span>
                    <Link to="/texts/$id" params={{ id }}>
                      {titleIn(title, i18n.language)}
                    </Link>
                    <small>
                      {t('texts.version', { number: version })} ·{' '}
                      <Link className="link" to="/texts/$id/overview" params={{ id }}>
                        {t('home.allGroups')}
                      </Link>
                    </small>
                  </span>
                </li>
              ))}
            </ul>
            {me.secretariat && (
              <Link className="link" to="/texts/new">
                {t('texts.publish')}
              </Link>
            )}
          </Section>
        </aside>
      </div>
      <NewProposal opened={isNew} onClose={() => setNew(false)} />
    </Page>
  )
}

const groupSize = (
  groups: readonly { readonly id: string; readonly members?: number }[] | undefined,
  id: string,
  told: (count: number) => string,
): string => {
  const members = groups?.find((group) => group.id === id)?.members
  return members === undefined ? '' : told(members)
}
