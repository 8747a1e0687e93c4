/** One found place: where it is, its words with the found ones marked, whose it is. */
import { useTranslation } from 'react-i18next'
import type { SearchResult } from '#shared/api/search.ts'
import classes from './search.module.css'

type Snippet = SearchResult['snippet']

const Marked = ({ snippet: { text, marks } }: { snippet: Snippet }) => {
  let from = 0
  const parts = marks.flatMap(({ start, end }) => {
    const before = text.slice(from, start)
    from = end
    return [before, <mark key={start}>{text.slice(start, end)}</mark>]
  })
  return [...parts, text.slice(from)]
}

const inLanguage = (words: Readonly<Record<string, string>>, lang: string): string =>
  words[lang] ?? Object.values(words)[0] ?? ''

export interface ResultRowProps {
  readonly id: string
  readonly result: SearchResult
  readonly active: boolean
  readonly onPoint: () => void
  readonly onOpen: () => void
}

export const ResultRow = ({ id, result, active, onPoint, onOpen }: ResultRowProps) => {
  const { t, i18n } = useTranslation()
  const { citation, kind, lang, proposal, snippet, text } = result
  const place = inLanguage(citation, i18n.language)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard, and opens the active row by Enter
    <li
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list box is a list of options
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={classes.row}
      onMouseMove={onPoint}
      onClick={onOpen}
    >
      <p className={classes.where}>
        <b>{place || t('search.kind.note')}</b>
        {place !== '' && <span className={classes.kind}>{t(`search.kind.${kind}`)}</span>}
      </p>
      {snippet.text !== '' && (
        <p
          className={classes.words}
          data-law={kind === 'unit' || kind === 'wording' || undefined}
          lang={lang}
        >
          <Marked snippet={snippet} />
        </p>
      )}
      <p className={classes.of}>
        {proposal
          ? `${proposal.title} · ${proposal.group.name}`
          : `${inLanguage(text.title, i18n.language)} · ${t('texts.version', { number: text.version })}`}
      </p>
    </li>
  )
}
