/** In a sample: who one is at the moment, always in sight, and becoming another member. Elsewhere nothing. */
import { Modal } from '@mantine/core'
import { IconMasksTheater } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#client/api/session.ts'
import { MemberChoice } from './MemberChoice.tsx'
import classes from './Sample.module.css'

export const SampleSwitch = () => {
  const { t } = useTranslation()
  const me = useMe()
  const href = useRouterState({ select: ({ location }) => location.href })
  const [opened, setOpened] = useState(false)
  if (!me.sample) return null

  const places = [
    ...me.groups.map(({ name, role }) => `${t(`role.${role}`)}, ${name}`),
    ...(me.secretariat ? [t('role.secretariat')] : []),
  ]
  const who = t('sample.you', { name: me.name, where: places.join('; ') })
  return (
    <>
      <button
        type="button"
        className={classes.chip}
        title={`${who}. ${t('sample.switch')}`}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        <IconMasksTheater size={16} stroke={1.75} aria-hidden="true" />
        <span>{t('sample.label', { name: me.name })}</span>
      </button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('sample.switch')}
        size={520}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <p className={classes.why}>
          {who}. {t('sample.why')}
        </p>
        <MemberChoice me={me} next={href} />
      </Modal>
    </>
  )
}
