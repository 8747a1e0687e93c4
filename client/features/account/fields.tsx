/** The fields that account forms share. Their names are those of the requests. */
import { PasswordInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** As the server demands. */
const shortestPassword = 8

export const NameField = () => {
  const { t } = useTranslation()
  return (
    <TextInput
      name="name"
      label={t('account.name')}
      description={t('account.nameWhy')}
      autoComplete="name"
      maxLength={200}
      required
      withAsterisk={false}
    />
  )
}

export const EmailField = () => {
  const { t } = useTranslation()
  return (
    <TextInput
      name="email"
      type="email"
      label={t('account.email')}
      autoComplete="email"
      maxLength={200}
      required
      withAsterisk={false}
    />
  )
}

const useEye = () => {
  const { t } = useTranslation()
  return { 'aria-label': t('account.showPassword') }
}

/** A password to choose. */
export const NewPasswordField = () => {
  const { t } = useTranslation()
  return (
    <PasswordInput
      name="password"
      label={t('account.password')}
      description={t('account.passwordLength', { count: shortestPassword })}
      autoComplete="new-password"
      minLength={shortestPassword}
      maxLength={128}
      required
      withAsterisk={false}
      visibilityToggleButtonProps={useEye()}
    />
  )
}

export const PasswordField = () => {
  const { t } = useTranslation()
  return (
    <PasswordInput
      name="password"
      label={t('account.password')}
      autoComplete="current-password"
      required
      withAsterisk={false}
      visibilityToggleButtonProps={useEye()}
    />
  )
}
