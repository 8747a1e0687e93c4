/** A clause being amended: the same words in the same place, a ring drawn outside them, the reason and marks below. */
import { IconCheck, IconEye, IconEyeOff, IconLock, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCollab } from '#client/collab/RoomsContext.ts'
import { useSteadySnapshot } from '#client/collab/useConnection.ts'
import { NoteEditor } from '#client/editor/NoteEditor.tsx'
import { RichTextView } from '#client/editor/RichTextView.tsx'
import { useWording } from '#client/editor/useWording.ts'
import { WordingEditor } from '#client/editor/WordingEditor.tsx'
import { WordingView } from '#client/editor/WordingView.tsx'
import { Chip } from '#client/ui/Chip.tsx'
import type { SuggestionRow } from '#shared/api/suggestions.ts'
import type { Unit } from '#shared/legal/unit.ts'
import type { Editing } from './editing.ts'
import { LostOffers } from './LostOffers.tsx'
import { Marks } from './Marks.tsx'
import { reasonOf } from './rows.ts'
import { useSuggestionPage } from './SuggestionContext.ts'
import { baseBlocks, wordingBlocks } from './seeds.ts'
import { useEditingStore } from './useEditing.ts'
import { useFreshRights } from './useFreshRights.ts'
import { useRow } from './usePageStore.ts'
import './controls.css'
import './suggestion.css'

const Legend = ({ row }: { row: SuggestionRow | undefined }) => {
  const { t } = useTranslation()
  const page = useSuggestionPage()
  const number = row && page.store.numberOf(row.id)
  const mine = !row || row.author.id === page.me
  const title = mine ? t('suggestion.mine') : t('suggestion.of', { name: row.author.name })
  const draft = row?.state === 'draft'
  return (
    <div className="ring-legend">
      <span>{number === undefined ? title : `${title} №\u00a0${number}`}</span>
      <span className="ring-note">
        {draft ? <IconLock size={14} stroke={1.75} /> : <IconUsers size={14} stroke={1.75} />}
        {t(draft ? 'suggestion.visibleToMe' : 'suggestion.visibleToGroup')}
      </span>
      {row && row.coauthors.length > 0 && (
        <span className="ring-note wide">
          <IconUserPlus size={14} stroke={1.75} />
          {t('suggestion.coauthors', {
            count: row.coauthors.length,
            names: row.coauthors.map(({ name }) => name).join(', '),
          })}
        </span>
      )}
    </div>
  )
}

export const EditingUnit = ({ unit, editing }: { unit: Unit; editing: Editing }) => {
  const { t } = useTranslation()
  const store = useEditingStore()
  const { people } = useCollab()
  const row = useRow(editing.suggestion)
  const connection = store.connection()
  const snapshot = useSteadySnapshot(connection)
  const [marks, setMarks] = useState(true)
  const { lang } = editing
  const base = useMemo(
    () => (editing.op === 'replace' ? baseBlocks(store.index, unit.eId, lang) : []),
    [editing.op, store, unit.eId, lang],
  )
  const stored = useMemo(() => (row ? wordingBlocks(row.after[lang]) : base), [row, lang, base])
  // Whoever may not write reads the room itself; until it has answered, what the row holds.
  const live = useWording(snapshot.ready && !snapshot.write ? connection?.doc : undefined, lang)
  useFreshRights(snapshot.ready && !snapshot.write && snapshot.state.type !== 'stopped')
  const leave = () => store.leave()
  if (!connection) return null
  const { doc, awareness } = connection
  const writing = snapshot.ready && snapshot.write
  const shared = {
    doc,
    awareness,
    lang,
    colourOf: (userId: string) => people.colourOf(userId),
    onLeave: leave,
  }
  return (
    <section className="ring" aria-label={t('suggestion.editing')} data-suggestion={editing.suggestion}>
      <Legend row={row} />
      {writing ? (
        <WordingEditor
          key={`${snapshot.generation}:${lang}`}
          {...shared}
          base={base}
          marks={marks}
          label={t('suggestion.wording')}
          caret={editing.caret}
        />
      ) : (
        <WordingView blocks={live ?? stored} base={marks ? base : undefined} lang={lang} />
      )}
      <LostOffers connection={connection} lost={snapshot.lost} lang={lang} writing={writing} />
      <div className="ring-why">
        <b>{t('suggestion.reason')}</b>
        {writing ? (
          <NoteEditor
            key={`${snapshot.generation}:${lang}`}
            {...shared}
            field="reason"
            label={t('suggestion.reason')}
            placeholder={t('suggestion.reasonHint')}
          />
        ) : (
          <RichTextView blocks={reasonOf(row, lang)} lang={lang} />
        )}
      </div>
      <div className="ring-foot">
        {row && <Marks row={row} />}
        {snapshot.ready && !snapshot.write && (
          <Chip icon={<IconLock size={14} stroke={1.75} />}>{t('suggestion.locked')}</Chip>
        )}
        <span className="grow" />
        <button
          type="button"
          className="quiet-button icon"
          aria-pressed={!marks}
          aria-label={t(marks ? 'suggestion.hideMarks' : 'suggestion.showMarks')}
          title={t(marks ? 'suggestion.hideMarks' : 'suggestion.showMarks')}
          onClick={() => setMarks(!marks)}
        >
          {marks ? <IconEye size={16} stroke={1.75} /> : <IconEyeOff size={16} stroke={1.75} />}
        </button>
        <button type="button" className="line-button" onClick={leave}>
          <IconCheck size={14} stroke={1.75} />
          {t('suggestion.done')} <kbd>Esc</kbd>
        </button>
      </div>
    </section>
  )
}
