/** Which units of a published version are units of the version before: looked at, and mended where it is wrong. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { textQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { alignmentQuery, realign } from '#client/api/versions.ts'
import { preferred } from '#client/ui/articles.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import type { Unit } from '#shared/legal/unit.ts'
import type { Correction } from '#shared/legal/versions.ts'
import { CountLine } from './CountLine.tsx'
import { Mending } from './Mending.tsx'
import { foundBetween } from './mending.ts'

export const AlignmentPage = () => {
  const { t, i18n } = useTranslation()
  const explain = useProblem()
  const queries = useQueryClient()
  const params = useParams({ strict: false })
  const [id, version] = [params.id ?? '', Number(params.version)]
  const previous = useQuery(textQuery(id, version - 1))
  const next = useQuery(textQuery(id, version))
  const alignment = useQuery(alignmentQuery(id, version))
  const mend = useMutation({
    mutationFn: (corrections: readonly Correction[]) => realign(id, version, corrections),
    onSuccess: async (answer) => {
      queries.setQueryData(alignmentQuery(id, version).queryKey, answer)
      await queries.invalidateQueries({ queryKey: ['text', id], refetchType: 'none' })
    },
  })
  const failed = [previous, next, alignment].find(({ error }) => error)
  return (
    <Page
      title={t('versions.mendTitle', { version: t('texts.version', { number: version }) })}
      lead={t('versions.mendLead')}
      back={
        <Link className="link" to="/texts/$id/versions" params={{ id }}>
          {t('versions.title')}
        </Link>
      }
    >
      {failed && <Notice {...explain(failed.error)} onRetry={() => void failed.refetch()} />}
      {mend.error && <Notice {...explain(mend.error)} />}
      {previous.data && next.data && alignment.data ? (
        <>
          <CountLine counts={alignment.data.articles} />
          <Mending
            previous={previous.data.units as readonly Unit[]}
            next={next.data.units as readonly Unit[]}
            found={foundBetween(alignment.data.report)}
            heads={[t('versions.before'), t('versions.after')]}
            lang={preferred(next.data.languages, undefined, i18n.language)}
            naming={next.data.naming}
            busy={mend.isPending}
            onCorrect={mend.mutate}
          />
        </>
      ) : (
        !failed && <TextSkeleton />
      )}
    </Page>
  )
}
