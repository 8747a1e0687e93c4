/** The keys of the page, and the switch for those without a modifier. */
import { Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { singleKeysOn, switchSingleKeys } from '#client/ui/keys.ts'
import classes from './keys.module.css'

const keys = [
  { keys: ['Ctrl+K', '/'], does: 'search' },
  { keys: ['G'], does: 'go' },
  { keys: ['↑', '↓'], does: 'clauses' },
  { keys: ['Enter', 'F2'], does: 'open' },
  { keys: ['Esc'], does: 'leave' },
  { keys: ['J', 'K'], does: 'suggestions' },
  { keys: ['N'], does: 'outOfStep' },
  { keys: ['1', '2', '3'], does: 'stand' },
  { keys: ['C'], does: 'comment' },
  { keys: ['D'], does: 'decide' },
  { keys: ['V'], does: 'compare' },
  { keys: ['Tab', 'Shift+Tab'], does: 'level' },
  { keys: ['Ctrl+Z', 'Ctrl+Shift+Z'], does: 'undo' },
  { keys: ['Alt+1', 'Alt+2', 'Alt+3'], does: 'mode' },
  { keys: ['Alt+L'], does: 'language' },
  { keys: ['F6', 'Shift+F6'], does: 'region' },
  { keys: ['[', ']'], does: 'fold' },
  { keys: ['?', 'Ctrl+/'], does: 'list' },
] as const

export const KeysDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const [on, setOn] = useState(singleKeysOn)
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <dl className={classes.keys}>
        {keys.map(({ keys: presses, does }) => (
          <div key={does}>
            <dt>
              {presses.map((press) => (
                <kbd key={press}>{press}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="lg"
        checked={on}
        label={t('keys.single')}
        description={t('keys.singleWhy')}
        onChange={(event) => {
          switchSingleKeys(event.currentTarget.checked)
          setOn(event.currentTarget.checked)
        }}
      />
    </Modal>
  )
}
