/** Where one is signed in, and signing out everywhere else. */
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { endOtherSessions, sessionsQuery } from '#client/api/account.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { formatTime } from '#client/i18n/format.ts'
import { Notice } from '#client/ui/Notice.tsx'
import classes from './account.module.css'

/** Browser and system, as far as they say so: names that everybody knows, never the whole line. */
export const deviceOf = (agent: string): string => {
  const browser = /(Edg|OPR|YaBrowser|Firefox|Chrome|Safari)\//.exec(agent)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1]
  const names: Readonly<Record<string, string>> = {
    Edg: 'Edge',
    OPR: 'Opera',
    YaBrowser: 'Yandex',
    'Mac OS X': 'macOS',
  }
  return [browser, system].flatMap((name) => (name ? [names[name] ?? name] : [])).join(', ')
}

export const Sessions = () => {
  const { t, i18n } = useTranslation()
  const tell = useProblem()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(sessionsQuery)
  const end = useMutation({
    mutationFn: endOtherSessions,
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  if (error) return <Notice {...tell(error)} onRetry={() => void refetch()} />
  if (!data) return null
  const latest = [...data.all].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
  return (
    <>
      <ul className={classes.list}>
        {latest.map(({ id, userAgent, ipAddress, updatedAt }) => (
          <li key={id}>
            <span className={classes.what}>
              <b>{deviceOf(userAgent ?? '') || t('account.own.unknownDevice')}</b>
              <small>
                {[ipAddress, t('account.own.seen', { time: formatTime(updatedAt, i18n.language) })]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {id === data.current && <span className={classes.here}>{t('account.own.thisOne')}</span>}
          </li>
        ))}
      </ul>
      {end.error && <Notice {...tell(end.error)} />}
      {data.all.length > 1 && (
        <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
          {t('account.own.endOthers')}
        </Button>
      )}
    </>
  )
}
