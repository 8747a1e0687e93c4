/** Who stands where, and why. */
import { IconHistory, IconMinus, IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCollab } from '#client/collab/RoomsContext.ts'
import { PersonMark } from '#client/ui/Person.tsx'
import type { PositionRow } from '#shared/api/suggestions.ts'
import classes from './decisions.module.css'

const icons = { support: IconThumbUp, oppose: IconThumbDown, abstain: IconMinus } as const

export const PositionList = ({ positions }: { positions: readonly PositionRow[] }) => {
  const { t } = useTranslation()
  const { people } = useCollab()
  if (positions.length === 0) return <p className={classes.quiet}>{t('decision.noPositions')}</p>
  return (
    <ul className={classes.positions}>
      {positions.map((position) => {
        const Icon = icons[position.stand]
        return (
          <li key={position.user.id}>
            <PersonMark
              name={position.user.name}
              colour={people.colourOf(position.user.id)}
              size="s"
              decorative
            />
            <Icon size={16} stroke={1.75} aria-hidden="true" />
            <span>
              <b>{position.onBehalfOf ?? position.user.name}</b> {t(`decision.stand.${position.stand}`)}
              {position.note && <span className={classes.quiet}> {position.note}</span>}
              {position.outdated && (
                <span className={classes.outdated}>
                  <IconHistory size={14} stroke={1.75} aria-hidden="true" /> {t('decision.beforeLastChange')}
                </span>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
