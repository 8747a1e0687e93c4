/** A page under the bar: its title in the law's letters, what can be done beside it, its own name in the window. */
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Page.module.css'

/** Names the window while the page is open. */
export const useWindowTitle = (title: string | undefined) => {
  const { t } = useTranslation()
  const name = t('common.appName')
  useEffect(() => {
    document.title = title ? `${title} · ${name}` : name
  }, [title, name])
}

export interface PageProps {
  readonly title: string
  readonly lead?: ReactNode
  /** A line of links above the title. */
  readonly back?: ReactNode
  readonly actions?: ReactNode
  readonly width?: 'narrow' | 'normal' | 'wide'
  /** The language of the title where it is a text's or a group's own. */
  readonly lang?: string
  readonly children: ReactNode
}

export const Page = ({ title, lead, back, actions, width = 'normal', lang, children }: PageProps) => {
  useWindowTitle(title)
  return (
    <main id="main" className={classes.page} data-width={width} tabIndex={-1}>
      <header className={classes.head}>
        <div className={classes.words}>
          {back && <div className={classes.back}>{back}</div>}
          <h1 lang={lang}>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </main>
  )
}

/** A part of a page with a heading of its own. */
export const Section = ({
  title,
  actions,
  children,
}: {
  title: string
  actions?: ReactNode
  children: ReactNode
}) => (
  <section className={classes.section}>
    <header>
      <h2>{title}</h2>
      {actions}
    </header>
    {children}
  </section>
)
