/**
 * The three regions of the page: contents, paper, discussion. Wide screens show all three; narrower ones put the contents in
 * a drawer, and the discussion, below 901 px, in a sheet over a bottom bar. F6 walks the regions.
 */
import { ActionIcon, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconList, IconMessages, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './proposal.module.css'

export interface ProposalLayoutProps {
  readonly rail: ReactNode
  readonly toolbar: ReactNode
  readonly children: ReactNode
  readonly talkTitle: string
  readonly talk: ReactNode
  /** Raised when the discussion was asked for: opens the sheet where it is one. */
  readonly talkAsked: number
  readonly openThreads: number
}

export const ProposalLayout = (props: ProposalLayoutProps) => {
  const { rail, toolbar, children, talkTitle, talk, talkAsked, openThreads } = props
  const { t } = useTranslation()
  const wide = useMediaQuery('(min-width: 1181px)', true, { getInitialValueInEffect: false })
  const middle = useMediaQuery('(min-width: 901px)', true, { getInitialValueInEffect: false })
  const [drawer, setDrawer] = useState<'rail' | 'talk'>()
  const root = useRef<HTMLDivElement>(null)
  const asked = useRef(talkAsked)

  useEffect(() => {
    if (asked.current === talkAsked) return
    asked.current = talkAsked
    if (!middle) setDrawer('talk')
  }, [talkAsked, middle])

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.code !== 'F6') return
      const regions = [...(root.current?.querySelectorAll<HTMLElement>('[data-region]') ?? [])]
      if (regions.length === 0) return
      event.preventDefault()
      const at = regions.findIndex((region) => region.contains(document.activeElement))
      regions[(at + (event.shiftKey ? -1 : 1) + regions.length) % regions.length]!.focus()
    }
    window.addEventListener('keydown', key)
    return () => window.removeEventListener('keydown', key)
  }, [])

  return (
    <div className={classes.page} ref={root}>
      {wide && (
        <aside className={classes.rail} data-region="rail" tabIndex={-1} aria-label={t('terms.outline')}>
          {rail}
        </aside>
      )}
      <main className={classes.main} id="main" data-region="text" tabIndex={-1}>
        {toolbar}
        <div className={classes.paper}>{children}</div>
      </main>
      {middle && (
        <aside className={classes.talk} data-region="talk" tabIndex={-1} aria-label={t('discussion.title')}>
          <h2 className={classes.talkTitle}>{talkTitle}</h2>
          {talk}
        </aside>
      )}
      {!wide && (
        <nav className={classes.bottom} aria-label={t('proposal.regions')}>
          <button type="button" onClick={() => setDrawer('rail')}>
            <IconList size={18} stroke={1.75} aria-hidden="true" />
            {t('terms.outline')}
          </button>
          {!middle && (
            <button type="button" onClick={() => setDrawer('talk')}>
              <IconMessages size={18} stroke={1.75} aria-hidden="true" />
              {t('discussion.title')} {openThreads || ''}
            </button>
          )}
        </nav>
      )}
      <Drawer
        opened={!wide && drawer === 'rail'}
        onClose={() => setDrawer(undefined)}
        position="left"
        size={320}
        title={t('terms.outline')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: choosing an article inside closes the drawer */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: links inside answer the keyboard with a click of their own */}
        <div
          onClick={(event) => {
            if ((event.target as HTMLElement).closest('a, button')) setDrawer(undefined)
          }}
        >
          {rail}
        </div>
      </Drawer>
      {!middle && drawer === 'talk' && (
        <section
          className={classes.sheet}
          data-region="talk"
          tabIndex={-1}
          aria-label={t('discussion.title')}
        >
          <header className={classes.sheetHead}>
            <h2 className={classes.talkTitle}>{talkTitle}</h2>
            <ActionIcon aria-label={t('common.close')} onClick={() => setDrawer(undefined)}>
              <IconX size={18} stroke={1.75} />
            </ActionIcon>
          </header>
          {talk}
        </section>
      )}
    </div>
  )
}
