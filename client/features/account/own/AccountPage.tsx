/** One's own account: name, language, password, where one is signed in, keys for programs. */
import { Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { changePassword, keysQuery, rename, revokeAllKeys, sessionsQuery } from '#client/api/account.ts'
import { meQuery, useMe } from '#client/api/session.ts'
import { Page, Section } from '#client/ui/Page.tsx'
import { LanguageSwitch } from '#client/ui/Switches.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { Keys } from './Keys.tsx'
import { Sessions } from './Sessions.tsx'

export const AccountPage = () => {
  const { t } = useTranslation()
  const me = useMe()
  const queries = useQueryClient()
  const { data: keys = [] } = useQuery(keysQuery)
  const eye = { 'aria-label': t('account.showPassword') }
  return (
    <Page title={t('account.own.title')} lead={me.email} width="narrow">
      <Section title={t('account.name')}>
        <ChangeForm
          action={t('common.save')}
          done={t('account.own.saved')}
          submit={async ({ name = '' }) => {
            await rename(name.trim())
            await queries.invalidateQueries({ queryKey: meQuery.queryKey })
          }}
        >
          <TextInput
            name="name"
            aria-label={t('account.name')}
            description={t('account.nameWhy')}
            defaultValue={me.name}
            maxLength={200}
            required
            autoComplete="name"
          />
        </ChangeForm>
      </Section>
      <Section title={t('common.language')}>
        <div>
          <LanguageSwitch />
        </div>
      </Section>
      <Section title={t('account.password')}>
        <ChangeForm
          action={t('account.own.changePassword')}
          done={t('account.own.passwordChanged')}
          submit={async ({ current = '', password = '', keys: alsoKeys }) => {
            await changePassword(current, password)
            if (alsoKeys !== undefined) await revokeAllKeys()
            await queries.invalidateQueries({ queryKey: keysQuery.queryKey })
            await queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
          }}
        >
          <input type="text" autoComplete="username" value={me.email} readOnly hidden />
          <PasswordInput
            name="current"
            label={t('account.own.currentPassword')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={eye}
          />
          <PasswordInput
            name="password"
            label={t('account.own.newPassword')}
            description={t('account.passwordLength', { count: 8 })}
            autoComplete="new-password"
            minLength={8}
            maxLength={128}
            required
            withAsterisk={false}
            visibilityToggleButtonProps={eye}
          />
          {keys.length > 0 && (
            <Checkbox
              name="keys"
              label={t('account.own.alsoKeys')}
              description={t('account.own.alsoKeysWhy')}
              defaultChecked
            />
          )}
        </ChangeForm>
      </Section>
      <Section title={t('account.own.sessions')}>
        <Sessions />
      </Section>
      <Section title={t('account.own.keys')}>
        <Keys />
      </Section>
    </Page>
  )
}
