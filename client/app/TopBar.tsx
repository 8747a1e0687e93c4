/** The bar over every page: the mark, where one is, and who one is. */
import { Menu } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Logo } from '#client/ui/Logo.tsx'
import { PersonMark } from '#client/ui/Person.tsx'
import classes from './TopBar.module.css'

export const AccountMenu = ({
  name,
  email,
  onSignOut,
  children,
}: {
  name: string
  email: string
  onSignOut: () => void
  children?: ReactNode
}) => {
  const { t } = useTranslation()
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={classes.me} aria-label={name} title={name}>
          <PersonMark name={name} colour={1} size="l" decorative />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {name}
          <br />
          {email}
        </Menu.Label>
        {children}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.75} />} onClick={onSignOut}>
          {t('common.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

export interface TopBarProps {
  readonly middle?: ReactNode
  readonly right?: ReactNode
  /** A page with much to do in its bar: the interface's language moves into the account's menu sooner. */
  readonly crowded?: boolean
}

export const TopBar = ({ middle, right, crowded = false }: TopBarProps) => {
  const { t } = useTranslation()
  return (
    <header className={classes.bar} data-crowded={crowded || undefined}>
      <a className="skip" href="#main">
        {t('common.skip')}
      </a>
      <Link to="/" className={`${classes.home} touch`} aria-label={t('common.appName')}>
        <Logo name={t('common.appName')} />
      </Link>
      <div className={classes.middle}>{middle}</div>
      <div className={classes.right}>{right}</div>
    </header>
  )
}
