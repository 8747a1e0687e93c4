/** A person's round mark. Colours follow the order in which people joined; `p1` is always me. */
import classes from './Person.module.css'

export const initials = (name: string): string => {
  const words = name
    .replace(/[^\p{L}\p{N}\s.-]/gu, '')
    .split(/[\s.-]+/u)
    .filter(Boolean)
  return (
    (words[0]?.[0] ?? '?') + (words.length > 1 ? words.at(-1)![0] : (words[0]?.[1] ?? ''))
  ).toUpperCase()
}

/** A steady colour for somebody who is not in the room: the same person is the same colour on every page. */
export const steadyColour = (id: string): number => {
  let sum = 0
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 9973
  return 2 + (sum % 7)
}

export interface PersonMarkProps {
  readonly name: string
  /** 1 to 8. */
  readonly colour: number
  readonly size?: 's' | 'm' | 'l'
  readonly away?: boolean
  readonly typing?: boolean
  /** Beside the written name the mark is decoration. */
  readonly decorative?: boolean
}

export const PersonMark = ({ name, colour, size = 'm', away, typing, decorative }: PersonMarkProps) => (
  <span
    className={classes.mark}
    data-size={size}
    data-away={away || undefined}
    data-typing={typing || undefined}
    style={{ '--c': `var(--p${colour})` } as React.CSSProperties}
    {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name })}
  >
    {initials(name)}
  </span>
)
