/** A text's contents: sections and their articles, each a link to its place. */
import { useTranslation } from 'react-i18next'
import { nameOfArticle, sectionsOf } from '#client/ui/articles.ts'
import { headingLabel } from '#shared/legal/naming.ts'
import type { Lang, NamingProfile, Unit } from '#shared/legal/unit.ts'
import classes from './Outline.module.css'

export interface OutlineProps {
  readonly units: readonly Unit[]
  readonly lang: Lang
  readonly naming: NamingProfile
  readonly current?: string
  /** What stands before the eIds in the ids of the places. */
  readonly prefix?: string
}

export const Outline = ({ units, lang, naming, current, prefix = '' }: OutlineProps) => {
  const { t } = useTranslation()
  return (
    <nav className={classes.outline} aria-label={t('terms.outline')} lang={lang}>
      {sectionsOf(units).map(({ section, articles }) => (
        <div key={section?.eId ?? articles[0]?.eId}>
          {section && (
            <a className={classes.section} href={`#${prefix}${section.eId}`}>
              {headingLabel(naming, section.kind, section.num, lang)}
              {section.heading?.[lang] && <b>{section.heading[lang]}</b>}
            </a>
          )}
          <ol>
            {articles.map((unit) => (
              <li key={unit.eId}>
                <a
                  href={`#${prefix}${unit.eId}`}
                  aria-current={unit.eId === current ? 'location' : undefined}
                >
                  <span>{unit.num}</span>
                  {nameOfArticle(unit, lang) || headingLabel(naming, unit.kind, unit.num, lang)}
                </a>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </nav>
  )
}
