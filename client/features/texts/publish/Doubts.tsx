/** Where the parser had to choose: which line, what it says, why it is in doubt. Each leads to its place. */
import { useTranslation } from 'react-i18next'
import type { Reading } from '#client/api/texts.ts'
import { Notice } from '#client/ui/Notice.tsx'
import classes from './publish.module.css'

export const Doubts = ({ reading, lang }: { reading: Reading; lang: string }) => {
  const { t } = useTranslation()
  const { doubts, notes } = reading
  return (
    <>
      {doubts.length > 0 ? (
        <section className={classes.doubts}>
          <Notice
            tone="step"
            title={t('publish.doubts', { count: doubts.length })}
            detail={t('publish.doubtsWhat')}
          />
          <ol>
            {doubts.map(({ line, what, why, unit, num }) => (
              <li key={`${line}${why}${what}`}>
                <span className={classes.lineNumber}>{t('publish.line', { line })}</span>
                <span>
                  {unit ? (
                    <a className={classes.what} lang={lang} href={`#row-${unit}`}>
                      {what}
                    </a>
                  ) : (
                    <span className={classes.what} lang={lang}>
                      {what}
                    </span>
                  )}
                  <span className={classes.whyDoubt}>{t(`doubt.${why}`, { num })}</span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      ) : (
        <p className={classes.clear}>{t('publish.noDoubts')}</p>
      )}
      {notes.length > 0 && (
        <details className={classes.notes}>
          <summary>{t('publish.notes', { count: notes.length })}</summary>
          <ul lang={lang}>
            {notes.map(({ line, text }) => (
              <li key={`${line}${text}`}>
                <span className={classes.lineNumber}>{line}</span> {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
