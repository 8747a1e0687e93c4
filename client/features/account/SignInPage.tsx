/** Signing in, and where the installation lets everybody sign up, that as well; in a sample, as whom one likes. */
import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { installationQuery, signIn, signUp, useForgetSession } from '#client/api/session.ts'
import { AccountForm } from './AccountForm.tsx'
import { EmailField, NameField, NewPasswordField, PasswordField } from './fields.tsx'
import { MemberChoice } from './MemberChoice.tsx'
import classes from './Welcome.module.css'
import { Welcome } from './Welcome.tsx'

export const SignInPage = () => {
  const { t } = useTranslation()
  const router = useRouter()
  const { next } = useSearch({ strict: false })
  const forget = useForgetSession()
  const { data: installation } = useQuery(installationQuery)
  const [isNew, setNew] = useState(false)
  const [byAddress, setByAddress] = useState(false)

  const submit = async ({ name = '', email = '', password = '' }: Readonly<Record<string, string>>) => {
    await (isNew ? signUp(name, email, password) : signIn(email, password))
    await forget()
    router.history.push(next ?? '/')
  }

  if (installation?.sample && !byAddress)
    return (
      <Welcome title={t('sample.title')} lead={t('sample.choose')}>
        <div className={classes.fields}>
          <MemberChoice next={next ?? '/'} />
        </div>
        <p className={classes.other}>
          <Anchor component="button" type="button" fz="inherit" onClick={() => setByAddress(true)}>
            {t('sample.byAddress')}
          </Anchor>
        </p>
      </Welcome>
    )
  return (
    <Welcome
      title={t(isNew ? 'account.signUp.title' : 'account.signIn.title')}
      lead={next ? t('account.signIn.next') : undefined}
    >
      <AccountForm
        key={String(isNew)}
        action={t(isNew ? 'account.signUp.action' : 'account.signIn.action')}
        submit={submit}
      >
        {isNew && <NameField />}
        <EmailField />
        {isNew ? <NewPasswordField /> : <PasswordField />}
      </AccountForm>
      <p className={classes.other}>
        {installation?.openSignup ? (
          <Anchor component="button" type="button" fz="inherit" onClick={() => setNew(!isNew)}>
            {t(isNew ? 'account.signUp.instead' : 'account.signIn.instead')}
          </Anchor>
        ) : (
          t('account.signIn.byInvitation')
        )}
      </p>
    </Welcome>
  )
}
