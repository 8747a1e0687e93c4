/**
 * The first account of an installation: the secretariat's; or a sample instead. The code is asked for unless one sits at
 * the server itself.
 */
import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { installationQuery, setUp, useForgetSession } from '#client/api/session.ts'
import { AccountForm } from './AccountForm.tsx'
import { EmailField, NameField, NewPasswordField } from './fields.tsx'
import { TrySample } from './TrySample.tsx'
import { Welcome } from './Welcome.tsx'

export const SetupPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const forget = useForgetSession()
  const { data: installation } = useQuery(installationQuery)
  const [code, setCode] = useState('')

  const submit = async ({ name = '', email = '', password = '' }: Readonly<Record<string, string>>) => {
    await setUp({ name, email, password, ...(code && { code }) })
    await forget()
    await navigate({ to: '/' })
  }

  return (
    <Welcome title={t('account.setup.title')} lead={t('account.setup.lead')}>
      <AccountForm action={t('account.setup.action')} submit={submit}>
        {installation?.codeNeeded && (
          <TextInput
            name="code"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            label={t('account.setup.code')}
            description={t('account.setup.codeWhere')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            required
            withAsterisk={false}
            styles={{ input: { letterSpacing: '.12em' } }}
          />
        )}
        <NameField />
        <EmailField />
        <NewPasswordField />
      </AccountForm>
      <TrySample code={code} />
    </Welcome>
  )
}
