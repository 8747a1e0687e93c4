/** The explanatory note at the head of the proposal: live for those who may write it, read by the others. */
import { useTranslation } from 'react-i18next'
import type { Connection } from '#client/collab/connection.ts'
import { useCollab } from '#client/collab/RoomsContext.ts'
import type { Snapshot } from '#client/collab/state.ts'
import { NoteEditor } from '#client/editor/NoteEditor.tsx'
import { RichTextView } from '#client/editor/RichTextView.tsx'
import layout from '#client/features/proposal/proposal.module.css'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { RichBlock } from '#shared/document/richText.ts'

export interface NoteProps {
  readonly proposal: ProposalRow
  readonly me: Me
  readonly lang: string
  readonly connection: Connection | undefined
  readonly snapshot: Snapshot
}

export const Note = ({ proposal, me, lang, connection, snapshot }: NoteProps) => {
  const { t } = useTranslation()
  const { people } = useCollab()
  const writing = may(me, 'note.write', { proposal }) && snapshot.ready && snapshot.write
  const blocks = (proposal.noteRich[lang] ?? []) as readonly RichBlock[]
  if (!writing && blocks.length === 0) return null
  return (
    <section className={layout.note} aria-label={t('proposal.note')}>
      <h2 className={layout.noteTitle}>{t('proposal.note')}</h2>
      {writing && connection ? (
        <NoteEditor
          key={`${snapshot.generation}:${lang}`}
          doc={connection.doc}
          awareness={connection.awareness}
          field="note"
          lang={lang}
          label={t('proposal.note')}
          placeholder={t('proposal.noteHint')}
          colourOf={(userId) => people.colourOf(userId)}
          onLeave={() => (document.activeElement as HTMLElement | null)?.blur()}
        />
      ) : (
        <RichTextView blocks={blocks} lang={lang} />
      )}
    </section>
  )
}
