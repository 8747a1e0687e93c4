/** The members of a group. Roles are changed in place; removing asks once. */
import { ActionIcon, Button, Modal, Select } from '@mantine/core'
import { IconLogout, IconUserMinus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeRole, membersQuery, removeMember } from '#client/api/groups.ts'
import { meQuery, useMe } from '#client/api/session.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { byName } from '#client/i18n/format.ts'
import { Notice } from '#client/ui/Notice.tsx'
import { PersonMark, steadyColour } from '#client/ui/Person.tsx'
import { type Role, roles } from '#shared/access/roles.ts'
import type { MemberRow } from '#shared/api/groups.ts'
import classes from './groups.module.css'

export interface MembersProps {
  readonly group: string
  readonly members: readonly MemberRow[]
  readonly mayManage: boolean
}

export const Members = ({ group, members, mayManage }: MembersProps) => {
  const { t, i18n } = useTranslation()
  const me = useMe()
  const tell = useProblem()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [leaving, setLeaving] = useState<MemberRow>()
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: membersQuery(group).queryKey }),
      queries.invalidateQueries({ queryKey: meQuery.queryKey }),
      queries.invalidateQueries({ queryKey: ['groups'] }),
    ])
  const change = useMutation({
    mutationFn: ({ userId, role }: { userId: string; role: Role }) => changeRole(group, userId, role),
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: (userId: string) => removeMember(group, userId),
    onSuccess: async (_, userId) => {
      setLeaving(undefined)
      if (userId === me.id && !me.secretariat) await navigate({ to: '/groups' })
      await refresh()
    },
  })
  const order = byName(i18n.language)
  const sorted = [...members].sort(
    (a, b) => roles.indexOf(b.role) - roles.indexOf(a.role) || order(a.user, b.user),
  )
  const choices = roles.map((role) => ({ value: role, label: t(`role.${role}`) }))
  const isMe = (member: MemberRow | undefined) => member?.user.id === me.id

  return (
    <>
      {change.error && <Notice {...tell(change.error)} />}
      <ul className={classes.list}>
        {sorted.map((member) => (
          <li key={member.user.id}>
            <PersonMark
              name={member.user.name}
              colour={isMe(member) ? 1 : steadyColour(member.user.id)}
              size="l"
              decorative
            />
            <span className={classes.who}>
              <b>{isMe(member) ? t('groups.me', { name: member.user.name }) : member.user.name}</b>
              {member.user.email && <small>{member.user.email}</small>}
            </span>
            {mayManage ? (
              <Select
                className={classes.role}
                aria-label={t('groups.roleOf', { name: member.user.name })}
                data={choices}
                value={member.role}
                allowDeselect={false}
                size="sm"
                onChange={(role) => role && change.mutate({ userId: member.user.id, role: role as Role })}
              />
            ) : (
              <span>{t(`role.${member.role}`)}</span>
            )}
            {(mayManage || isMe(member)) && (
              <ActionIcon
                aria-label={isMe(member) ? t('groups.leave') : t('groups.remove', { name: member.user.name })}
                title={isMe(member) ? t('groups.leave') : t('groups.remove', { name: member.user.name })}
                onClick={() => setLeaving(member)}
              >
                {isMe(member) ? (
                  <IconLogout size={18} stroke={1.75} />
                ) : (
                  <IconUserMinus size={18} stroke={1.75} />
                )}
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={leaving !== undefined}
        onClose={() => {
          setLeaving(undefined)
          remove.reset()
        }}
        title={isMe(leaving) ? t('groups.leave') : t('groups.remove', { name: leaving?.user.name })}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <div className={classes.form}>
          <p>{t(isMe(leaving) ? 'groups.leaveWhat' : 'groups.removeWhat')}</p>
          {remove.error && <Notice {...tell(remove.error)} />}
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => setLeaving(undefined)}>
              {t('common.cancel')}
            </Button>
            <Button
              color="danger"
              loading={remove.isPending}
              onClick={() => leaving && remove.mutate(leaving.user.id)}
            >
              {t(isMe(leaving) ? 'groups.leave' : 'groups.removeNow')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
