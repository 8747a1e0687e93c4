/** The truth about one's words, always in sight: "saved" only when the server said that they are on disk. */
import {
  IconAlertOctagon,
  IconCircleCheck,
  IconClockExclamation,
  IconCloudOff,
  IconLock,
  IconPlugConnectedX,
  IconRefresh,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { signInAddress } from '#client/api/session.ts'
import type { ConnectionState } from '#client/collab/state.ts'
import classes from './proposal.module.css'

const icons = {
  local: IconCircleCheck,
  saved: IconCircleCheck,
  connecting: IconRefresh,
  saving: IconRefresh,
  unsaved: IconClockExclamation,
  offline: IconCloudOff,
  refused: IconAlertOctagon,
  readOnly: IconLock,
  stopped: IconPlugConnectedX,
} as const

const tones = {
  local: 'good',
  saved: 'good',
  connecting: 'busy',
  saving: 'busy',
  unsaved: 'warn',
  offline: 'warn',
  refused: 'bad',
  readOnly: 'busy',
  stopped: 'bad',
} as const

export const SavedLine = ({ state }: { state: ConnectionState }) => {
  const { t } = useTranslation()
  // That one may only read here is no failure.
  const look = state.type === 'stopped' && state.stop === 'not-allowed' ? 'readOnly' : state.type
  const Icon = icons[look]
  const words = (() => {
    switch (state.type) {
      case 'unsaved':
        return t('saved.unsaved', { seconds: state.seconds })
      case 'offline':
        return t('saved.offline', { count: state.edits })
      case 'stopped':
        return t(`saved.stopped.${state.stop}`)
      case 'readOnly':
        return t('saved.readOnly')
      case 'local':
        return t('saved.saved')
      default:
        return t(`saved.${state.type}`)
    }
  })()
  return (
    <span
      className={classes.saved}
      data-tone={tones[look]}
      data-state={state.type}
      role="status"
      title={words}
    >
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      {state.type === 'stopped' && state.stop === 'signed-out' ? (
        <a className={classes.savedWords} href={signInAddress()}>
          {words}
        </a>
      ) : (
        <span className={classes.savedWords}>{words}</span>
      )}
    </span>
  )
}
