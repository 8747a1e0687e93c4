/** A recorded decision, as the ink of an official stamp: double ring agreed, dashed partly, single rejected. */
import classes from './Stamp.module.css'

export const Stamp = ({
  outcome,
  title,
  detail,
}: {
  outcome: 'agreed' | 'partly' | 'rejected'
  title: string
  detail: string
}) => (
  <span className={classes.stamp} data-outcome={outcome}>
    <b>{title}</b>
    <span>{detail}</span>
  </span>
)
