/** A group's square mark: two letters of its name. People are round. */
import classes from './Person.module.css'
import { initials } from './Person.tsx'

export const GroupMark = ({ name }: { name: string }) => (
  <span className={classes.group} aria-hidden="true">
    {initials(name)}
  </span>
)
