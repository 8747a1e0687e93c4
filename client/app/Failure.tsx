/** A page that could not be shown, and one that is not there. */
import { Button } from '@mantine/core'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '#client/api/client.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Empty, Notice } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import { TopBar } from './TopBar.tsx'

export const Failure = ({ error }: { error: unknown }) => {
  const router = useRouter()
  const { reset } = useQueryErrorResetBoundary()
  const tell = useProblem()
  const { t } = useTranslation()
  if (error instanceof ProblemError && error.status === 404) return <NotFound />
  return (
    <>
      <TopBar />
      <Page title={t('failure.title')} width="narrow">
        <Notice
          {...tell(error)}
          onRetry={() => {
            reset()
            void router.invalidate()
          }}
        />
      </Page>
    </>
  )
}

export const NotFound = () => {
  const { t } = useTranslation()
  return (
    <>
      <TopBar />
      <Page title={t('failure.notFound')} width="narrow">
        <Empty sentence={t('failure.notFoundWhy')}>
          <Button component={Link} to="/" variant="default">
            {t('failure.home')}
          </Button>
        </Empty>
      </Page>
    </>
  )
}
