/** Two ways into a group: by an address, or by a link that is shown once and sent by hand. */
import { Button, Select, TextInput } from '@mantine/core'
import { IconLink, IconUserPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addMember, invite, membersQuery } from '#client/api/groups.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { formatDay } from '#client/i18n/format.ts'
import { Copy } from '#client/ui/Copy.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { type Role, roles } from '#shared/access/roles.ts'
import type { InvitationRow } from '#shared/api/groups.ts'
import classes from './groups.module.css'

const icon = { size: 16, stroke: 1.75 } as const

/** Enough for a whole group that gets one link. */
const usesOfALink = 30

const Link = ({
  invitation: { url, expiresAt, uses },
  email,
}: {
  invitation: InvitationRow
  email?: string
}) => {
  const { t, i18n } = useTranslation()
  const day = formatDay(expiresAt, i18n.language)
  return (
    <div className={classes.link} role="status">
      <p>{email ? t('groups.linkFor', { email, day }) : t('groups.link', { count: uses, day })}</p>
      <input
        readOnly
        value={url}
        aria-label={t('groups.linkName')}
        onFocus={(event) => event.target.select()}
      />
      <Copy text={url} />
    </div>
  )
}

export const AddPeople = ({ group }: { group: string }) => {
  const { t } = useTranslation()
  const tell = useProblem()
  const queries = useQueryClient()
  const [role, setRole] = useState<Role>('contributor')
  const [email, setEmail] = useState('')
  const add = useMutation({
    mutationFn: (address: string) => addMember(group, address, role),
    onSuccess: async (added) => {
      link.reset()
      if (!('member' in added)) return
      setEmail('')
      await queries.invalidateQueries({ queryKey: membersQuery(group).queryKey })
    },
  })
  const link = useMutation({
    mutationFn: () => invite(group, role, usesOfALink),
    onSuccess: () => add.reset(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate(email.trim())
  }
  const failure = add.error ?? link.error

  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.adding}>
        <TextInput
          type="email"
          label={t('account.email')}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
          withAsterisk={false}
          autoComplete="off"
        />
        <Select
          label={t('groups.role')}
          data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          value={role}
          allowDeselect={false}
          onChange={(value) => value && setRole(value as Role)}
        />
        <Button type="submit" loading={add.isPending} leftSection={<IconUserPlus {...icon} />} mih={42}>
          {t('groups.addNow')}
        </Button>
      </div>
      <p>{t(`groups.may.${role}`)}</p>
      <div>
        <Button
          variant="default"
          loading={link.isPending}
          leftSection={<IconLink {...icon} />}
          onClick={() => link.mutate()}
        >
          {t('groups.makeLink', { role: t(`role.${role}`) })}
        </Button>
      </div>
      {failure && <Notice {...tell(failure)} />}
      {add.data && 'member' in add.data && (
        <p role="status">{t('groups.added', { name: add.data.member.user.name })}</p>
      )}
      {add.data && 'invitation' in add.data && (
        <Link invitation={add.data.invitation} email={add.variables} />
      )}
      {link.data && <Link invitation={link.data} />}
    </form>
  )
}
