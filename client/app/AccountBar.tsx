/** The right of the bar: the interface's language, its theme, one's account. Signing out first tells of words not yet sent. */
import { Button, Group, Menu, Modal, Text } from '@mantine/core'
import { IconBooks, IconHome, IconUserCog, IconUsersGroup } from '@tabler/icons-react'
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signOut, useForgetSession, useMe } from '#client/api/session.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { SampleSwitch } from '#client/features/account/SampleSwitch.tsx'
import { SearchButton } from '#client/features/search/SearchButton.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import { LanguageSwitch, ThemeMenu, ThemeSwitch } from '#client/ui/Switches.tsx'
import classes from './TopBar.module.css'
import { AccountMenu } from './TopBar.tsx'

const icon = { size: 16, stroke: 1.75 } as const

const pages = [
  { to: '/', key: 'home', Icon: IconHome },
  { to: '/texts', key: 'texts', Icon: IconBooks },
  { to: '/groups', key: 'groups', Icon: IconUsersGroup },
  { to: '/account', key: 'account', Icon: IconUserCog },
] as const

export const AccountBar = () => {
  const { t } = useTranslation()
  const me = useMe()
  const router = useRouter()
  const forget = useForgetSession()
  const tell = useProblem()
  const [unsent, setUnsent] = useState(0)
  const [failure, setFailure] = useState<unknown>()

  const leave = async () => {
    setFailure(undefined)
    try {
      const { wipeLocal } = await import('#client/collab/signOut.ts')
      await signOut()
      await wipeLocal(me.id)
      await forget()
      await router.navigate({ to: '/sign-in' })
    } catch (error) {
      setFailure(error)
    }
  }
  const ask = async () => {
    const { unsentWords } = await import('#client/collab/signOut.ts')
    const waiting = await unsentWords(me.id)
    if (waiting > 0) return setUnsent(waiting)
    await leave()
  }
  const close = () => {
    setUnsent(0)
    setFailure(undefined)
  }

  return (
    <>
      <SearchButton />
      <SampleSwitch />
      <span className={classes.wide}>
        <LanguageSwitch />
      </span>
      <span className={classes.themed}>
        <ThemeMenu />
      </span>
      <AccountMenu name={me.name} email={me.email} onSignOut={() => void ask()}>
        {me.secretariat && <Menu.Label>{t('role.secretariat')}</Menu.Label>}
        <Menu.Divider />
        {pages.map(({ to, key, Icon }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Icon {...icon} />}>
            {t(`nav.${key}`)}
          </Menu.Item>
        ))}
        <Menu.Divider className={classes.narrow} />
        <div className={classes.narrow}>
          <LanguageSwitch />
        </div>
        <div className={classes.phone}>
          <ThemeSwitch />
        </div>
      </AccountMenu>
      <Modal
        opened={unsent > 0 || failure !== undefined}
        onClose={close}
        title={t('signOut.title')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {failure === undefined ? (
          <Text>{t('signOut.unsent', { count: unsent })}</Text>
        ) : (
          <Notice {...tell(failure)} />
        )}
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button color="danger" onClick={() => void leave()}>
            {t('signOut.anyway')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
