/** The explanatory note at the head of the proposal: live for those who may write it, read by the others. */
import { useTranslation } from 'react-i18next'
import type { Connection } from '#client/collab/connection.ts'
import { useCollab } from '#client/collab/RoomsContext.ts'
import type { Snapshot } from '#client/collab/state.ts'
import { RichTextView } from '#client/editor/RichTextView.tsx'
import layout from '#client/features/proposal/proposal.module.css'
import { loadedLater } from '#client/ui/loadedLater.ts'
import { may } from '#shared/access/may.ts'
import type { Me } from '#shared/api/account.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import type { RichBlock } from '#shared/document/richText.ts'

const editor = loadedLater(() => import('#client/editor/NoteEditor.tsx'))

export interface NotesProps {
  readonly proposal: ProposalRow
  readonly me: Me
  readonly langs: readonly string[]
  readonly connection: Connection | undefined
  readonly snapshot: Snapshot
}

const Note = ({ proposal, me, lang, connection, snapshot }: Omit<NotesProps, 'langs'> & { lang: string }) => {
  const { t } = useTranslation()
  const { people } = useCollab()
  const code = editor.useIdly()
  const writing = may(me, 'note.write', { proposal }) && snapshot.ready && snapshot.write
  const blocks = (proposal.noteRich[lang] ?? []) as readonly RichBlock[]
  const read = <RichTextView blocks={blocks} lang={lang} />
  if (!writing && blocks.length === 0) return null
  return (
    <section className={layout.note} aria-label={t('proposal.note')} data-part="note">
      <h2 className={layout.noteTitle}>{t('proposal.note')}</h2>
      {code && writing && connection ? (
        <code.NoteEditor
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
        read
      )}
    </section>
  )
}

/** The note in each language that is looked at. */
export const Notes = ({ langs, ...rest }: NotesProps) => {
  const notes = langs.map((lang) => <Note key={lang} lang={lang} {...rest} />)
  return langs.length > 1 ? <div className={layout.both}>{notes}</div> : notes
}
