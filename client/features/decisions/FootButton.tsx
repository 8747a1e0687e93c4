/** A button of a card's foot: plain, because a long text has thousands of them. */
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import classes from './decisions.module.css'

export interface FootButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: ReactNode
  /** In the colour of decisions. */
  readonly seal?: boolean
}

export const FootButton = ({ icon, seal, children, ...rest }: FootButtonProps) => (
  <button type="button" className={classes.footButton} data-seal={seal || undefined} {...rest}>
    {icon}
    {children}
  </button>
)
