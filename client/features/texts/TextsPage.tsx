/** All texts, with what leads to reading them and to what all groups suggest. */
import { Button } from '@mantine/core'
import { IconLanguage, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '#client/api/session.ts'
import { textsQuery } from '#client/api/texts.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { formatDay } from '#client/i18n/format.ts'
import { titleIn } from '#client/ui/articles.ts'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { Page } from '#client/ui/Page.tsx'
import { may } from '#shared/access/may.ts'
import classes from './texts.module.css'

export const TextsPage = () => {
  const { t, i18n } = useTranslation()
  const tell = useProblem()
  const me = useMe()
  const texts = useQuery(textsQuery)
  const mayPublish = may(me, 'text.publish', {})
  const publish = (
    <Button component={Link} to="/texts/new" leftSection={<IconPlus size={16} stroke={1.75} />}>
      {t('texts.publish')}
    </Button>
  )
  return (
    <Page title={t('nav.texts')} width="narrow" actions={mayPublish && publish}>
      {texts.isPending && <TextSkeleton />}
      {texts.error && <Notice {...tell(texts.error)} onRetry={() => void texts.refetch()} />}
      {texts.data?.length === 0 && <Empty sentence={t(mayPublish ? 'texts.noneYet' : 'texts.none')} />}
      <ul className={classes.texts}>
        {texts.data?.map(({ id, title, version, languages, publishedAt }) => (
          <li key={id}>
            <Link className={classes.title} to="/texts/$id" params={{ id }}>
              {titleIn(title, i18n.language)}
            </Link>
            <p>
              {t('texts.version', { number: version })},{' '}
              {languages.map((lang) => t(`texts.in.${lang}`, { defaultValue: lang })).join(', ')},{' '}
              {formatDay(publishedAt, i18n.language)}
            </p>
            <p className={classes.links}>
              <Link className="link" to="/texts/$id/overview" params={{ id }}>
                {t('texts.allSuggestions')}
              </Link>
              {mayPublish && (
                <Link className="link" to="/texts/$id/languages/new" params={{ id }}>
                  <IconLanguage size={14} stroke={1.75} aria-hidden="true" /> {t('texts.addLanguage')}
                </Link>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
