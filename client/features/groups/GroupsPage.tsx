/** All working groups: one's own first, then the others, whose names are known to everybody. */
import { Button, Modal, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addGroup, groupsQuery } from '#client/api/groups.ts'
import { meQuery, useMe } from '#client/api/session.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { byName } from '#client/i18n/format.ts'
import { GroupMark } from '#client/ui/GroupMark.tsx'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page, Section } from '#client/ui/Page.tsx'
import { may } from '#shared/access/may.ts'
import type { GroupRow } from '#shared/api/groups.ts'
import classes from './groups.module.css'

const NewGroup = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const tell = useProblem()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const add = useMutation({
    mutationFn: addGroup,
    onSuccess: async ({ id }) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: groupsQuery.queryKey }),
        queries.invalidateQueries({ queryKey: meQuery.queryKey }),
      ])
      await navigate({ to: '/groups/$id', params: { id } })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    add.mutate(String(new FormData(event.currentTarget).get('name') ?? ''))
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        name="name"
        label={t('groups.name')}
        description={t('groups.nameWhy')}
        required
        withAsterisk={false}
        data-autofocus
      />
      {add.error && <Notice {...tell(add.error)} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={add.isPending}>
          {t('groups.create')}
        </Button>
      </div>
    </form>
  )
}

const List = ({ groups }: { groups: readonly GroupRow[] }) => {
  const { t } = useTranslation()
  return (
    <ul className={classes.list}>
      {groups.map(({ id, name, role, members }) => (
        <li key={id}>
          <GroupMark name={name} />
          <span className={classes.who}>
            {members === undefined ? (
              <b>{name}</b>
            ) : (
              <Link className={classes.name} to="/groups/$id" params={{ id }}>
                {name}
              </Link>
            )}
            <small>
              {[role && t(`role.${role}`), members !== undefined && t('groups.people', { count: members })]
                .filter(Boolean)
                .join(', ')}
            </small>
          </span>
        </li>
      ))}
    </ul>
  )
}

export const GroupsPage = () => {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const tell = useProblem()
  const groups = useQuery(groupsQuery)
  const [isNew, setNew] = useState(false)
  const sorted = [...(groups.data ?? [])].sort(byName(i18n.language))
  const mine = sorted.filter(({ role }) => role)
  const others = sorted.filter(({ role }) => !role)
  const mayCreate = may(me, 'group.create', {})

  return (
    <Page
      title={t('nav.groups')}
      width="narrow"
      actions={
        mayCreate && (
          <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setNew(true)}>
            {t('groups.new')}
          </Button>
        )
      }
    >
      {groups.isPending && <TextSkeleton />}
      {groups.error && <Notice {...tell(groups.error)} onRetry={() => void groups.refetch()} />}
      {groups.data && sorted.length === 0 && (
        <Empty sentence={t(mayCreate ? 'groups.noneYet' : 'groups.noneForMe')} />
      )}
      {mine.length > 0 && (
        <Section title={t('groups.mine')}>
          <List groups={mine} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title={t(mine.length > 0 ? 'groups.others' : 'groups.all')}>
          <List groups={others} />
        </Section>
      )}
      <Modal
        opened={isNew}
        onClose={() => setNew(false)}
        title={t('groups.new')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <NewGroup onClose={() => setNew(false)} />
      </Modal>
    </Page>
  )
}
