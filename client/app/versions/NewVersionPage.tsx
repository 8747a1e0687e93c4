/** The next version of a text: bring it in its languages, correct what was read, look at how it follows, publish all at once. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type NextVersion, publishVersion, textQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { unitsOf } from '#client/features/texts/publish/draft.ts'
import classes from '#client/features/texts/publish/publish.module.css'
import { useDrafts } from '#client/features/texts/publish/useDrafts.ts'
import { useSteps } from '#client/features/texts/publish/useSteps.ts'
import { titleIn } from '#client/ui/articles.ts'
import { Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import type { TextRow } from '#shared/api/texts.ts'
import type { Lang } from '#shared/legal/unit.ts'
import { BringLanguages } from './BringLanguages.tsx'
import { Following } from './Following.tsx'
import { type Said, saidOf } from './said.ts'

const offered: readonly Lang[] = ['kk', 'ru', 'en']

const Loaded = ({ text, drafts }: { text: TextRow; drafts: ReturnType<typeof useDrafts> }) => {
  const languages = [...text.languages, ...offered.filter((lang) => !text.languages.includes(lang))]
  const [shown, setShown] = useState(languages[0]!)
  const brought = languages.filter((lang) => drafts.of(lang).read)
  const wanted = (withSources: boolean) => {
    const [first, ...others] = brought.map((lang) => {
      const { read, rows } = drafts.of(lang)
      const title = text.languages.includes(lang) ? undefined : read!.reading.title?.[lang]
      return {
        lang,
        units: unitsOf(rows, lang),
        ...(title && { title }),
        ...(withSources && { source: read!.source }),
      }
    })
    return [first!, ...others] as const
  }
  const mend = useSteps(
    (said: readonly Said[]): Promise<NextVersion> =>
      publishVersion(text.id, wanted(false), { ...saidOf(said), preview: true }),
  )
  if (mend.found)
    return (
      <Following
        text={text}
        next={mend.found}
        base={brought[0]!}
        mend={mend}
        publish={(going) => publishVersion(text.id, wanted(true), saidOf(mend.steps), going)}
        onPublished={drafts.finish}
      />
    )
  return (
    <BringLanguages
      text={text}
      languages={languages}
      drafts={drafts}
      shown={shown}
      onShow={setShown}
      busy={mend.busy}
      failure={mend.error}
      onCompare={brought.length > 0 ? mend.compare : undefined}
    />
  )
}

export const NewVersionPage = () => {
  const { t, i18n } = useTranslation()
  const explain = useProblem()
  const { id = '' } = useParams({ strict: false })
  const text = useQuery(textQuery(id))
  const drafts = useDrafts(t('publish.leave'))
  return (
    <Page
      title={t('versions.publish')}
      lead={t('versions.publishLead')}
      back={
        <Link className="link" to="/texts/$id/versions" params={{ id }}>
          {text.data ? titleIn(text.data.title, i18n.language) : t('versions.title')}
        </Link>
      }
    >
      {text.isPending && <TextSkeleton />}
      {text.error && <Notice {...explain(text.error)} />}
      {text.data && (
        <div className={classes.work}>
          <Loaded text={text.data} drafts={drafts} />
        </div>
      )}
    </Page>
  )
}
