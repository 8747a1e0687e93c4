/** One's API keys: made, shown once, revoked. */
import { Button, Select, TextInput } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keysQuery, makeKey, revokeKey } from '#client/api/account.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { formatDay } from '#client/i18n/format.ts'
import { Copy } from '#client/ui/Copy.tsx'
import { Notice } from '#client/ui/Notice.tsx'
import classes from './account.module.css'

const lives = [7, 30, 90, 365]

export const Keys = () => {
  const { t, i18n } = useTranslation()
  const tell = useProblem()
  const queries = useQueryClient()
  const { data = [], error } = useQuery(keysQuery)
  const [days, setDays] = useState('90')
  const [asked, setAsked] = useState<string>()
  const refresh = () => queries.invalidateQueries({ queryKey: keysQuery.queryKey })
  const make = useMutation({
    mutationFn: (name: string) => makeKey(name, Number(days)),
    onSettled: refresh,
  })
  const revoke = useMutation({ mutationFn: revokeKey, onSettled: refresh })
  const day = (time: string) => formatDay(time, i18n.language)

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const name = new FormData(form).get('name')
    if (typeof name === 'string') make.mutate(name, { onSuccess: () => form.reset() })
  }

  return (
    <>
      <p className={classes.why}>{t('account.own.keysWhy')}</p>
      {make.data && (
        <div className={classes.made} role="status">
          <p>{t('account.own.shownOnce')}</p>
          <input
            readOnly
            value={make.data.key}
            aria-label={t('account.own.theKey')}
            onFocus={(event) => event.target.select()}
          />
          <Copy text={make.data.key} />
        </div>
      )}
      <ul className={classes.list}>
        {data.map(({ id, name, hint, expiresAt, lastUsedAt }) => (
          <li key={id}>
            <span className={classes.what}>
              <b>{name}</b>
              <small>
                {[
                  `${hint}…`,
                  t('account.own.until', { day: day(expiresAt) }),
                  lastUsedAt ? t('account.own.used', { day: day(lastUsedAt) }) : t('account.own.unused'),
                ].join(' · ')}
              </small>
            </span>
            {asked === id ? (
              <>
                <Button color="danger" loading={revoke.isPending} onClick={() => revoke.mutate(id)} autoFocus>
                  {t('account.own.revokeNow')}
                </Button>
                <Button variant="subtle" onClick={() => setAsked(undefined)}>
                  {t('common.cancel')}
                </Button>
              </>
            ) : (
              <Button
                variant="subtle"
                aria-label={t('account.own.revokeOf', { name })}
                onClick={() => setAsked(id)}
              >
                {t('account.own.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {[error, make.error, revoke.error].map(
        // biome-ignore lint/suspicious/noArrayIndexKey: three places, always the same
        (failure, index) => failure && <Notice key={index} {...tell(failure)} />,
      )}
      <form className={classes.newKey} onSubmit={send}>
        <TextInput
          name="name"
          label={t('account.own.keyName')}
          maxLength={100}
          required
          withAsterisk={false}
          autoComplete="off"
        />
        <Select
          label={t('account.own.keyLife')}
          value={days}
          allowDeselect={false}
          data={lives.map((count) => ({ value: String(count), label: t('account.own.days', { count }) }))}
          onChange={(value) => value && setDays(value)}
        />
        <Button
          type="submit"
          loading={make.isPending}
          leftSection={<IconKey size={16} stroke={1.75} />}
          variant="default"
        >
          {t('account.own.makeKey')}
        </Button>
      </form>
    </>
  )
}
