/** One thread: the quoted words in the first author's colour, its comments, an answer, resolving. */
import { Button, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCollab } from '#client/collab/RoomsContext.ts'
import { formatTime } from '#client/i18n/format.ts'
import { PersonMark } from '#client/ui/Person.tsx'
import { may } from '#shared/access/may.ts'
import type { Actor } from '#shared/access/subjects.ts'
import type { ThreadRow } from '#shared/api/discussion.ts'
import type { ProposalRow } from '#shared/api/proposals.ts'
import classes from './discussion.module.css'

export interface ThreadProps {
  readonly thread: ThreadRow
  readonly proposal: ProposalRow
  readonly actor: Actor
  /** What it is about, when that is not plain from the place it stands in. */
  readonly about?: string
  readonly onReply: (body: string) => Promise<boolean>
  readonly onResolve: (resolved: boolean) => void
  readonly onDelete: (comment: string) => void
}

export const Thread = ({ thread, proposal, actor, about, onReply, onResolve, onDelete }: ThreadProps) => {
  const { t, i18n } = useTranslation()
  const [answering, setAnswering] = useState(false)
  const [body, setBody] = useState('')
  const [busy, setBusy] = useState(false)
  const subject = { proposal, thread }
  const mayComment = may(actor, 'thread.comment', subject)
  const mayResolve = may(actor, 'thread.resolve', subject)
  const { people } = useCollab()
  const colour = (id: string) => people.colourOf(id)

  const send = async () => {
    setBusy(true)
    if (await onReply(body)) {
      setBody('')
      setAnswering(false)
    }
    setBusy(false)
  }

  return (
    <article
      className={classes.thread}
      data-thread={thread.id}
      data-resolved={thread.resolved ? true : undefined}
    >
      {thread.anchor && (
        <blockquote
          className="law law-s"
          lang={thread.anchor.lang}
          style={{ borderColor: `var(--p${colour(thread.author.id)})` }}
        >
          {thread.anchor.quote}
        </blockquote>
      )}
      {about && <p className={classes.about}>{about}</p>}
      {thread.audience === 'shared' && <p className={classes.shared}>{t('discussion.audience.shared')}</p>}
      <ol className={classes.comments}>
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <PersonMark name={comment.author.name} colour={colour(comment.author.id)} decorative />
            <div>
              <p className={classes.byline}>
                <b>{comment.author.name}</b>{' '}
                <time dateTime={comment.createdAt}>{formatTime(comment.createdAt, i18n.language)}</time>
                {comment.author.id === actor.id && !comment.deletedAt && mayComment && (
                  <button
                    type="button"
                    className={classes.quietIcon}
                    aria-label={t('discussion.delete')}
                    title={t('discussion.delete')}
                    onClick={() => onDelete(comment.id)}
                  >
                    <IconTrash size={14} stroke={1.75} />
                  </button>
                )}
              </p>
              {comment.deletedAt ? (
                <p className={classes.gone}>{t('discussion.deleted')}</p>
              ) : (
                <p className={classes.body}>{comment.body}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {answering ? (
        <div className={classes.answer}>
          <Textarea
            autoFocus
            aria-label={t('discussion.reply')}
            minRows={2}
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.code === 'Enter' && (event.ctrlKey || event.metaKey) && body.trim()) void send()
              if (event.code === 'Escape' && !body) setAnswering(false)
            }}
          />
          <div className={classes.acts}>
            <Button disabled={!body.trim()} loading={busy} onClick={() => void send()}>
              {t('discussion.send')}
            </Button>
            <Button variant="subtle" onClick={() => setAnswering(false)}>
              {t('common.cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <div className={classes.acts}>
          {mayComment && (
            <Button
              variant="subtle"
              leftSection={<IconArrowBackUp size={16} stroke={1.75} />}
              onClick={() => setAnswering(true)}
            >
              {t('discussion.reply')}
            </Button>
          )}
          {mayResolve && (
            <Button
              variant="subtle"
              leftSection={<IconCheck size={16} stroke={1.75} />}
              onClick={() => onResolve(!thread.resolved)}
            >
              {t(thread.resolved ? 'discussion.openAgain' : 'discussion.resolve')}
            </Button>
          )}
        </div>
      )}
    </article>
  )
}
