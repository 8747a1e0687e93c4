/**
 * The three regions of the page: contents, paper, discussion. Wide screens show all three; narrower ones put the contents in
 * a drawer, and the discussion, below 901 px, in a sheet over a bottom bar. Where the paper needs the whole width, both go
 * into drawers. F6 walks the regions, [ and ] fold the panels.
 */
import { ActionIcon, Button, Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconList, IconMessages, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './proposal.module.css'
import { type Panel, useLayoutKeys } from './useLayoutKeys.ts'

export interface ProposalLayoutProps {
  readonly rail: ReactNode
  /** Gets what opens the panels that are folded. */
  readonly toolbar: (openers: { rail?: ReactNode; talk?: ReactNode }) => ReactNode
  readonly children: ReactNode
  readonly talkTitle: string
  readonly talk: ReactNode
  /** Raised when the discussion was asked for: opens it where it is not in sight. */
  readonly talkAsked: number
  readonly openThreads: number
  /** The paper takes the whole width. */
  readonly full: boolean
}

export const ProposalLayout = (props: ProposalLayoutProps) => {
  const { rail, toolbar, children, talkTitle, talk, talkAsked, openThreads, full } = props
  const { t } = useTranslation()
  const wide = useMediaQuery('(min-width: 1181px)', true, { getInitialValueInEffect: false })
  const middle = useMediaQuery('(min-width: 901px)', true, { getInitialValueInEffect: false })
  const [drawer, setDrawer] = useState<Panel>()
  const [folded, setFolded] = useState<Readonly<Record<Panel, boolean>>>({ rail: false, talk: false })
  const root = useRef<HTMLDivElement>(null)
  const asked = useRef(talkAsked)
  const fits = { rail: wide && !full, talk: middle && !full }
  const shown = { rail: fits.rail && !folded.rail, talk: fits.talk && !folded.talk }

  const open = (panel: Panel) => {
    if (fits[panel]) setFolded({ ...folded, [panel]: false })
    else setDrawer(panel)
  }
  const toggle = (panel: Panel) => {
    if (fits[panel]) setFolded({ ...folded, [panel]: !folded[panel] })
    else setDrawer(drawer === panel ? undefined : panel)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new asking opens it
  useEffect(() => {
    if (asked.current === talkAsked) return
    asked.current = talkAsked
    if (!shown.talk) open('talk')
  }, [talkAsked])
  useLayoutKeys(root, toggle)

  const opener = (panel: Panel, label: string, icon: ReactNode) =>
    shown[panel] ? undefined : (
      <Button variant="subtle" data-narrow leftSection={icon} onClick={() => open(panel)}>
        {label}
      </Button>
    )
  const talkWord = `${t('discussion.title')} ${openThreads || ''}`.trim()
  return (
    <div className={classes.page} ref={root} data-rail={shown.rail} data-talk={shown.talk}>
      {shown.rail && (
        <aside className={classes.rail} data-region="rail" tabIndex={-1} aria-label={t('terms.outline')}>
          {rail}
        </aside>
      )}
      <main className={classes.main} id="main" data-region="text" tabIndex={-1}>
        {toolbar({
          ...(wide && { rail: opener('rail', t('terms.outline'), <IconList size={18} stroke={1.75} />) }),
          ...(middle && { talk: opener('talk', talkWord, <IconMessages size={18} stroke={1.75} />) }),
        })}
        <div className={classes.paper}>{children}</div>
      </main>
      {shown.talk && (
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
              {talkWord}
            </button>
          )}
        </nav>
      )}
      <Drawer
        opened={!fits.rail && drawer === 'rail'}
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
      <Drawer
        opened={middle && !fits.talk && drawer === 'talk'}
        onClose={() => setDrawer(undefined)}
        position="right"
        size={420}
        title={talkTitle}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {talk}
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
