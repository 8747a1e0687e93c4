/** The way into searching from every page: a button in the bar, Ctrl+K, and / outside of fields. */
import { IconSearch } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { proposalQuery } from '#client/api/proposals.ts'
import type { SearchScope } from '#client/api/search.ts'
import { isSingleKey } from '#client/ui/keys.ts'
import { loadedLater } from '#client/ui/loadedLater.ts'
import type { SearchPanelProps } from './SearchPanel.tsx'
import classes from './search.module.css'

const panel = loadedLater(() => import('./SearchPanel.tsx'))

const Panel = (props: SearchPanelProps) => {
  const code = panel.use()
  return code ? <code.SearchPanel {...props} /> : null
}

/** The text and the proposal of the page that is open. */
const useHere = (): SearchScope => {
  const queries = useQueryClient()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const asked = useLocation({ select: ({ search }) => (search as { version?: unknown }).version })
  const version = typeof asked === 'number' ? { version: asked } : {}
  const [, kind, id = ''] = /^\/(texts|proposals)\/([^/]+)/.exec(path) ?? []
  if (kind === 'texts' && id !== 'new') return { text: id, ...version }
  if (kind !== 'proposals') return {}
  const proposal = queries.getQueryData(proposalQuery(id).queryKey)
  return { proposal: id, ...(proposal && { text: proposal.textId, version: proposal.version }) }
}

const opensSearch = (event: KeyboardEvent): boolean => {
  const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  if (command && event.code === 'KeyK') return true
  return event.code === 'Slash' && !event.shiftKey && isSingleKey(event)
}

export const SearchButton = () => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const before = useRef<Element | null>(null)
  const show = useCallback(() => {
    before.current = document.activeElement
    setOpen(true)
  }, [])
  const close = (chosen: boolean) => {
    setOpen(false)
    const { current } = before
    if (!chosen && current instanceof HTMLElement) requestAnimationFrame(() => current.focus())
  }
  const here = useHere()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!opensSearch(event)) return
      event.preventDefault()
      show()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [show])
  return (
    <>
      <button
        type="button"
        className={classes.button}
        aria-label={t('common.search')}
        aria-keyshortcuts="Control+K Meta+K"
        title={`${t('common.search')} (Ctrl+K)`}
        onClick={show}
      >
        <IconSearch size={18} stroke={1.75} aria-hidden="true" />
        <span className={classes.buttonWords} aria-hidden="true">
          {t('common.search')} <kbd>Ctrl K</kbd>
        </span>
      </button>
      {open && <Panel here={here} onClose={close} />}
    </>
  )
}
