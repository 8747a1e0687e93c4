/** The amending act in one language: its clauses, numbered, each formula to be looked at and worded. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amendingQuery, wordAct } from '#client/api/amending.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import type { AmendingEdit } from '#shared/api/amending.ts'
import type { Level } from '#shared/legal/decision.ts'
import classes from './amending.module.css'
import { Formula, type Worded } from './Formula.tsx'

export interface ActProps {
  readonly proposal: string
  readonly lang: string
  readonly level: Level
  readonly mayEdit: boolean
}

export const Act = ({ proposal, lang, level, mayEdit }: ActProps) => {
  const { t } = useTranslation()
  const explain = useProblem()
  const queries = useQueryClient()
  const query = amendingQuery(proposal, lang, level)
  const act = useQuery(query)
  const [failure, setFailure] = useState<unknown>()

  const put = async (edit: AmendingEdit): Promise<boolean> => {
    setFailure(undefined)
    try {
      queries.setQueryData(query.queryKey, await wordAct(proposal, edit))
      return true
    } catch (error) {
      setFailure(error)
      void act.refetch()
      return false
    }
  }
  const shown = (formula: Worded, isLead = false) => (
    <Formula
      formula={formula}
      lang={lang}
      mayEdit={mayEdit}
      isLead={isLead}
      onWord={(text) => put({ lang, level, key: formula.key, text })}
      onReset={() => put({ lang, level, place: formula.place, text: null })}
    />
  )

  if (act.error && !act.data) return <Notice {...explain(act.error)} onRetry={() => void act.refetch()} />
  if (!act.data) return <TextSkeleton paragraphs={4} />
  const { clauses, homeless } = act.data
  return (
    <>
      {failure !== undefined && <Notice {...explain(failure)} />}
      {clauses.length === 0 && <Empty sentence={t('amending.empty')} />}
      {clauses.length > 0 && (
        <ol className={classes.clauses}>
          {clauses.map(({ place, lead, formulas }, at) => (
            <li key={place}>
              <span className={classes.number} aria-hidden="true">
                {at + 1})
              </span>
              <div className={classes.clause}>
                {lead && shown(lead, true)}
                {formulas.map((formula) => (
                  <div key={formula.place}>{shown(formula)}</div>
                ))}
              </div>
            </li>
          ))}
        </ol>
      )}
      {homeless.length > 0 && (
        <section className={classes.homeless}>
          <h2>{t('amending.homeless')}</h2>
          <p>{t('amending.homelessWhat')}</p>
          <ul>
            {homeless.map(({ place, text, author }) => (
              <li key={place}>
                <q lang={lang}>{text}</q> <span className={classes.author}>{author.name}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
