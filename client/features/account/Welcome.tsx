/** What one sees before signing in: what this is for on the left, the form on the right. */
import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Logo } from '#client/ui/Logo.tsx'
import { useWindowTitle } from '#client/ui/Page.tsx'
import { LanguageSwitch, ThemeMenu } from '#client/ui/Switches.tsx'
import classes from './Welcome.module.css'

const steps = ['bring', 'amend', 'take'] as const

export interface WelcomeProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

export const Welcome = ({ title, lead, children }: WelcomeProps) => {
  const { t } = useTranslation()
  useWindowTitle(title)
  return (
    <div className={classes.welcome}>
      <a className="skip" href="#main">
        {t('common.skip')}
      </a>
      <section className={classes.say}>
        <Logo name={t('common.appName')} />
        <p className={classes.motto}>
          <Trans i18nKey="welcome.motto" components={{ del: <del />, ins: <ins /> }} />
        </p>
        <p className={classes.why}>{t('welcome.why')}</p>
        <ol className={classes.steps}>
          {steps.map((step) => (
            <li key={step}>
              <b>{t(`welcome.${step}.title`)}</b>
              {t(`welcome.${step}.text`)}
            </li>
          ))}
        </ol>
        <p className={classes.foot}>
          <span>{t('welcome.open')}</span>
          <span>{t('welcome.own')}</span>
        </p>
      </section>
      <main id="main" className={classes.act}>
        <div className={classes.switches}>
          <LanguageSwitch />
          <ThemeMenu />
        </div>
        <div className={classes.form}>
          <h1>{title}</h1>
          {lead && <p className={classes.lead}>{lead}</p>}
          {children}
        </div>
      </main>
    </div>
  )
}
