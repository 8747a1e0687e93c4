/** How people stand: solid is for, hatched against, outlined abstains. Ink only, for a vote is not a verdict. */
import { useTranslation } from 'react-i18next'
import classes from './PositionBar.module.css'

export interface Stands {
  readonly support: number
  readonly oppose: number
  readonly abstain: number
}

export const PositionBar = ({ support, oppose, abstain }: Stands) => {
  const { t } = useTranslation()
  const parts = [
    { key: 'support', n: support },
    { key: 'oppose', n: oppose },
    { key: 'abstain', n: abstain },
  ] as const
  return (
    <span className={classes.stands}>
      {support + oppose + abstain > 0 && (
        <span className={classes.bar} aria-hidden="true">
          {parts
            .filter(({ n }) => n > 0)
            .map(({ key, n }) => (
              <i key={key} data-stand={key} style={{ flexGrow: n }} />
            ))}
        </span>
      )}
      {parts.map(({ key, n }) => (
        <span key={key}>
          {t(`position.${key}`)} <b>{n}</b>
        </span>
      ))}
    </span>
  )
}
