/** The mark is Ұ: the caret of an insertion and the stroke of a deletion in one letter. */
import classes from './Logo.module.css'

export const Mark = ({ size = 24 }: { size?: number }) => (
  <svg className={classes.mark} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path d="M5 4l7 9 7-9M12 13v8" />
    <path className={classes.bar} d="M7.5 15.5h9" />
  </svg>
)

export const Logo = ({ name }: { name: string }) => (
  <span className={classes.logo}>
    <Mark />
    <span className={classes.word}>{name}</span>
  </span>
)
