/** The interface's language and its theme. */
import { ActionIcon, Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun, IconSunMoon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { interfaceLanguages } from '#client/i18n/index.ts'

export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation()
  return (
    <SegmentedControl
      aria-label={t('common.language')}
      value={i18n.language}
      onChange={(language) => void i18n.changeLanguage(language)}
      data={interfaceLanguages.map((language) => ({ value: language, label: t(`common.short.${language}`) }))}
    />
  )
}

const schemes = [
  { value: 'light', Icon: IconSun },
  { value: 'dark', Icon: IconMoon },
  { value: 'auto', Icon: IconSunMoon },
] as const

/** The theme as a switch, for where a menu would open within a menu. */
export const ThemeSwitch = () => {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      aria-label={t('common.theme')}
      value={colorScheme}
      onChange={(value) => setColorScheme(value as typeof colorScheme)}
      data={schemes.map(({ value, Icon }) => ({
        value,
        label: (
          <span title={t(`common.${value}`)}>
            <Icon size={16} stroke={1.75} aria-hidden="true" />
            <span className="vh">{t(`common.${value}`)}</span>
          </span>
        ),
      }))}
    />
  )
}

export const ThemeMenu = () => {
  const { t } = useTranslation()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Current = schemes.find(({ value }) => value === colorScheme)?.Icon ?? IconSunMoon
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('common.theme')} title={t('common.theme')}>
          <Current size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ value, Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} stroke={1.75} />}
            onClick={() => setColorScheme(value)}
            aria-current={value === colorScheme}
          >
            {t(`common.${value}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
