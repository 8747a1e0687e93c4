/** An invitation to a group: whoever holds the link signs up or in, and joins. */
import { Anchor, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '#client/api/client.ts'
import { invitationQuery, join } from '#client/api/groups.ts'
import { meQuery, signIn, signUp, useForgetSession } from '#client/api/session.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { AccountForm } from './AccountForm.tsx'
import { EmailField, NameField, NewPasswordField, PasswordField } from './fields.tsx'
import classes from './Welcome.module.css'
import { Welcome } from './Welcome.tsx'

export const InvitationPage = () => {
  const { t } = useTranslation()
  const tell = useProblem()
  const navigate = useNavigate()
  const { token = '' } = useParams({ strict: false })
  const forget = useForgetSession()
  const queries = useQueryClient()
  const invitation = useQuery(invitationQuery(token))
  const { data: me } = useQuery(meQuery)
  const [isNew, setNew] = useState(true)

  /** Somebody who is a member already has nothing to accept: they are led into the group. */
  const accept = async () => {
    const group = invitation.data!.group.id
    await join(token).catch((error: unknown) => {
      if (!(error instanceof ProblemError) || error.code !== 'already-a-member') throw error
    })
    await forget()
    await navigate({ to: '/groups/$id', params: { id: group } })
  }
  const submit = async ({ name = '', email = '', password = '' }: Readonly<Record<string, string>>) => {
    if (!me) {
      await (isNew ? signUp(name, email, password, token) : signIn(email, password))
      // Should joining fail now, the page knows who is signed in, and trying again does not sign up twice.
      await queries.fetchQuery({ ...meQuery, staleTime: 0 })
    }
    await accept()
  }

  if (invitation.isPending)
    return (
      <Welcome title={t('account.invitation.title')}>
        <TextSkeleton />
      </Welcome>
    )
  if (invitation.error)
    return (
      <Welcome title={t('account.invitation.title')}>
        <div className={classes.fields}>
          <Notice {...tell(invitation.error)} />
          <Button component="a" href="/" variant="default">
            {t('failure.home')}
          </Button>
        </div>
      </Welcome>
    )

  const { group, role } = invitation.data
  return (
    <Welcome
      title={t('account.invitation.to', { group: group.name })}
      lead={t('account.invitation.role', { role: t(`role.${role}`) })}
    >
      {me && <p className={classes.other}>{t('account.invitation.as', { name: me.name })}</p>}
      <AccountForm
        key={String(isNew)}
        action={t(`account.invitation.${me ? 'join' : isNew ? 'signUp' : 'signIn'}`)}
        submit={submit}
      >
        {!me && isNew && <NameField />}
        {!me && <EmailField />}
        {!me && (isNew ? <NewPasswordField /> : <PasswordField />)}
      </AccountForm>
      {!me && (
        <p className={classes.other}>
          <Anchor component="button" type="button" fz="inherit" onClick={() => setNew(!isNew)}>
            {t(isNew ? 'account.signUp.instead' : 'account.invitation.noAccount')}
          </Anchor>
        </p>
      )}
    </Welcome>
  )
}
