/** The outline of a comparison: the articles that changed, each a link to its place. */
import { useTranslation } from 'react-i18next'
import type { TextComparison } from '#shared/api/textVersions.ts'
import type { Lang, NamingProfile } from '#shared/legal/unit.ts'
import { isChange } from './ComparedUnits.tsx'
import { unitName } from './unitName.ts'
import classes from './versions.module.css'

type Row = TextComparison['units'][number]

/** What became of an article as a whole: its own words, or those of anything in it. */
const wholeChange = (article: Row, inside: readonly Row[]): Row['change'] =>
  article.change === 'unchanged' && inside.some(isChange) ? 'changed' : article.change

export const ChangedArticles = ({
  comparison,
  lang,
  naming,
}: {
  comparison: TextComparison
  lang: Lang
  naming: NamingProfile
}) => {
  const { t } = useTranslation()
  const byArticle = Map.groupBy(comparison.units, ({ article }) => article)
  const articles = comparison.units
    .filter(({ kind }) => kind === 'article')
    .map((row) => ({ row, change: wholeChange(row, byArticle.get(row.wId) ?? []) }))
    .filter(({ row, change }) => change !== 'unchanged' || row.moved || row.renumbered)
  return (
    <nav className={classes.outline} aria-label={t('versions.changedArticles')}>
      <h2>{t('versions.changedArticles')}</h2>
      <ul>
        {articles.map(({ row, change }) => (
          <li key={row.wId}>
            <a href={`#c-${row.wId}`}>
              <span lang={lang}>{unitName(row, lang, naming)}</span>
              <small>
                {t(`versions.mark.${change === 'unchanged' ? (row.moved ? 'moved' : 'renumbered') : change}`)}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
