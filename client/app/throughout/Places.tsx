/** Every place of a term, clause by clause, with the words around it; each can be left out or worded by itself. */
import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Chip } from '#client/ui/Chip.tsx'
import type { TermHitRow, ThroughoutPreview } from '#shared/api/throughout.ts'
import { type Choice, type Chosen, keyOf } from './choice.ts'
import classes from './throughout.module.css'

export interface PlacesProps {
  readonly preview: ThroughoutPreview
  readonly choice: Choice
  readonly onChange: (hit: TermHitRow, part: Partial<Chosen>) => void
}

const Place = ({
  hit,
  chosen,
  onChange,
}: {
  hit: TermHitRow
  chosen: Chosen
  onChange: PlacesProps['onChange']
}) => {
  const { t } = useTranslation()
  return (
    <li className={classes.place} data-ticked={chosen.ticked || undefined}>
      <Checkbox
        checked={chosen.ticked}
        aria-label={t('throughout.replaceHere', { found: hit.found })}
        onChange={(event) => onChange(hit, { ticked: event.currentTarget.checked })}
      />
      <p lang={hit.lang} className={classes.words}>
        {hit.part === 'heading' && <Chip>{t('publish.heading')}</Chip>} {hit.before}
        {chosen.ticked ? (
          <>
            <del>
              <span className="vh">{t('common.deleted')}: </span>
              {hit.found}
            </del>{' '}
            <ins>
              <span className="vh">{t('common.inserted')}: </span>
              {chosen.by}
            </ins>
          </>
        ) : (
          <mark>{hit.found}</mark>
        )}
        {hit.after}
      </p>
      <TextInput
        size="xs"
        lang={hit.lang}
        className={classes.by}
        aria-label={t('throughout.byFor', { found: hit.found })}
        value={chosen.by}
        disabled={!chosen.ticked}
        onChange={(event) => onChange(hit, { by: event.currentTarget.value })}
      />
    </li>
  )
}

export const Places = ({ preview, choice, onChange }: PlacesProps) => {
  const { i18n } = useTranslation()
  const clauses = [...Map.groupBy(preview.hits, ({ unit }) => unit)]
  return (
    <ol className={classes.clauses}>
      {clauses.map(([unit, hits]) => {
        const cited = preview.citations[unit] ?? {}
        const lang = cited[i18n.language] ? i18n.language : Object.keys(cited)[0]
        return (
          <li key={unit}>
            <h4 lang={lang}>{(lang && cited[lang]) ?? unit}</h4>
            <ul>
              {hits.map((hit) => (
                <Place key={keyOf(hit)} hit={hit} chosen={choice.get(keyOf(hit))!} onChange={onChange} />
              ))}
            </ul>
          </li>
        )
      })}
    </ol>
  )
}
