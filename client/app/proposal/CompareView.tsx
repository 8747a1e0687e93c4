/**
 * Two wordings of one clause beside each other: the draft above, each against it or against the other, with its reason and
 * how people stand; for who decides, the decision beside them.
 */
import { Modal, SegmentedControl, Select } from '@mantine/core'
import { IconRubberStamp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WordingView } from '#client/editor/WordingView.tsx'
import { useSuggestionPage } from '#client/features/suggestion/SuggestionContext.ts'
import { baseBlocks } from '#client/features/suggestion/seeds.ts'
import { useEditingStore } from '#client/features/suggestion/useEditing.ts'
import { useRow, useRowsOf } from '#client/features/suggestion/usePageStore.ts'
import { may } from '#shared/access/may.ts'
import type { Actor, ProposalSubject } from '#shared/access/subjects.ts'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Lang, Unit } from '#shared/legal/unit.ts'
import { ComparedWording } from './ComparedWording.tsx'
import { comparable } from './comparable.ts'
import classes from './compare.module.css'
import { LivePanel } from './Foot.tsx'

export interface CompareViewProps {
  readonly suggestion: string
  readonly unit: Unit
  readonly lang: Lang
  readonly citation: string
  readonly actor: Actor
  readonly proposal: ProposalSubject
  readonly onClose: () => void
}

type Against = 'draft' | 'other'

export const CompareView = (props: CompareViewProps) => {
  const { suggestion, unit, citation, actor, proposal, onClose } = props
  const { t } = useTranslation()
  const { languages, store } = useSuggestionPage()
  const { index } = useEditingStore()
  const rows = useRowsOf(unit.eId)
  const first = useRow(suggestion)
  const [chosen, setChosen] = useState<string>()
  const [lang, setLang] = useState(props.lang)
  const [against, setAgainst] = useState<Against>('draft')
  const [deciding, setDeciding] = useState(suggestion)
  if (!first) return null
  const others = comparable(rows, first)
  const second = others.find(({ id }) => id === chosen) ?? others[0]
  if (!second) return null
  const pair = [first, second] as const
  const name = ({ id, author }: SuggestionRow) =>
    [`№\u00a0${store.numberOf(id)}`, author.name].filter(Boolean).join(', ')
  const judged = pair.find(({ id }) => id === deciding) ?? first
  const subject = { proposal, suggestion: judged }
  const commission = may(actor, 'decision.commission', subject)
  const decides = pair.some((row) => {
    const each = { proposal, suggestion: row }
    return may(actor, 'decision.group', each) || may(actor, 'decision.commission', each)
  })
  const mayDecide = commission || may(actor, 'decision.group', subject)
  const base = baseBlocks(index, unit.eId, lang)

  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={t('compare.title', { unit: citation })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ header: classes.header, body: classes.body, content: classes.content }}
    >
      <div className={classes.bar}>
        {others.length > 1 && (
          <Select
            aria-label={t('compare.with')}
            value={second.id}
            allowDeselect={false}
            onChange={(id) => setChosen(id ?? undefined)}
            data={others.map((row) => ({ value: row.id, label: name(row) }))}
            className={classes.with}
          />
        )}
        <SegmentedControl
          aria-label={t('compare.against')}
          value={against}
          onChange={(value) => setAgainst(value as Against)}
          data={[
            { value: 'draft', label: t('compare.withDraft') },
            { value: 'other', label: t('compare.eachOther') },
          ]}
        />
        {languages.length > 1 && (
          <SegmentedControl
            aria-label={t('proposal.textLanguage')}
            value={lang}
            onChange={setLang}
            data={languages.map((each) => ({
              value: each,
              label: t(`common.short.${each}`, { defaultValue: each }),
            }))}
          />
        )}
      </div>
      <div className={classes.page} data-decides={decides || undefined}>
        <div className={classes.mid}>
          <section className={classes.base} aria-label={t('terms.draftWording')}>
            <h3>{t('terms.draftWording')}</h3>
            <WordingView blocks={base} lang={lang} size="m" />
          </section>
          <div className={classes.two}>
            {pair.map((row, index) => (
              <ComparedWording
                key={row.id}
                row={row}
                number={store.numberOf(row.id)}
                base={base}
                other={against === 'other' ? pair[1 - index] : undefined}
                lang={lang}
              />
            ))}
          </div>
        </div>
        {decides && (
          <aside className={classes.decision} aria-label={t('decision.title')}>
            <h3 className={classes.decisionTitle}>
              <IconRubberStamp size={18} stroke={1.75} aria-hidden="true" />
              {t('decision.title')}
            </h3>
            <SegmentedControl
              fullWidth
              aria-label={t('compare.decideOn')}
              value={judged.id}
              onChange={setDeciding}
              data={pair.map((row) => ({ value: row.id, label: `№\u00a0${store.numberOf(row.id)}` }))}
            />
            {mayDecide ? (
              <LivePanel
                key={judged.id}
                row={judged}
                level={commission ? 'commission' : 'group'}
                onDone={onClose}
              />
            ) : (
              <p className={classes.quiet}>{t('compare.decided')}</p>
            )}
          </aside>
        )}
      </div>
    </Modal>
  )
}
