/** The term and what takes its place, in each language of the text. */
import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './throughout.module.css'

export type Terms = Readonly<Record<string, { readonly from: string; readonly to: string }>>

export interface TermFormProps {
  readonly languages: readonly string[]
  readonly terms: Terms
  readonly busy: boolean
  readonly onChange: (terms: Terms) => void
  readonly onFind: () => void
}

/** Languages in which both words are given; a language with one of the two is not ready. */
export const readyTerms = (terms: Terms) => {
  const given = Object.entries(terms).map(([lang, { from, to }]) => [lang, from.trim(), to.trim()] as const)
  const said = given.filter(([, from, to]) => from !== '' || to !== '')
  if (said.length === 0 || said.some(([, from, to]) => from === '' || to === '')) return undefined
  return {
    from: Object.fromEntries(said.map(([lang, from]) => [lang, from])),
    to: Object.fromEntries(said.map(([lang, , to]) => [lang, to])),
  }
}

export const TermForm = ({ languages, terms, busy, onChange, onFind }: TermFormProps) => {
  const { t } = useTranslation()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onFind()
  }
  return (
    <form className={classes.terms} onSubmit={submit}>
      {languages.map((lang) => {
        const term = terms[lang] ?? { from: '', to: '' }
        const name = t(`common.${lang}`, { defaultValue: lang })
        return (
          <fieldset key={lang} className={classes.term}>
            <legend>{name}</legend>
            <TextInput
              label={t('throughout.from')}
              lang={lang}
              value={term.from}
              onChange={(event) =>
                onChange({ ...terms, [lang]: { ...term, from: event.currentTarget.value } })
              }
            />
            <span className={classes.arrow} aria-hidden="true">
              →
            </span>
            <TextInput
              label={t('throughout.to')}
              lang={lang}
              value={term.to}
              onChange={(event) => onChange({ ...terms, [lang]: { ...term, to: event.currentTarget.value } })}
            />
          </fieldset>
        )
      })}
      <Button
        type="submit"
        variant="default"
        loading={busy}
        disabled={!readyTerms(terms)}
        leftSection={<IconSearch size={16} stroke={1.75} />}
      >
        {t('throughout.find')}
      </Button>
    </form>
  )
}
