/** A state as icon and word first, colour second. */
import type { ReactNode } from 'react'
import classes from './Chip.module.css'

export type ChipTone =
  | 'plain'
  | 'open'
  | 'mine'
  | 'draft'
  | 'clash'
  | 'step'
  | 'agreed'
  | 'partly'
  | 'rejected'

export const Chip = ({
  tone = 'plain',
  icon,
  children,
}: {
  tone?: ChipTone
  icon?: ReactNode
  children: ReactNode
}) => (
  <span className={classes.chip} data-tone={tone}>
    {icon}
    <span>{children}</span>
  </span>
)
