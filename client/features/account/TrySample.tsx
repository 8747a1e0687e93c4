/** The other way to begin: a sample to look around in, set apart from setting up for real. */
import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeSample } from '#client/api/sample.ts'
import { useForgetSession } from '#client/api/session.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Notice } from '#client/ui/Notice.tsx'
import classes from './Sample.module.css'

export const TrySample = ({ code }: { code: string }) => {
  const { t } = useTranslation()
  const tell = useProblem()
  const navigate = useNavigate()
  const forget = useForgetSession()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()

  const make = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await makeSample(code)
      await forget()
      await navigate({ to: '/' })
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <section className={classes.try}>
      <p className={classes.or}>{t('sample.or')}</p>
      {failure !== undefined && <Notice {...tell(failure)} />}
      <Button
        variant="default"
        fullWidth
        mih={42}
        fz="md"
        leftSection={<IconPlayerPlay size={16} stroke={1.75} />}
        loading={busy}
        aria-describedby="sample-what"
        onClick={() => void make()}
      >
        {t('sample.try')}
      </Button>
      <p className={classes.what} id="sample-what" role={busy ? 'status' : undefined}>
        {t(busy ? 'sample.making' : 'sample.what')}
      </p>
    </section>
  )
}
