/** The forms that a term was found in: each with its replacement, for all places that are written so. */
import { Checkbox, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Chip } from '#client/ui/Chip.tsx'
import { type Choice, type Chosen, keyOf, type TermForm } from './choice.ts'
import classes from './throughout.module.css'

export interface FormTableProps {
  readonly forms: readonly TermForm[]
  readonly languages: readonly string[]
  readonly choice: Choice
  readonly onChange: (form: TermForm, part: Partial<Chosen>) => void
}

const Form = ({
  form,
  choice,
  onChange,
}: { form: TermForm } & Omit<FormTableProps, 'forms' | 'languages'>) => {
  const { t } = useTranslation()
  const listId = useId()
  const chosen = form.hits.map((hit) => choice.get(keyOf(hit))!)
  const ticked = chosen.filter(({ ticked: isTicked }) => isTicked).length
  const by = chosen.every((each) => each.by === chosen[0]!.by) ? chosen[0]!.by : ''
  const proposals = [...new Set([form.hits[0]!.by, ...form.others])]
  return (
    <li className={classes.form} data-type={form.type}>
      <Checkbox
        checked={ticked === form.hits.length}
        indeterminate={ticked > 0 && ticked < form.hits.length}
        onChange={(event) => onChange(form, { ticked: event.currentTarget.checked })}
        label={
          <span lang={form.lang} className={classes.found}>
            {form.found}
          </span>
        }
      />
      <span className={classes.arrow} aria-hidden="true">
        →
      </span>
      <TextInput
        size="sm"
        lang={form.lang}
        aria-label={t('throughout.byFor', { found: form.found })}
        placeholder={t('throughout.various')}
        value={by}
        list={listId}
        onChange={(event) => onChange(form, { by: event.currentTarget.value })}
      />
      <datalist id={listId}>
        {proposals.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <span className={classes.formNote}>
        {form.type !== 'exact' && (
          <Chip tone={form.type === 'stem' ? 'step' : 'plain'}>{t(`throughout.type.${form.type}`)}</Chip>
        )}
        {t('throughout.places', { count: form.hits.length })}
      </span>
    </li>
  )
}

export const FormTable = ({ forms, languages, choice, onChange }: FormTableProps) => {
  const { t } = useTranslation()
  const found = languages.filter((lang) => forms.some((form) => form.lang === lang))
  return found.map((lang) => (
    <section key={lang} aria-label={t(`common.${lang}`, { defaultValue: lang })}>
      <h3 className={classes.lang}>{t(`common.${lang}`, { defaultValue: lang })}</h3>
      <ul className={classes.forms}>
        {forms
          .filter((form) => form.lang === lang)
          .map((form) => (
            <Form key={form.key} form={form} choice={choice} onChange={onChange} />
          ))}
      </ul>
    </section>
  ))
}
