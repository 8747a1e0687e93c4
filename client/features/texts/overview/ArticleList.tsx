/** The articles that something is suggested to, each with its counts; one opens to its suggestions. */
import { IconArrowsDiff, IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { nameOfArticle } from '#client/ui/articles.ts'
import { headingLabel } from '#shared/legal/naming.ts'
import type { Lang, NamingProfile } from '#shared/legal/unit.ts'
import { ArticleRows } from './ArticleRows.tsx'
import type { OfArticle } from './model.ts'
import classes from './overview.module.css'

export interface ArticleListProps {
  readonly items: readonly OfArticle[]
  readonly lang: Lang
  readonly naming: NamingProfile
  readonly open: string | undefined
  readonly onOpen: (article: string | undefined) => void
}

/** The key of what stands outside of any article. */
export const outside = 'outside'

export const keyOf = ({ unit }: OfArticle): string => unit?.eId ?? outside

export const ArticleList = ({ items, lang, naming, open, onOpen }: ArticleListProps) => {
  const { t } = useTranslation()
  return (
    <div className={classes.list}>
      {items.map((item) => {
        const { unit, rows, groups, collisions } = item
        const key = keyOf(item)
        const isOpen = key === open
        const Chevron = isOpen ? IconChevronUp : IconChevronDown
        return (
          <section key={key} id={`a-${key}`} className={classes.article}>
            <h3>
              <button
                type="button"
                className={classes.head}
                data-printed
                aria-expanded={isOpen}
                onClick={() => onOpen(isOpen ? undefined : key)}
              >
                <span className={classes.number} aria-hidden="true">
                  {unit?.num}
                </span>
                <span className={classes.name} lang={lang}>
                  {unit && <span className="vh">{headingLabel(naming, unit.kind, unit.num, lang)}: </span>}
                  {unit
                    ? nameOfArticle(unit, lang) || headingLabel(naming, unit.kind, unit.num, lang)
                    : t('overview.outside')}
                </span>
                <span className={classes.counts}>
                  <span>{t('home.suggestions', { count: rows.length })}</span>
                  <span>{t('overview.groups', { count: groups })}</span>
                  {collisions > 0 && (
                    <span className={classes.colliding}>
                      <IconArrowsDiff size={14} stroke={1.75} aria-hidden="true" />
                      <span className="vh">{t('home.colliding', { count: collisions })}</span>
                      <span aria-hidden="true">{collisions}</span>
                    </span>
                  )}
                </span>
                <Chevron size={16} stroke={1.75} aria-hidden="true" />
              </button>
            </h3>
            {isOpen && <ArticleRows rows={rows} lang={lang} />}
          </section>
        )
      })}
    </div>
  )
}
