/** The panel of searching: a field, where to search, the results under it. The keyboard stays in the field throughout. */
import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SearchScope, searchQuery } from '#client/api/search.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice } from '#client/ui/Notice.tsx'
import type { SearchResult } from '#shared/api/search.ts'
import { ResultRow } from './ResultRow.tsx'
import classes from './search.module.css'

type Where = 'all' | 'text' | 'proposal'

/** Letters are gathered so long before the server is asked, in ms. */
const pauseMs = 180

export interface SearchPanelProps {
  /** Where the reader is: what of it there is can be searched by itself. */
  readonly here: SearchScope
  /** Left without a choice, the keyboard goes back to where it was; otherwise the page that was chosen takes it. */
  readonly onClose: (chosen: boolean) => void
}

const scopeOf = (where: Where, { text, version, proposal }: SearchScope): SearchScope =>
  where === 'proposal' ? { proposal } : where === 'text' ? { text, version } : {}

export const SearchPanel = ({ here, onClose }: SearchPanelProps) => {
  const { t } = useTranslation()
  const router = useRouter()
  const explain = useProblem()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [where, setWhere] = useState<Where>(here.proposal === undefined ? 'all' : 'proposal')
  const [active, setActive] = useState(0)
  const [asked] = useDebouncedValue(typed.trim(), pauseMs)
  const found = useInfiniteQuery(searchQuery(asked, scopeOf(where, here)))
  const results = asked === '' ? [] : (found.data?.pages.flatMap(({ items }) => items) ?? [])
  const at = Math.min(active, results.length - 1)
  const settled = asked !== '' && asked === typed.trim() && !found.isFetching

  useEffect(() => {
    if (at >= 0) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])

  const open = (result: SearchResult | undefined) => {
    if (!result) return
    onClose(true)
    router.history.push(result.path, { arrival: Date.now() })
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code]
    if (step !== undefined && results.length > 0) {
      event.preventDefault()
      setActive((at + step + results.length) % results.length)
    }
    if (event.code === 'Enter' || event.code === 'NumpadEnter') {
      event.preventDefault()
      open(results[at])
    }
  }
  const places: Where[] = [
    'all',
    ...(here.text === undefined ? [] : (['text'] as const)),
    ...(here.proposal === undefined ? [] : (['proposal'] as const)),
  ]
  const change = (words: string) => {
    setTyped(words)
    setActive(0)
  }

  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      size="lg"
      padding={0}
      centered={false}
      yOffset="8vh"
      withCloseButton={false}
      returnFocus={false}
      classNames={{ content: classes.content, body: classes.body }}
      aria-label={t('search.title')}
    >
      <div className={classes.field}>
        <TextInput
          data-autofocus
          variant="unstyled"
          size="md"
          value={typed}
          placeholder={t('search.placeholder')}
          aria-label={t('search.title')}
          role="combobox"
          aria-expanded={results.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          leftSection={<IconSearch size={18} stroke={1.75} />}
          maxLength={500}
          className={classes.input}
          onChange={(event) => change(event.currentTarget.value)}
          onKeyDown={press}
        />
        <Button variant="subtle" onClick={() => onClose(false)} className={classes.close}>
          {t('common.close')}
        </Button>
      </div>
      {places.length > 1 && (
        <div className={classes.places}>
          <SegmentedControl
            aria-label={t('search.where')}
            value={where}
            data={places.map((value) => ({ value, label: t(`search.in.${value}`) }))}
            onChange={(next) => {
              setWhere(next as Where)
              setActive(0)
            }}
          />
        </div>
      )}
      <p className="vh" role="status">
        {settled ? t('search.found', { shown: results.length }) : ''}
      </p>
      {found.error && <Notice {...explain(found.error)} onRetry={() => void found.refetch()} />}
      {asked === '' && <p className={classes.hint}>{t('search.hint')}</p>}
      {settled && results.length === 0 && !found.error && (
        <p className={classes.hint}>{t(where === 'all' ? 'search.none' : 'search.noneHere')}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list box is a list of options */}
      <ul id={`${id}-list`} role="listbox" aria-label={t('search.results')} className={classes.list}>
        {results.map((result, index) => (
          <ResultRow
            key={`${result.cited} ${result.id}`}
            id={`${id}-${index}`}
            result={result}
            active={index === at}
            onPoint={() => setActive(index)}
            onOpen={() => open(result)}
          />
        ))}
      </ul>
      {found.hasNextPage && results.length > 0 && (
        <Button
          variant="subtle"
          fullWidth
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('search.more')}
        </Button>
      )}
    </Modal>
  )
}
