/** The audit trail in sentences: every action that the server records has one. */
import type { TFunction } from 'i18next'
import type { HistoryEntry } from '#shared/api/proposals.ts'

const words = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** The key of an entry's sentence: states and outcomes have sentences of their own. */
export const keyOf = ({ action, detail }: HistoryEntry): string => {
  const name = action.replace('.', '-')
  if (action === 'suggestion.decided') return `${name}-${words(detail.outcome)}`
  if (action === 'suggestion.state') return `${name}-${words(detail.to)}`
  if (action === 'suggestion.rebased') return `${name}-${words(detail.outcome)}`
  if (action === 'position.taken') return `${name}-${words(detail.stand)}`
  return name
}

/** What an entry says; one that no sentence is known of is told by its plain name. */
export const sentenceOf = (t: TFunction, entry: HistoryEntry): string => {
  const { detail } = entry
  return t(`history.action.${keyOf(entry)}`, {
    defaultValue: entry.action,
    version: words(detail.version ?? detail.to),
    name: words(detail.name),
    clauses: words(detail.clauses),
    level: detail.level === 'commission' ? t('history.level.commission') : t('history.level.group'),
  })
}

/** The suggestion that an entry is about, if any. */
export const suggestionOf = ({ subject, detail }: HistoryEntry): string | undefined => {
  if (subject.startsWith('suggestion/')) return subject.slice('suggestion/'.length)
  return typeof detail.suggestion === 'string' ? detail.suggestion : undefined
}
