/** A group: its members and their roles, and for its chair and the secretariat ways to bring in more. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '#client/api/client.ts'
import { groupQuery, membersQuery } from '#client/api/groups.ts'
import { useMe } from '#client/api/session.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page, Section } from '#client/ui/Page.tsx'
import { may } from '#shared/access/may.ts'
import { AddPeople } from './AddPeople.tsx'
import { Members } from './Members.tsx'

export const GroupPage = () => {
  const { t } = useTranslation()
  const { id = '' } = useParams({ strict: false })
  const me = useMe()
  const tell = useProblem()
  const group = useQuery(groupQuery(id))
  const inside = may(me, 'group.read', { group: { id } })
  const mayManage = may(me, 'group.manage', { group: { id } })
  const members = useQuery({ ...membersQuery(id), enabled: inside })
  const failure = group.error ?? members.error
  if (group.error instanceof ProblemError && group.error.status === 404) throw group.error

  return (
    <Page
      title={group.data?.name ?? t('terms.group')}
      width="narrow"
      back={
        <Link className="link" to="/groups">
          {t('nav.groups')}
        </Link>
      }
      lead={members.data && t('groups.people', { count: members.data.length })}
    >
      {failure && <Notice {...tell(failure)} onRetry={() => void group.refetch()} />}
      {!inside && group.data && <Empty sentence={t('groups.notMine')} />}
      {inside && members.isPending && !failure && <TextSkeleton />}
      {members.data && (
        <Section title={t('groups.members')}>
          <Members group={id} members={members.data} mayManage={mayManage} />
        </Section>
      )}
      {mayManage && members.data && (
        <Section title={t('groups.add')}>
          <AddPeople group={id} />
        </Section>
      )}
    </Page>
  )
}
