/** Making a bundle: name the term, look at where it stands, choose, suggest. */
import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findTerm, replaceTerm } from '#client/api/throughout.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Empty, Notice } from '#client/ui/Notice.tsx'
import type { ThroughoutPreview } from '#shared/api/throughout.ts'
import { type Choice, chosenOf, formsOf, startingChoice, withChosen } from './choice.ts'
import { FormTable } from './FormTable.tsx'
import { Places } from './Places.tsx'
import { readyTerms, TermForm, type Terms } from './TermForm.tsx'
import classes from './throughout.module.css'

interface Found {
  readonly id: string
  readonly terms: NonNullable<ReturnType<typeof readyTerms>>
  readonly preview: ThroughoutPreview
}

export interface ReplacingProps {
  readonly proposal: string
  readonly languages: readonly string[]
  readonly onMade: (bundle: string) => void
}

export const Replacing = ({ proposal, languages, onMade }: ReplacingProps) => {
  const { t, i18n } = useTranslation()
  const explain = useProblem()
  const queries = useQueryClient()
  const [terms, setTerms] = useState<Terms>({})
  const [choice, setChoice] = useState<Choice>(new Map())
  const [reason, setReason] = useState('')
  const reasonLang = languages.includes(i18n.language) ? i18n.language : languages[0]!
  const find = useMutation({
    mutationFn: async (): Promise<Found> => {
      const ready = readyTerms(terms)!
      return { id: crypto.randomUUID(), terms: ready, preview: await findTerm(proposal, ready) }
    },
    onSuccess: ({ preview }) => setChoice(startingChoice(preview.hits)),
  })
  const found = find.data
  const hits = found?.preview.hits ?? []
  const chosen = chosenOf(hits, choice)
  const clauses = new Set(chosen.map(({ unit }) => unit)).size
  const make = useMutation({
    mutationFn: () =>
      replaceTerm(proposal, {
        id: found!.id,
        ...found!.terms,
        hits: chosen,
        ...(reason.trim() && { reason: { [reasonLang]: reason.trim() } }),
      }),
    onSuccess: async ({ bundle }) => {
      await queries.invalidateQueries({ queryKey: ['proposal', proposal] })
      find.reset()
      setTerms({})
      setReason('')
      onMade(bundle.id)
    },
  })
  const problem = find.error ?? make.error
  return (
    <div className={classes.work}>
      <TermForm
        languages={languages}
        terms={terms}
        busy={find.isPending}
        onChange={(next) => {
          setTerms(next)
          if (found) find.reset()
        }}
        onFind={() => find.mutate()}
      />
      {problem && <Notice {...explain(problem)} />}
      {found && hits.length === 0 && <Empty sentence={t('throughout.none')} />}
      {found && hits.length > 0 && (
        <>
          <p role="status" className={classes.summary}>
            {t('throughout.foundCount', { count: hits.length })}. {t('throughout.onlyExact')}
          </p>
          <FormTable
            forms={formsOf(hits)}
            languages={languages}
            choice={choice}
            onChange={(form, part) => setChoice(withChosen(choice, form.hits, part))}
          />
          <h3 className={classes.lang}>{t('throughout.allPlaces')}</h3>
          <Places
            preview={found.preview}
            choice={choice}
            onChange={(hit, part) => setChoice(withChosen(choice, [hit], part))}
          />
          <Textarea
            label={t('throughout.reason')}
            lang={reasonLang}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className={classes.bar}>
            <span role="status">{t('throughout.chosen', { count: chosen.length })}</span>
            <Button loading={make.isPending} disabled={chosen.length === 0} onClick={() => make.mutate()}>
              {t('throughout.make', { count: clauses })}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
