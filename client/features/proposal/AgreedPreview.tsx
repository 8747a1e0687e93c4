/** The agreed text as it stands, and what collides: the same function that makes the exported file. */
import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { agreedQuery } from '#client/api/proposals.ts'
import { useProblem } from '#client/api/useProblem.ts'
import { Empty, Notice, TextSkeleton } from '#client/ui/Notice.tsx'
import { displayNum } from '#shared/legal/naming.ts'
import type { NamingProfile, PlainUnit } from '#shared/legal/unit.ts'
import classes from './proposal.module.css'

const UnitText = ({ unit, naming }: { unit: PlainUnit; naming: NamingProfile }) => (
  <>
    {unit.heading !== undefined && (
      <h3 className={classes.previewHeading}>
        {unit.num && `${displayNum(unit.kind, unit.num, naming)} `}
        {unit.heading}
      </h3>
    )}
    {unit.heading === undefined && unit.text === undefined && unit.num && (
      <h3 className={classes.previewHeading}>{displayNum(unit.kind, unit.num, naming)}</h3>
    )}
    {unit.text !== undefined && (
      <p data-kind={unit.kind}>
        {unit.num && `${displayNum(unit.kind, unit.num, naming)} `}
        {unit.text}
      </p>
    )}
    {unit.children.map((child) => (
      <UnitText key={child.eId} unit={child} naming={naming} />
    ))}
  </>
)

export interface AgreedPreviewProps {
  readonly id: string
  readonly lang: string
  readonly naming: NamingProfile
  readonly numberOf: (id: string) => number | undefined
  readonly cite: (eId: string) => string
  readonly onClose: () => void
}

export const AgreedPreview = ({ id, lang, naming, numberOf, cite, onClose }: AgreedPreviewProps) => {
  const { t } = useTranslation()
  const explain = useProblem()
  const { data, error, refetch } = useQuery(agreedQuery(id, lang))
  const told = error && explain(error)
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('terms.agreedText')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {told && <Notice {...told} onRetry={() => void refetch()} />}
      {!data && !error && <TextSkeleton paragraphs={5} />}
      {data && data.collisions.length > 0 && (
        <Notice
          tone="step"
          title={t('proposal.collisions', { count: data.collisions.length })}
          detail={data.collisions
            .map(
              ({ unit, suggestions }) =>
                `${unit ? `${cite(unit)}: ` : ''}${suggestions.map((sid) => `№\u00a0${numberOf(sid)}`).join(', ')}`,
            )
            .join('; ')}
        />
      )}
      {data && data.applied.length === 0 && <Empty sentence={t('proposal.nothingAgreed')} />}
      {data && (
        <div className={`law law-m ${classes.preview}`} lang={lang}>
          {data.units.map((unit) => (
            <UnitText key={unit.eId} unit={unit} naming={naming} />
          ))}
        </div>
      )}
    </Modal>
  )
}
