/** What can be done with the whole proposal: in the bar where there is room, else in a sheet behind one button. */
import { ActionIcon, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDotsVertical } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './head.module.css'

export const HeadActions = ({ title, children }: { title: string; children: ReactNode }) => {
  const { t } = useTranslation()
  const isNarrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false })
  const [opened, setOpened] = useState(false)
  if (!isNarrow) return children
  return (
    <>
      <ActionIcon
        aria-label={t('common.more')}
        title={t('common.more')}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        <IconDotsVertical size={18} stroke={1.75} />
      </ActionIcon>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        styles={{ content: { height: 'auto' } }}
        title={title}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <div className={classes.acts}>{children}</div>
      </Drawer>
    </>
  )
}
