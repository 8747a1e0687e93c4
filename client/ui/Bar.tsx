/** The place in the bar where a page says where one is. The frame provides it; a page fills it from below. */
import { createContext, type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'
import classes from './Page.module.css'

const Place = createContext<HTMLElement | null>(null)

export const BarProvider = Place.Provider

export const InBar = ({ children }: { children: ReactNode }) => {
  const place = useContext(Place)
  return place && createPortal(children, place)
}

/** Where one is: a title, and what it belongs to. */
export const Crumb = ({ title, of }: { title: string; of?: string }) => (
  <InBar>
    <span className={classes.crumb} title={of ? `${title}, ${of}` : title}>
      <b>{title}</b>
      {of && <span>{of}</span>}
    </span>
  </InBar>
)
